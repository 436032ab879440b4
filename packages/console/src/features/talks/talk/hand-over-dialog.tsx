import { Radio, Textarea } from '@mantine/core';
import { receptionRoutes, type ConsultationDetail } from '@tomoshibi/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../components/dialog.tsx';
import { DialogEnd } from '../../../components/dialog-end.tsx';
import { Loaded } from '../../../components/loaded.tsx';
import { call } from '../../../lib/api/call.ts';
import { colleaguesQuery } from '../../../lib/assignment-queries.ts';
import { failureText } from '../../../lib/field-faults.ts';
import { useLive } from '../../../lib/live/live-context.tsx';
import { useLoadWords } from '../../../lib/use-load-words.ts';
import css from './composer.module.css';

interface HandOverDialogProps {
  readonly detail: ConsultationDetail;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The talk is the colleague's now. */
  readonly onDone: () => void;
}

/** Gives one's talk to a colleague, with what they must know; the person is told by the desk's own text. */
export function HandOverDialog({ detail, opened, onClose, onDone }: HandOverDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const live = useLive();
  const load = useLoadWords();
  const { consultation } = detail;
  const { deskId } = consultation;
  const [staffId, setStaffId] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const colleagues = useQuery({ ...colleaguesQuery(deskId), enabled: opened });
  const handOver = useMutation({
    mutationFn: (to: string) =>
      call(receptionRoutes.handOver, {
        params: { consultationId: consultation.id },
        body: { staffId: to, note },
      }),
    onSuccess: () => {
      onClose();
      onDone();
    },
    onSettled: () => {
      live.touch(consultation.id);
      void client.invalidateQueries({ queryKey: ['consultation', consultation.id] });
    },
  });
  const lacks =
    staffId === null
      ? t('reception.handOver.choose')
      : note.trim() === ''
        ? t('reception.handOver.write')
        : null;
  const [asked, setAsked] = useState(false);
  const failure = asked && lacks ? lacks : failureText(handOver.error, t);
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('reception.handOver.title')}
      closeLabel={t('common.action.close')}
    >
      <p>{t('reception.handOver.lead', { name: consultation.label })}</p>
      <Loaded query={colleagues} {...load}>
        {(people) => (
          <fieldset className={css['reasons']}>
            <legend>{t('reception.handOver.to')}</legend>
            {people
              .filter((one) => one.staffId !== consultation.assignee?.staffId)
              .map((one) => (
                <Radio
                  key={one.staffId}
                  name="hand-over-to"
                  value={one.staffId}
                  label={one.name}
                  description={t(one.present ? 'reception.handOver.present' : 'reception.handOver.absent', {
                    active: one.active,
                    limit: one.limit,
                  })}
                  disabled={one.active >= one.limit}
                  checked={staffId === one.staffId}
                  onChange={() => setStaffId(one.staffId)}
                />
              ))}
          </fieldset>
        )}
      </Loaded>
      <Textarea
        label={t('reception.handOver.note')}
        description={t('reception.handOver.noteHint')}
        autosize
        minRows={3}
        maxRows={8}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <DialogEnd
        failure={failure}
        cancel={t('common.action.cancel')}
        onCancel={onClose}
        label={t('reception.handOver.confirm')}
        busy={handOver.isPending}
        onClick={() => {
          setAsked(true);
          if (staffId !== null && lacks === null) handOver.mutate(staffId);
        }}
        testId="hand-over-confirm"
      />
    </Dialog>
  );
}
