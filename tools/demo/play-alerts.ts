import { routes } from '../../packages/contract/src/index.ts';
import { signIn } from './api.ts';
import type { DemoDesk } from './desks.ts';
import { DemoError, type DemoSettings } from './settings.ts';

const DESK = 'aoba-school';
const TERMS = [
  { pattern: '青葉大橋', level: 'high' },
  { pattern: '裏グル', level: 'medium' },
] as const;
const CONTACT = { name: '教育委員会 夜間当番', email: 'yakan@aoba.example' };

/** Words of the desk, somebody on duty, and of the alerts the scenes raised one decided and one seen. */
export async function playAlerts(settings: DemoSettings, desks: readonly DemoDesk[]): Promise<void> {
  const sv = desks.find(({ code }) => code === DESK)?.staff.find(({ role }) => role === 'supervisor');
  if (!sv) throw new DemoError(`demo/${DESK}.yaml lacks what the alerts need: a supervisor.`);
  const api = await signIn(settings.consoleUrl, sv.login, sv.password);
  const { deskId } = (await api.call(routes.listDesks, {})).desks.find(({ code }) => code === DESK) ?? {};
  if (deskId === undefined) throw new DemoError(`${DESK}: the desk is not there.`);
  const params = { deskId };
  if ((await api.call(routes.listAlertTerms, { params })).terms.length > 0) return;
  for (const body of TERMS) await api.call(routes.createAlertTerm, { params, body });
  await api.call(routes.createAlertContact, { params, body: CONTACT });

  const { alerts } = await api.call(routes.listAlerts, { params });
  const [decided, seen] = alerts.filter(({ assignee }) => assignee !== null);
  if (decided)
    await api.call(routes.decideAlert, {
      params: { alertId: decided.alertId },
      body: { decision: 'watch', note: '担当の佐藤と話しました。つづけて様子を見ます。' },
    });
  if (seen)
    await api.call(routes.takeAlert, { params: { alertId: seen.alertId }, body: { takeOver: false } });
}
