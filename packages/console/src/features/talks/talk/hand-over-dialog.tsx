import { Radio, Textarea } from '@mantine/core';
import { flowTalkRoutes, receptionRoutes, type ConsultationDetail } from '@tomoshibi/contract';
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

type Taker = { readonly staffId: string } | { readonly deskId: string };

/** Gives one's talk to a colleague or another desk, with what they must know; the person is told by an approved text. */
export function HandOverDialog({ detail, opened, onClose, onDone }: HandOverDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const live = useLive();
  const load = useLoadWords();
  const { consultation } = detail;
  const { deskId } = consultation;
  const [to, setTo] = useState<Taker | null>(null);
  const [note, setNote] = useState('');
  const colleagues = useQuery({ ...colleaguesQuery(deskId), enabled: opened });
  const params = { consultationId: consultation.id };
  const desks = useQuery({
    queryKey: ['consultation', consultation.id, 'move-targets'],
    queryFn: async () => (await call(flowTalkRoutes.listMoveTargets, { params })).desks,
    enabled: opened,
  });
  const handOver = useMutation({
    mutationFn: (taker: Taker) =>
      'staffId' in taker
        ? call(receptionRoutes.handOver, { params, body: { staffId: taker.staffId, note } })
        : call(flowTalkRoutes.moveConsultation, { params, body: { deskId: taker.deskId, note } }),
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
    to === null ? t('reception.handOver.choose') : note.trim() === '' ? t('reception.handOver.write') : null;
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
                  checked={to !== null && 'staffId' in to && to.staffId === one.staffId}
                  onChange={() => setTo({ staffId: one.staffId })}
                />
              ))}
          </fieldset>
        )}
      </Loaded>
      {desks.data && desks.data.length > 0 && (
        <fieldset className={css['reasons']}>
          <legend>{t('reception.handOver.desks')}</legend>
          {desks.data.map((one) => (
            <Radio
              key={one.deskId}
              name="hand-over-to"
              value={one.deskId}
              label={one.name}
              description={
                one.open
                  ? t('reception.handOver.deskOpen')
                  : one.nextOpening === null
                    ? t('reception.handOver.deskClosedUnknown')
                    : t('reception.handOver.deskClosed', { next: one.nextOpening })
              }
              checked={to !== null && 'deskId' in to && to.deskId === one.deskId}
              onChange={() => setTo({ deskId: one.deskId })}
            />
          ))}
        </fieldset>
      )}
      {to !== null && 'deskId' in to && <p>{t('reception.handOver.deskLead')}</p>}
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
          if (to !== null && lacks === null) handOver.mutate(to);
        }}
        testId="hand-over-confirm"
      />
    </Dialog>
  );
}
