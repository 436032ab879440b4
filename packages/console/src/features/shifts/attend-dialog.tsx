import { Checkbox, Radio } from '@mantine/core';
import { shiftRoutes, type Duty } from '@tomoshibi/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { Notice } from '../../components/notice.tsx';
import { FormStack } from '../../components/page.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { call } from '../../lib/api/call.ts';
import { failureText, fieldFault } from '../../lib/field-faults.ts';
import { useMe } from '../../lib/session.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { spanWords } from './attendance-words.tsx';
import css from './shifts.module.css';

interface AttendDialogProps {
  readonly duty: Duty;
  readonly onClose: () => void;
}

/** Checks in or out at one desk, whichever is next. */
export function AttendDialog({ duty, onClose }: AttendDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const [remote, setRemote] = useState(false);
  const [attested, setAttested] = useState<readonly string[]>([]);
  const { deskId, attestations } = duty;
  const params = { deskId };
  const leaves = duty.attendance !== null;
  const attend = useVerb({
    run: () =>
      leaves
        ? call(shiftRoutes.checkOut, { params })
        : call(shiftRoutes.checkIn, { params, body: { remote, attested: [...attested] } }),
    refresh: [['duties'], ['desk', deskId, 'shifts'], ['own-shifts']],
    onDone: onClose,
  });
  const desk = me.desks.find((one) => one.deskId === deskId)?.name ?? '';
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t(leaves ? 'shifts.duty.checkOut' : 'shifts.duty.checkIn')}
      closeLabel={t('common.action.close')}
    >
      <FormStack onSubmit={() => attend.mutate(undefined)}>
        <div>
          <strong>{desk}</strong>
          <p>
            {duty.shift
              ? t('shifts.duty.planned', { span: spanWords(duty.shift, language, t) })
              : !leaves && t('shifts.duty.unplanned')}
          </p>
        </div>
        {leaves && duty.openTalks > 0 && (
          <Notice tone="lamp" icon="talk">
            {t('shifts.duty.openTalks', { n: duty.openTalks })}
          </Notice>
        )}
        {!leaves && (
          <fieldset className={css['choices']}>
            <legend>{t('shifts.duty.place')}</legend>
            {[false, true].map((away) => (
              <Radio
                key={String(away)}
                name="work-place"
                label={t(away ? 'shifts.duty.elsewhere' : 'shifts.duty.office')}
                checked={remote === away}
                onChange={() => setRemote(away)}
              />
            ))}
          </fieldset>
        )}
        {!leaves && remote && attestations.length > 0 && (
          <fieldset className={css['choices']}>
            <legend>{t('shifts.duty.attest')}</legend>
            {attestations.map((text) => (
              <Checkbox
                key={text}
                label={text}
                checked={attested.includes(text)}
                onChange={(event) =>
                  setAttested(
                    event.currentTarget.checked
                      ? [...attested, text]
                      : attested.filter((one) => one !== text),
                  )
                }
              />
            ))}
          </fieldset>
        )}
        <DialogEnd
          failure={fieldFault(attend.error, 'attested', t) ?? failureText(attend.error, t)}
          cancel={t('common.action.cancel')}
          onCancel={onClose}
          label={t(leaves ? 'shifts.duty.checkOut' : 'shifts.duty.checkIn')}
          busy={attend.isPending}
          testId="attend-do"
        />
      </FormStack>
    </Dialog>
  );
}
