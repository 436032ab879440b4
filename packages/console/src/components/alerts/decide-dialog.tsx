import { Radio, Textarea } from '@mantine/core';
import { AlertDecision, alertRoutes, type Alert } from '@tomoshibi/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../dialog.tsx';
import { DialogEnd } from '../dialog-end.tsx';
import { FormStack } from '../page.tsx';
import { call } from '../../lib/api/call.ts';
import { fieldFault } from '../../lib/field-faults.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { alertsKey } from '../../lib/alerts/alert-queries.ts';
import css from './alerts.module.css';
import { alertFailure } from '../../lib/alerts/use-alert-acts.ts';

interface DecideDialogProps {
  readonly alert: Pick<Alert, 'alertId' | 'deskId' | 'pseudonym'>;
  readonly onClose: () => void;
}

/** Asks for the decision about an alert; nothing is chosen beforehand, so that nobody decides by pressing Enter. */
export function DecideDialog({ alert, onClose }: DecideDialogProps) {
  const { t } = useTranslation();
  const [decision, setDecision] = useState<AlertDecision | null>(null);
  const [asked, setAsked] = useState(false);
  const [note, setNote] = useState('');
  const decide = useVerb({
    run: (chosen: AlertDecision) =>
      call(alertRoutes.decideAlert, {
        params: { alertId: alert.alertId },
        body: { decision: chosen, ...(note.trim() ? { note } : {}) },
      }),
    refresh: [alertsKey(alert.deskId)],
    onDone: onClose,
  });
  const submit = (): void => {
    setAsked(true);
    if (decision) decide.mutate(decision);
  };
  const missing = asked && decision === null ? t('alerts.decideMissing') : null;
  return (
    <Dialog
      wide
      opened
      onClose={onClose}
      title={t('alerts.decideTitle')}
      closeLabel={t('common.action.close')}
    >
      <p>{t('alerts.decideLead', { name: alert.pseudonym })}</p>
      <FormStack onSubmit={submit}>
        <fieldset className={css['decisions']}>
          <legend className="visually-hidden">{t('alerts.decideTitle')}</legend>
          {AlertDecision.options.map((one) => (
            <Radio
              key={one}
              name="alert-decision"
              value={one}
              label={t(`alerts.decision.${one}`)}
              description={t(`alerts.decisionHint.${one}`)}
              checked={decision === one}
              onChange={() => setDecision(one)}
            />
          ))}
        </fieldset>
        <Textarea
          label={t('alerts.note')}
          description={t('alerts.noteHint')}
          rows={3}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          error={fieldFault(decide.error, 'note', t)}
        />
        <DialogEnd
          failure={missing ?? alertFailure(decide.error, t)}
          cancel={t('common.action.cancel')}
          onCancel={onClose}
          label={t('alerts.confirm')}
          busy={decide.isPending}
          testId="decide-confirm"
        />
      </FormStack>
    </Dialog>
  );
}
