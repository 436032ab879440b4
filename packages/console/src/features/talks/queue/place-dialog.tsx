import { NativeSelect, Radio, Textarea } from '@mantine/core';
import { talkRoutes, type ConsultationSummary } from '@tomoshibi/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../components/dialog.tsx';
import { DialogEnd } from '../../../components/dialog-end.tsx';
import { FormStack } from '../../../components/page.tsx';
import { call } from '../../../lib/api/call.ts';
import { failureText, fieldFault } from '../../../lib/field-faults.ts';
import { useLive } from '../../../lib/live/live-context.tsx';
import css from '../talk/composer.module.css';

interface PlaceDialogProps {
  readonly summary: ConsultationSummary;
  /** Everybody who waits, in the order shown. */
  readonly waiting: readonly ConsultationSummary[];
  readonly onClose: () => void;
}

/** So many people can be chosen to come before; the list of a bad evening would be longer than any menu. */
const CHOICES = 100;

/** Gives somebody who waits another place, with the reason colleagues read. */
export function PlaceDialog({ summary, waiting, onClose }: PlaceDialogProps) {
  const { t } = useTranslation();
  const live = useLive();
  const others = waiting.filter((one) => one.deskId === summary.deskId && one.id !== summary.id);
  const [to, setTo] = useState<'front' | 'before' | 'automatic'>('front');
  const [beforeId, setBeforeId] = useState(others[0]?.id ?? '');
  const [reason, setReason] = useState('');
  const place = useMutation({
    mutationFn: () =>
      call(talkRoutes.placeWaiting, {
        params: { consultationId: summary.id },
        body: { to, reason, ...(to === 'before' ? { beforeId } : {}) },
      }),
    onSuccess: onClose,
    onSettled: () => live.touch(summary.id),
  });
  const ways = [
    'front',
    ...(others.length > 0 ? (['before'] as const) : []),
    ...(summary.placed ? (['automatic'] as const) : []),
  ] as const;
  return (
    <Dialog opened onClose={onClose} title={t('shifts.place.title')} closeLabel={t('common.action.close')}>
      <p>{t('shifts.place.lead', { name: summary.label })}</p>
      <FormStack onSubmit={() => place.mutate()}>
        <fieldset className={css['reasons']}>
          <legend>{t('shifts.place.where')}</legend>
          {ways.map((way) => (
            <Radio
              key={way}
              name="place"
              label={t(`shifts.place.${way}`)}
              checked={to === way}
              onChange={() => setTo(way)}
            />
          ))}
        </fieldset>
        {to === 'before' && (
          <NativeSelect
            label={t('shifts.place.beforeWhom')}
            value={beforeId}
            onChange={(event) => setBeforeId(event.currentTarget.value)}
            data={others.slice(0, CHOICES).map((one) => ({ value: one.id, label: one.label }))}
            error={fieldFault(place.error, 'beforeId', t)}
          />
        )}
        <Textarea
          label={t('shifts.place.reason')}
          rows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={fieldFault(place.error, 'reason', t)}
          data-autofocus
        />
        <DialogEnd
          failure={failureText(place.error, t)}
          cancel={t('common.action.cancel')}
          onCancel={onClose}
          label={t('shifts.place.do')}
          busy={place.isPending}
          testId="place-do"
        />
      </FormStack>
    </Dialog>
  );
}
