import { Radio, TextInput } from '@mantine/core';
import { hoursRoutes, PHASES, type DeskHours, type Phase } from '@tomoshibi/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { FormStack } from '../../components/page.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { call } from '../../lib/api/call.ts';
import { failureText, fieldFault } from '../../lib/field-faults.ts';
import { useNow } from '../../lib/time/use-now.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { momentWords } from './phase-words.ts';
import { untilOf } from './until.ts';
import css from './hours-now.module.css';

interface OverrideDialogProps {
  readonly hours: DeskHours;
  readonly onClose: () => void;
}

type End = 'next' | 'time' | 'hand';

/** Opening or closing now: what, why, and until when. */
export function OverrideDialog({ hours, onClose }: OverrideDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const { deskId, status, override } = hours;
  const planned = override ? null : status.until;
  const [phase, setPhase] = useState<Phase>(status.phase === 'closed' ? 'intake' : 'closed');
  const [reason, setReason] = useState('');
  const [end, setEnd] = useState<End>(planned ? 'next' : 'time');
  const [time, setTime] = useState('');
  const until = { next: planned, time: untilOf(time, now), hand: null }[end];
  const run = useVerb({
    run: () =>
      call(hoursRoutes.overrideHours, {
        params: { deskId },
        body: { overrideId: override?.overrideId ?? null, phase, reason, until },
      }),
    refresh: [['desk', deskId, 'hours']],
    onDone: onClose,
  });
  const missing = end === 'time' && until === null;
  return (
    <Dialog opened onClose={onClose} title={t('hours.hand.title')} closeLabel={t('common.action.close')}>
      <p>{t('hours.hand.lead')}</p>
      <FormStack onSubmit={() => !missing && run.mutate(undefined)}>
        <fieldset className={css['choices']}>
          <legend>{t('hours.hand.what')}</legend>
          {PHASES.filter((one) => override !== null || one !== status.phase).map((one) => (
            <Radio
              key={one}
              name="phase"
              label={t(`hours.hand.${one}`)}
              checked={phase === one}
              onChange={() => setPhase(one)}
            />
          ))}
        </fieldset>
        <TextInput
          label={t('hours.hand.reason')}
          placeholder={t('hours.hand.reasonHint')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={fieldFault(run.error, 'reason', t)}
          data-testid="override-reason"
        />
        <fieldset className={css['choices']}>
          <legend>{t('hours.hand.until')}</legend>
          {planned && (
            <Radio
              name="until"
              label={t('hours.hand.untilNext', {
                time: momentWords(planned, { now, language, t, end: true }),
              })}
              checked={end === 'next'}
              onChange={() => setEnd('next')}
            />
          )}
          <Radio
            name="until"
            label={t('hours.hand.untilTime')}
            checked={end === 'time'}
            onChange={() => setEnd('time')}
          />
          {end === 'time' && (
            <TextInput
              type="time"
              label={t('hours.hand.time')}
              value={time}
              onChange={(event) => setTime(event.currentTarget.value)}
              error={fieldFault(run.error, 'until', t)}
            />
          )}
          <Radio
            name="until"
            label={t('hours.hand.untilHand')}
            checked={end === 'hand'}
            onChange={() => setEnd('hand')}
          />
        </fieldset>
        <DialogEnd
          failure={failureText(run.error, t)}
          cancel={t('common.action.cancel')}
          onCancel={onClose}
          label={t('hours.hand.run')}
          busy={run.isPending}
          testId="override-run"
        />
      </FormStack>
    </Dialog>
  );
}
