import { routes } from '@tomoshibi/contract';
import { z } from 'zod';
import type { LineDesk } from '../line-desk.ts';
import type { ModuleCases, VerbsAt } from './case.ts';

async function verbs({ desk, verb, params }: VerbsAt): Promise<void> {
  const { system_admin: admin, supervisor } = desk.operator.staff;
  await verb({
    route: 'saveHours',
    action: 'hours.saved',
    call: { as: admin, params, body: { version: 0, timetable: null } },
  });
  const byHand = { overrideId: null, phase: 'intake', reason: '研修のため', until: null };
  const { override } = await verb({
    route: 'overrideHours',
    action: 'hours.overridden',
    call: { as: supervisor, params, body: byHand },
  });
  const { overrideId } = z.object({ overrideId: z.string() }).parse(override);
  await verb({
    route: 'endHoursOverride',
    action: 'hours.override_ended',
    call: { as: supervisor, params, body: { overrideId } },
  });
}

async function fill({ test, operator }: LineDesk): Promise<void> {
  const { system_admin: admin, supervisor } = operator.staff;
  const params = { deskId: operator.desk.deskId };
  await test.call(routes.saveHours, { as: admin, params, body: { version: 0, timetable: null } });
  await test.call(routes.overrideHours, {
    as: supervisor,
    params,
    body: { overrideId: null, phase: 'intake', reason: '"引用" \\ 職員の研修のため', until: null },
  });
  await test.app.drain();
}

export const hoursCases: ModuleCases = { verbs, fill };
