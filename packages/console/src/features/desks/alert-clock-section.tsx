import { Switch, TextInput } from '@mantine/core';
import {
  ALERT_LEVELS,
  alertRoutes,
  type AlertClock,
  type AlertLevel,
  type AlertSettings,
} from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { FormStack, Section } from '../../components/page.tsx';
import { SaveEnd } from '../../components/save-end.tsx';
import { alertsKey } from '../../lib/alerts/alert-queries.ts';
import { LevelTag } from '../../components/alerts/level-tag.tsx';
import { call } from '../../lib/api/call.ts';
import { failureText, fieldFault } from '../../lib/field-faults.ts';
import { tell } from '../../lib/tell.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { useVerb } from '../../lib/use-verb.ts';
import css from './alerts.module.css';

export function AlertClockSection({ deskId }: { readonly deskId: string }) {
  const { t } = useTranslation();
  const load = useLoadWords();
  const query = useQuery({
    queryKey: [...alertsKey(deskId), 'clock'],
    queryFn: () => call(alertRoutes.getAlertSettings, { params: { deskId } }),
  });
  return (
    <Section title={t('alerts.settings.title')} lead={t('alerts.settings.lead')}>
      <Loaded query={query} {...load}>
        {(data) => <ClockForm key={data.version} deskId={deskId} settings={data} />}
      </Loaded>
    </Section>
  );
}

const GRAVEST_FIRST = ALERT_LEVELS.toReversed();
const digits = (text: string): number => Number(text.replaceAll(/\D/gu, ''));

function ClockForm({ deskId, settings }: { readonly deskId: string; readonly settings: AlertSettings }) {
  const { t } = useTranslation();
  const [clock, setClock] = useState<AlertClock>(settings);
  const save = useVerb({
    run: () =>
      call(alertRoutes.setAlertSettings, {
        params: { deskId },
        body: { ...clock, version: settings.version },
      }),
    refresh: [alertsKey(deskId)],
    onDone: () => tell(t('common.state.saved')),
  });
  const failure = failureText(save.error, t);
  const set = (level: AlertLevel, who: 'supervisor' | 'contact', text: string): void =>
    setClock((now) => ({ ...now, [level]: { ...now[level], [who]: digits(text) } }));
  const disorder = (level: AlertLevel): string | null =>
    clock[level].contact > clock[level].supervisor ? null : t('alerts.settings.order');
  return (
    <FormStack onSubmit={() => save.mutate(undefined)}>
      {GRAVEST_FIRST.map((level) => (
        <fieldset key={level} className={css['level']} disabled={level === 'medium' && !clock.mediumClimbs}>
          <legend>
            <LevelTag level={level} likelyFalse={false} />
          </legend>
          <TextInput
            label={t('alerts.settings.supervisor')}
            aria-label={t('alerts.settings.supervisorOf', { level: t(`alerts.level.${level}`) })}
            inputMode="numeric"
            value={String(clock[level].supervisor)}
            onChange={(event) => set(level, 'supervisor', event.currentTarget.value)}
            error={fieldFault(save.error, `${level}.supervisor`, t)}
          />
          <TextInput
            label={t('alerts.settings.contact')}
            aria-label={t('alerts.settings.contactOf', { level: t(`alerts.level.${level}`) })}
            inputMode="numeric"
            value={String(clock[level].contact)}
            onChange={(event) => set(level, 'contact', event.currentTarget.value)}
            error={disorder(level) ?? fieldFault(save.error, `${level}.contact`, t)}
          />
        </fieldset>
      ))}
      <Switch
        label={t('alerts.settings.mediumClimbs')}
        checked={clock.mediumClimbs}
        onChange={(event) => setClock({ ...clock, mediumClimbs: event.currentTarget.checked })}
      />
      <TextInput
        className={css['short'] ?? ''}
        label={t('alerts.settings.remind')}
        inputMode="numeric"
        value={String(clock.remindMinutes)}
        onChange={(event) => setClock({ ...clock, remindMinutes: digits(event.currentTarget.value) })}
        error={fieldFault(save.error, 'remindMinutes', t)}
      />
      <SaveEnd failure={failure} busy={save.isPending} testId="alert-clock-save" />
    </FormStack>
  );
}
