import { talkRoutes, type ConsultationDetail } from '@tomoshibi/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../components/dialog.tsx';
import { DialogEnd } from '../../../components/dialog-end.tsx';
import { call } from '../../../lib/api/call.ts';
import { failureText } from '../../../lib/field-faults.ts';
import { useLive } from '../../../lib/live/live-context.tsx';
import { focusComposer } from '../focus.ts';

interface TakeOverDialogProps {
  readonly detail: ConsultationDetail;
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function TakeOverDialog({ detail, opened, onClose }: TakeOverDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const live = useLive();
  const { consultation } = detail;
  const takeOver = useMutation({
    mutationFn: () =>
      call(talkRoutes.claim, { params: { consultationId: consultation.id }, body: { takeOver: true } }),
    onSuccess: () => {
      onClose();
      focusComposer(consultation.id);
    },
    onSettled: () => {
      live.touch(consultation.id);
      void client.invalidateQueries({ queryKey: ['consultation', consultation.id] });
    },
  });
  const failure = failureText(takeOver.error, t);
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('talk.composer.takeOver')}
      closeLabel={t('common.action.close')}
    >
      <p>{t('talk.composer.takeOverLead', { name: consultation.assignee?.name ?? '' })}</p>
      <DialogEnd
        failure={failure}
        cancel={t('common.action.cancel')}
        onCancel={onClose}
        label={t('talk.composer.takeOver')}
        busy={takeOver.isPending}
        onClick={() => takeOver.mutate()}
        testId="take-over-confirm"
      />
    </Dialog>
  );
}
