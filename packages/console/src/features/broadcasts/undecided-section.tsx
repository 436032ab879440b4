import { broadcastRoutes, type BroadcastDetail } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Choices } from '../../components/dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { Section } from '../../components/page.tsx';
import { call } from '../../lib/api/call.ts';
import { failureText } from '../../lib/field-faults.ts';
import { hasDeskRight, useMe } from '../../lib/session.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { broadcastsKey } from '../../lib/quota-queries.ts';

/** Requests nobody knows the fate of: only a person may send them once more. */
export function UndecidedSection({ broadcast }: { readonly broadcast: BroadcastDetail }) {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const { deskId, broadcastId, state } = broadcast;
  const decide = useVerb({
    run: ({ batchId, decision }: { batchId: string; decision: 'leave' | 'send_again' }) =>
      call(broadcastRoutes.decideBatch, { params: { deskId, broadcastId, batchId }, body: { decision } }),
    refresh: [broadcastsKey(deskId)],
  });
  const failure = failureText(decide.error, t);
  return (
    <Section title={t('broadcasts.progress.undecided')}>
      {broadcast.undecided.map(({ batchId, recipients }) => (
        <Notice key={batchId} tone="lamp" icon="question">
          <p>
            {t('broadcasts.progress.undecidedLead', {
              n: new Intl.NumberFormat(i18n.language).format(recipients),
            })}
          </p>
          {hasDeskRight(me, deskId, 'broadcast.write') && (
            <Choices>
              <Button busy={decide.isPending} onClick={() => decide.mutate({ batchId, decision: 'leave' })}>
                {t('broadcasts.progress.leave')}
              </Button>
              {state !== 'stopped' && (
                <Button
                  busy={decide.isPending}
                  onClick={() => decide.mutate({ batchId, decision: 'send_again' })}
                >
                  {t('broadcasts.progress.sendAgain')}
                </Button>
              )}
            </Choices>
          )}
        </Notice>
      ))}
      {failure && (
        <Notice tone="lamp" icon="alert" live>
          {failure}
        </Notice>
      )}
    </Section>
  );
}
