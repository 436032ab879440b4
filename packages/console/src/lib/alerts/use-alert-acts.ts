import { AlertDecision, alertRoutes, type Alert } from '@tomoshibi/contract';
import type { TFunction } from 'i18next';
import { ApiError } from '../api/api-error.ts';
import { call } from '../api/call.ts';
import { failureText } from '../field-faults.ts';
import { useVerb } from '../use-verb.ts';
import { alertsKey } from './alert-queries.ts';

/** Why taking or deciding did not work; who was quicker is named. */
export function alertFailure(error: unknown, t: TFunction): string | null {
  if (!(error instanceof ApiError)) return failureText(error, t);
  const said = (field: string) => error.details.find((detail) => detail.field === field)?.reason ?? '';
  const decision = AlertDecision.safeParse(said('decision'));
  if (error.code === 'alert_decided' && decision.success)
    return t('alerts.alreadyDecided', {
      name: said('decidedBy'),
      decision: t(`alerts.decision.${decision.data}`),
    });
  if (error.code === 'alert_taken' && said('owner') !== '') return t('alerts.taken', { name: said('owner') });
  return failureText(error, t);
}

/** Taking an alert, or taking it over. */
export function useTakeAlert(alert: Pick<Alert, 'alertId' | 'deskId'>) {
  return useVerb({
    run: (takeOver: boolean) =>
      call(alertRoutes.takeAlert, { params: { alertId: alert.alertId }, body: { takeOver } }),
    refresh: [alertsKey(alert.deskId)],
  });
}
