import { routes } from '../../packages/contract/src/index.ts';
import { signIn } from './api.ts';
import type { DemoDesk } from './desks.ts';
import { DemoError, type DemoSettings } from './settings.ts';

const DESK = 'aoba-school';
const DAY_MS = 86_400_000;
const DAYS = 7;
const tokyoDay = (at: Date): string => new Date(at.getTime() + 9 * 3_600_000).toISOString().slice(0, 10);

/** A week's roster from today on, in the evenings and the first counselor checked in. */
export async function playShifts(settings: DemoSettings, desks: readonly DemoDesk[]): Promise<void> {
  const desk = desks.find(({ code }) => code === DESK);
  const sv = desk?.staff.find(({ role }) => role === 'supervisor');
  const counselors = desk?.staff.filter(({ role }) => role === 'counselor') ?? [];
  if (!sv || counselors.length === 0)
    throw new DemoError(`demo/${DESK}.yaml lacks what the shifts need: a supervisor and counselors.`);
  const plans = await signIn(settings.consoleUrl, sv.login, sv.password);
  const { deskId } = (await plans.call(routes.listDesks, {})).desks.find(({ code }) => code === DESK) ?? {};
  if (deskId === undefined) throw new DemoError(`${DESK}: the desk is not there.`);
  const params = { deskId };
  const today = new Date();
  const last = new Date(today.getTime() + (DAYS - 1) * DAY_MS);
  const query = { from: tokyoDay(today), to: tokyoDay(last) };
  const { shifts } = await plans.call(routes.listShifts, { params, query });
  if (shifts.length > 0) return;

  const { members } = await plans.call(routes.listMembers, { params });
  const planned = members.filter(({ login }) => [sv, ...counselors].some((one) => one.login === login));
  for (let day = 0; day < DAYS; day += 1) {
    const date = tokyoDay(new Date(today.getTime() + day * DAY_MS));
    for (const { staffId, role } of planned)
      await plans.call(routes.createShift, {
        params,
        body: {
          staffId,
          startsAt: new Date(`${date}T17:00:00+09:00`).toISOString(),
          endsAt: new Date(`${date}T21:00:00+09:00`).toISOString(),
          role: role === 'supervisor' ? 'supervisor' : 'counselor',
        },
      });
  }
  const [first] = counselors;
  if (!first) return;
  const comes = await signIn(settings.consoleUrl, first.login, first.password);
  await comes.call(routes.checkIn, { params, body: {} });
}
