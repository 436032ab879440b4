import { routes } from '../../packages/contract/src/index.ts';
import { signIn } from './api.ts';
import type { DemoDesk } from './desks.ts';
import { DemoError, type DemoSettings } from './settings.ts';

const DESK = 'aoba-school';
const SCANS = [14, 9, 5];
/** Only what looks like a person's browser is counted. */
const BROWSER = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile Safari/604.1';

/** Papers can be printed, and some were read. Answers the code of each place by its name. */
export async function playMaterials(
  settings: DemoSettings,
  desks: readonly DemoDesk[],
): Promise<ReadonlyMap<string, string>> {
  const desk = desks.find(({ code }) => code === DESK);
  const admin = desk?.staff.find(({ role }) => role === 'system_admin');
  if (!admin) throw new DemoError(`demo/${DESK}.yaml lacks what the papers need: an administrator.`);
  const api = await signIn(settings.consoleUrl, admin.login, admin.password);
  const known = (await api.call(routes.listDesks, {})).desks;
  // Papers lead to LINE once the account's own id is known.
  for (const { deskId, channel } of known)
    if (channel) await api.call(routes.checkChannel, { params: { deskId } });
  const { deskId } = known.find(({ code }) => code === DESK) ?? {};
  if (deskId === undefined) throw new DemoError(`${DESK}: the desk is not there.`);
  const { places } = await api.call(routes.getMaterials, { params: { deskId } });
  for (const [index, { url }] of places.entries())
    for (let scan = 0; scan < (SCANS[index] ?? 0); scan += 1)
      await fetch(url, { headers: { 'user-agent': BROWSER } });
  return new Map(places.map(({ name, code }) => [name, code]));
}
