import { Textarea } from '@mantine/core';
import { broadcastRoutes, type BroadcastDetail } from '@tomoshibi/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { Notice } from '../../components/notice.tsx';
import { FormStack, Section } from '../../components/page.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { call } from '../../lib/api/call.ts';
import { failureText, fieldFault } from '../../lib/field-faults.ts';
import { hasDeskRight, useMe } from '../../lib/session.ts';
import { tell } from '../../lib/tell.ts';
import { dateTime } from '../../lib/time/format.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { broadcastsKey } from '../../lib/quota-queries.ts';
import css from './broadcasts.module.css';

type Asked = 'approve' | 'refuse' | null;

/** What waits for approval, or was refused: the ways on, for whoever may go them. */
export function DecisionSection({ broadcast }: { readonly broadcast: BroadcastDetail }) {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const [asked, setAsked] = useState<Asked>(null);
  const [reason, setReason] = useState('');
  const { deskId, broadcastId, state, version, title, counted, scheduledFor } = broadcast;
  const params = { deskId, broadcastId };
  const refresh = [broadcastsKey(deskId)];
  const approve = useVerb({
    run: () => call(broadcastRoutes.approveBroadcast, { params, body: { version } }),
    refresh,
    onDone: () => tell(t('broadcasts.act.approved')),
  });
  const refuse = useVerb({
    run: () => call(broadcastRoutes.refuseBroadcast, { params, body: { reason } }),
    refresh,
    onDone: () => {
      tell(t('broadcasts.act.refused'));
      setAsked(null);
    },
  });
  const withdraw = useVerb({ run: () => call(broadcastRoutes.withdrawBroadcast, { params }), refresh });
  const own = broadcast.createdBy.staffId === me.staffId;
  const approves = state === 'submitted' && hasDeskRight(me, deskId, 'broadcast.approve');
  const failure = failureText(approve.error ?? withdraw.error, t);
  const begins = scheduledFor
    ? t('broadcasts.act.approveAt', { at: dateTime(scheduledFor, language) })
    : t('broadcasts.act.approveNow');
  const people = new Intl.NumberFormat(i18n.language).format(counted ?? 0);
  return (
    <Section title={t(`broadcasts.state.${state}`)}>
      {broadcast.refusal !== null && (
        <Notice tone="lamp" icon="reply">
          {broadcast.refusal}
        </Notice>
      )}
      {approves && own && <Notice icon="people">{t('broadcasts.act.secondPerson')}</Notice>}
      {failure && (
        <Notice tone="lamp" icon="alert" live>
          {failure}
        </Notice>
      )}
      <div className={css['acts']}>
        {hasDeskRight(me, deskId, 'broadcast.write') && (
          <Button busy={withdraw.isPending} onClick={() => withdraw.mutate(undefined)}>
            {t('broadcasts.act.edit')}
          </Button>
        )}
        {approves && (
          <Button onClick={() => setAsked('refuse')} data-testid="broadcast-refuse">
            {t('broadcasts.act.refuse')}
          </Button>
        )}
        {approves && !own && (
          <Button
            look="strong"
            busy={approve.isPending}
            onClick={() => setAsked('approve')}
            data-testid="broadcast-approve"
          >
            {t('broadcasts.act.approve')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        opened={asked === 'approve'}
        title={t('broadcasts.act.approve')}
        lead={`${t('broadcasts.act.approveLead', { title, people })} ${begins}`}
        confirmLabel={t('broadcasts.act.approve')}
        cancelLabel={t('common.action.cancel')}
        busy={approve.isPending}
        onConfirm={() => {
          setAsked(null);
          approve.mutate(undefined);
        }}
        onClose={() => setAsked(null)}
      />
      <Dialog
        opened={asked === 'refuse'}
        onClose={() => setAsked(null)}
        title={t('broadcasts.act.refuse')}
        closeLabel={t('common.action.close')}
      >
        <FormStack onSubmit={() => refuse.mutate(undefined)}>
          <Textarea
            label={t('broadcasts.act.refuseReason')}
            autosize
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={fieldFault(refuse.error, 'reason', t)}
          />
          <DialogEnd
            failure={failureText(refuse.error, t)}
            cancel={t('common.action.cancel')}
            onCancel={() => setAsked(null)}
            label={t('broadcasts.act.refuse')}
            busy={refuse.isPending}
          />
        </FormStack>
      </Dialog>
    </Section>
  );
}
