import { Radio, TextInput } from '@mantine/core';
import { ALERT_LEVELS, alertRoutes, type AlertLevel } from '@tomoshibi/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { FormStack } from '../../components/page.tsx';
import { alertsKey } from '../../lib/alerts/alert-queries.ts';
import { call } from '../../lib/api/call.ts';
import { failureText, fieldFault } from '../../lib/field-faults.ts';
import { useVerb } from '../../lib/use-verb.ts';
import css from './desks.module.css';

export function AlertTermDialog({
  deskId,
  onClose,
}: {
  readonly deskId: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [pattern, setPattern] = useState('');
  const [level, setLevel] = useState<AlertLevel>('high');
  const save = useVerb({
    run: () => call(alertRoutes.createAlertTerm, { params: { deskId }, body: { pattern, level } }),
    refresh: [alertsKey(deskId)],
    onDone: onClose,
  });
  return (
    <Dialog opened onClose={onClose} title={t('alerts.terms.add')} closeLabel={t('common.action.close')}>
      <FormStack onSubmit={() => save.mutate(undefined)}>
        <TextInput
          label={t('alerts.terms.pattern')}
          description={t('alerts.terms.patternHint')}
          value={pattern}
          onChange={(event) => setPattern(event.currentTarget.value)}
          error={fieldFault(save.error, 'pattern', t)}
          data-autofocus
        />
        <fieldset className={css['choices']}>
          <legend>{t('alerts.terms.level')}</legend>
          {ALERT_LEVELS.toReversed().map((one) => (
            <Radio
              key={one}
              name="alert-term-level"
              label={t(`alerts.level.${one}`)}
              checked={level === one}
              onChange={() => setLevel(one)}
            />
          ))}
        </fieldset>
        <DialogEnd
          failure={failureText(save.error, t)}
          cancel={t('common.action.cancel')}
          onCancel={onClose}
          label={t('common.action.save')}
          busy={save.isPending}
        />
      </FormStack>
    </Dialog>
  );
}
