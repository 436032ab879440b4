import { talkRoutes, type Delivery, type Message } from '@tomoshibi/contract';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { call } from '../../../lib/api/call.ts';
import { failureCode } from '../../../lib/api/api-error.ts';
import { failureText } from '../../../lib/field-faults.ts';
import type { TalkLog } from '../../../lib/live/talk-log.ts';
import css from './log.module.css';

interface DecisionProps {
  readonly message: Message;
  readonly delivery: Delivery;
  readonly log: TalkLog;
  readonly canDecide: boolean;
}

/** A message that did not go, or may not have gone: why, and the decision only a person may take. */
export function DeliveryDecision({ message, delivery, log, canDecide }: DecisionProps) {
  const { t } = useTranslation();
  const decide = useMutation({
    mutationFn: (choice: 'retry' | 'giveUp') =>
      call(choice === 'retry' ? talkRoutes.retryMessage : talkRoutes.giveUpMessage, {
        params: { consultationId: message.consultationId, messageId: message.id },
      }),
    onSuccess: (answer) => log.merge([answer]),
    onError: (error) => {
      if (failureCode(error) === 'delivery_not_undecided') void log.load();
    },
  });
  const failure = failureText(decide.error, t);
  return (
    <fieldset className={css['decision']}>
      <p>
        {delivery.state === 'unknown'
          ? t('talk.delivery.unknownHint')
          : delivery.error && t(`talk.delivery.error.${delivery.error}`)}
      </p>
      {failure && <p role="alert">{failure}</p>}
      {canDecide && (
        <div className={css['decide']}>
          <Button
            size="small"
            busy={decide.isPending && decide.variables === 'retry'}
            disabled={decide.isPending}
            onClick={() => decide.mutate('retry')}
            data-testid="retry-message"
          >
            {t('talk.delivery.retry')}
          </Button>
          <Button
            size="small"
            look="quiet"
            busy={decide.isPending && decide.variables === 'giveUp'}
            disabled={decide.isPending}
            onClick={() => decide.mutate('giveUp')}
            data-testid="give-up-message"
          >
            {t('talk.delivery.giveUp')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
