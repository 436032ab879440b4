import { Radio } from '@mantine/core';
import { talkRoutes, type CloseReason, type ConsultationDetail } from '@tomoshibi/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../components/dialog.tsx';
import { DialogEnd } from '../../../components/dialog-end.tsx';
import { Notice } from '../../../components/notice.tsx';
import { call } from '../../../lib/api/call.ts';
import { failureText } from '../../../lib/field-faults.ts';
import { useLive } from '../../../lib/live/live-context.tsx';
import { draftOf } from '../drafts.ts';
import css from './composer.module.css';

interface CloseDialogProps {
  readonly detail: ConsultationDetail;
  readonly opened: boolean;
  readonly onClose: () => void;
}

const REASONS = [
  'ended',
  'no_answer',
  'referred',
  'wrong_or_prank',
  'emergency',
] as const satisfies CloseReason[];
type Reason = (typeof REASONS)[number];

export function CloseDialog({ detail, opened, onClose }: CloseDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const live = useLive();
  const [reason, setReason] = useState<Reason>('ended');
  const { consultation } = detail;
  const close = useMutation({
    mutationFn: () =>
      call(talkRoutes.closeConsultation, { params: { consultationId: consultation.id }, body: { reason } }),
    onSuccess: onClose,
    onSettled: () => {
      live.touch(consultation.id);
      void client.invalidateQueries({ queryKey: ['consultation', consultation.id] });
    },
  });
  const failure = failureText(close.error, t);
  const unsent = (draftOf(consultation.id)?.state.get().text.trim() ?? '') !== '';
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('talk.close.title')}
      closeLabel={t('common.action.close')}
    >
      <p>{t('talk.close.lead', { name: consultation.label })}</p>
      {consultation.unansweredSince && (
        <Notice tone="lamp" icon="alert">
          {t('talk.close.unanswered')}
        </Notice>
      )}
      {consultation.alert?.open && !consultation.alert.likelyFalse && (
        <Notice tone="lamp" icon="alert">
          {t('alerts.closeOpen')}
        </Notice>
      )}
      {consultation.attention !== 'none' && (
        <Notice tone="lamp" icon="alert">
          {t('talk.close.undecided')}
        </Notice>
      )}
      {unsent && (
        <Notice tone="lamp" icon="alert">
          {t('talk.close.draftLeft')}
        </Notice>
      )}
      <fieldset className={css['reasons']}>
        <legend>{t('talk.close.reason')}</legend>
        {REASONS.map((one) => (
          <Radio
            key={one}
            name="close-reason"
            value={one}
            label={t(`talk.close.reasons.${one}`)}
            checked={reason === one}
            onChange={() => setReason(one)}
          />
        ))}
      </fieldset>
      <DialogEnd
        failure={failure}
        cancel={t('common.action.cancel')}
        onCancel={onClose}
        label={t('talk.close.confirm')}
        busy={close.isPending}
        onClick={() => close.mutate()}
        testId="close-confirm"
      />
    </Dialog>
  );
}
