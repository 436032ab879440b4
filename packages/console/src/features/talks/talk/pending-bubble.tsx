import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Icon } from '../../../components/icon.tsx';
import type { Outgoing, PendingMessage } from '../../../lib/live/outgoing.ts';
import { draftOf } from '../drafts.ts';
import css from './log.module.css';

interface PendingBubbleProps {
  readonly pending: PendingMessage;
  readonly outgoing: Outgoing;
}

/** An answer our own server does not have yet; it says so until it does. */
export function PendingBubble({ pending, outgoing }: PendingBubbleProps) {
  const { t } = useTranslation();
  const rewrite = (): void => {
    outgoing.discard(pending.clientId);
    draftOf(outgoing.consultationId)?.prepend(pending.text);
  };
  return (
    <article
      className={css['message']}
      data-testid="message"
      data-direction="out"
      data-delivery={pending.state}
      data-joined="false"
    >
      <div className={css['line']}>
        <div className={css['bubble']} data-pending="true">
          {pending.quote?.excerpt && (
            <blockquote className={css['quote']}>{pending.quote.excerpt}</blockquote>
          )}
          <p>{pending.text}</p>
        </div>
        <div className={css['meta']}>
          <span className={css['delivery']} data-state={pending.state}>
            <Icon name={pending.state === 'posting' ? 'clock' : 'alert'} size="1em" />
            {pending.state === 'posting' ? t('talk.delivery.posting') : t('talk.delivery.failed')}
          </span>
        </div>
      </div>
      {pending.state !== 'posting' && (
        <div className={css['decision']} role="alert">
          <p>
            {pending.state === 'held'
              ? t('talk.delivery.held')
              : t('talk.delivery.refused', { reason: t(`errors.${pending.failure ?? 'bad_answer'}`) })}
          </p>
          <div className={css['decide']}>
            <Button size="small" onClick={() => outgoing.retry(pending.clientId)}>
              {t('talk.delivery.retry')}
            </Button>
            <Button size="small" look="quiet" onClick={rewrite}>
              {t('talk.delivery.rewrite')}
            </Button>
          </div>
        </div>
      )}
    </article>
  );
}
