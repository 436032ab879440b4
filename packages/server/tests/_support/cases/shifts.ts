import { routes } from '@tomoshibi/contract';
import type { TestApp, TestOperator } from '../app.ts';
import type { LineDesk } from '../line-desk.ts';
import type { ModuleCases, VerbsAt } from './case.ts';

async function verbs({ desk, verb, params }: VerbsAt): Promise<void> {
  const { system_admin: admin, supervisor } = desk.operator.staff;
  const asSupervisor = { as: supervisor, params };
  const limits = { roles: { counselor: 20 }, people: [] };
  await verb({ route: 'setLimits', action: 'limits.set', call: { ...asSupervisor, body: limits } });
  const capacity = await desk.test.call(routes.getCapacity, asSupervisor);
  await verb({ route: 'setCapacity', action: 'capacity.set', call: { ...asSupervisor, body: capacity } });
  const shift = {
    staffId: supervisor.staffId,
    startsAt: '2026-11-20T03:00:00.000Z',
    endsAt: '2026-11-20T07:00:00.000Z',
    role: 'supervisor',
  };
  const { shiftId } = await verb({
    route: 'createShift',
    action: 'shift.planned',
    call: { ...asSupervisor, body: shift },
  });
  const planned = { as: supervisor, params: { ...params, shiftId } };
  await verb({
    route: 'updateShift',
    action: 'shift.changed',
    call: { ...planned, body: { ...shift, note: 'リーダー' } },
  });
  await verb({
    route: 'copyShiftWeek',
    action: 'shift.week_copied',
    call: { ...asSupervisor, body: { from: '2026-11-16', to: '2026-11-23' } },
  });
  await verb({ route: 'deleteShift', action: 'shift.removed', call: planned });
  await verb({
    route: 'recountSlots',
    action: 'slots.recounted',
    call: { ...asSupervisor, body: { day: '2026-11-18' } },
  });
  const present = { ...asSupervisor, body: {} };
  await verb({ route: 'checkIn', action: 'attendance.begun', call: present });
  await verb({ route: 'checkOut', action: 'attendance.ended', call: asSupervisor });
  const { attendance } = await desk.test.call(routes.checkIn, present);
  await verb({
    route: 'checkOutColleague',
    action: 'attendance.ended',
    call: { as: admin, params: { ...params, attendanceId: attendance?.attendanceId } },
  });
}

async function ids(app: TestApp, { desk, staff }: TestOperator) {
  const params = { deskId: desk.deskId };
  const { shiftId } = await app.call(routes.createShift, {
    as: staff.supervisor,
    params,
    body: {
      staffId: staff.counselor.staffId,
      startsAt: '2026-11-21T03:00:00.000Z',
      endsAt: '2026-11-21T07:00:00.000Z',
      role: 'counselor',
    },
  });
  const { attendance } = await app.call(routes.checkIn, { as: staff.colleague, params, body: {} });
  return { shiftId, attendanceId: attendance?.attendanceId ?? '' };
}

/** Limits, capacity, a shift that is worked and a finished day. */
async function fill({ test, operator }: LineDesk): Promise<void> {
  const { supervisor: as, counselor } = operator.staff;
  const params = { deskId: operator.desk.deskId };
  const { staffId } = counselor;
  await test.call(routes.setLimits, {
    as,
    params,
    body: { roles: { supervisor: 20 }, people: [{ staffId, limit: 20 }] },
  });
  const settings = await test.call(routes.getCapacity, { as, params });
  await test.call(routes.setCapacity, { as, params, body: { ...settings, attestations: ['個室です'] } });
  const now = test.clock.now().getTime();
  const at = (hours: number) => new Date(now + hours * 3_600_000).toISOString();
  const shift = { staffId, role: 'counselor' as const };
  await test.call(routes.createShift, { as, params, body: { ...shift, startsAt: at(-1), endsAt: at(3) } });
  await test.call(routes.createShift, { as, params, body: { ...shift, startsAt: at(-26), endsAt: at(-24) } });
  const remote = { remote: true, attested: ['個室です'] };
  await test.call(routes.checkIn, { as: counselor, params, body: remote });
  await test.app.drain();
}

export const shiftsCases: ModuleCases = {
  ids,
  samples: { slotMinutes: [60], from: ['2026-11-16'], to: ['2026-11-23'] },
  verbs,
  fill,
};
