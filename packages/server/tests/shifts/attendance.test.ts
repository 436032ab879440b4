import { routes, type CapacitySettings } from '@tomoshibi/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCapacity, staffOnDesk } from '../../src/modules/shifts/index.ts';
import { HOUR, MINUTE, type TestPerson } from '../_support/app.ts';
import { startLineDesk, type LineDesk } from '../_support/line-desk.ts';

let desk: LineDesk;
beforeEach(async () => {
  desk = await startLineDesk({ talkLimit: 2 });
});
afterEach(() => desk.close());

const params = () => ({ deskId: desk.operator.desk.deskId });
const staff = () => desk.operator.staff;
const iso = (ms: number) => new Date(desk.test.clock.now().getTime() + ms).toISOString();
const settings = async (change: Partial<CapacitySettings>) => {
  const known = await desk.test.call(routes.getCapacity, { as: staff().supervisor, params: params() });
  return desk.test.call(routes.setCapacity, {
    as: staff().supervisor,
    params: params(),
    body: { ...known, ...change },
  });
};
const plan = (person: TestPerson, from: number, to: number, role: 'counselor' | 'supervisor' = 'counselor') =>
  desk.test.call(routes.createShift, {
    as: staff().supervisor,
    params: params(),
    body: { staffId: person.staffId, startsAt: iso(from), endsAt: iso(to), role },
  });
const arrive = (as: TestPerson, body: { remote?: boolean; attested?: string[] } = {}) =>
  desk.test.call(routes.checkIn, { as, params: params(), body });
const leave = (as: TestPerson) => desk.test.call(routes.checkOut, { as, params: params() });
const present = () => desk.test.call(routes.listPresent, { as: staff().supervisor, params: params() });
const counted = () =>
  desk.test.context.db.tenant(desk.operator.operatorId, (tx) => staffOnDesk(tx, params().deskId));
const loaded = () =>
  desk.test.context.db.tenant(desk.operator.operatorId, (tx) => loadCapacity(tx, params().deskId));

describe('checking in', () => {
  it('belongs to the shift that runs or begins within the hour, and keeps how late it was', async () => {
    const { shiftId } = await plan(staff().counselor, 30 * MINUTE, 4 * HOUR);
    const early = await arrive(staff().counselor);
    expect(early.attendance).toMatchObject({ shiftId, minutesLate: -30, minutesOver: null });
    expect(early.shift?.shiftId).toBe(shiftId);
    await plan(staff().colleague, 0, 3 * HOUR);
    await desk.later(12 * MINUTE + 59_000);
    expect((await arrive(staff().colleague)).attendance?.minutesLate).toBe(12);
    expect(await counted()).toEqual({ people: 2, seats: 4, supervisors: 0 });
  });

  it('without a shift is help, where the desk allows it', async () => {
    await settings({ walkIn: 'supervisors' });
    const refused = await desk.test.refusal(routes.checkIn, {
      as: staff().counselor,
      params: params(),
      body: {},
    });
    expect(refused.code).toBe('conflict');
    expect((await arrive(staff().supervisor)).attendance).toMatchObject({
      shiftId: null,
      minutesLate: null,
      role: 'supervisor',
    });
    await settings({ walkIn: 'everyone' });
    expect((await arrive(staff().counselor)).attendance).toMatchObject({ shiftId: null, role: 'counselor' });
    // Whoever supervises watches all talks and offers no seat.
    expect(await counted()).toEqual({ people: 2, seats: 2, supervisors: 1 });
  });

  it('happens once, also when pressed twice at the same time', async () => {
    const press = () => desk.test.raw(routes.checkIn, { as: staff().counselor, params: params(), body: {} });
    const answers = await Promise.all([press(), press(), press()]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    expect(await counted()).toMatchObject({ people: 1 });
  });

  it('from elsewhere confirms everything the desk asks for, and that is kept', async () => {
    await settings({ attestations: ['個室で、ほかの人はいません', '画面を録画していません'] });
    const partly = { remote: true, attested: ['個室で、ほかの人はいません'] };
    const refused = await desk.test.refusal(routes.checkIn, {
      as: staff().counselor,
      params: params(),
      body: partly,
    });
    expect(refused.details).toEqual([{ field: 'attested', reason: 'must confirm everything' }]);
    const all = { remote: true, attested: ['画面を録画していません', '個室で、ほかの人はいません'] };
    expect((await arrive(staff().counselor, all)).attendance).toMatchObject({
      remote: true,
      attested: ['個室で、ほかの人はいません', '画面を録画していません'],
    });
    expect((await arrive(staff().colleague)).attendance).toMatchObject({ remote: false, attested: [] });
  });

  it('shows a desk that uses no roster nothing of it', async () => {
    const { duties } = await desk.test.call(routes.listDuties, { as: staff().counselor });
    expect(duties).toEqual([]);
    await settings({});
    const later = await desk.test.call(routes.listDuties, { as: staff().counselor });
    expect(later.duties).toMatchObject([{ ...params(), mayCheckIn: true, attendance: null }]);
    const officer = await desk.test.call(routes.listDuties, { as: staff().officer });
    expect(officer.duties).toEqual([]);
  });
});

describe('a shift past midnight', () => {
  it('is one presence on one shift, seen on both days', async () => {
    // From noon in Tokyo to 22:00; the shift ends at 06:00.
    await desk.later(10 * HOUR);
    const { shiftId } = await plan(staff().counselor, 0, 8 * HOUR);
    await arrive(staff().counselor);
    await desk.later(4 * HOUR);
    await desk.test.app.drain();
    expect(await counted()).toEqual({ people: 1, seats: 2, supervisors: 0 });
    const day = (at: string) => ({ as: staff().supervisor, params: params(), query: { from: at, to: at } });
    for (const date of ['2026-11-20', '2026-11-21']) {
      const { shifts } = await desk.test.call(routes.listShifts, day(date));
      expect(shifts.map((one) => one.shiftId)).toEqual([shiftId]);
    }
    expect((await desk.test.call(routes.listShifts, day('2026-11-22'))).shifts).toEqual([]);
    await desk.later(4 * HOUR + 5 * MINUTE);
    await leave(staff().counselor);
    const { shifts } = await desk.test.call(routes.listShifts, day('2026-11-21'));
    expect(shifts[0]?.attendances).toMatchObject([{ minutesLate: 0, minutesOver: 5, endedBy: 'self' }]);
  });
});

describe('checking out', () => {
  it('lets a talk be finished, and frees the seats', async () => {
    await plan(staff().counselor, 0, 2 * HOUR);
    await arrive(staff().counselor);
    const { consultationId } = await desk.claimed(staff().counselor);
    const duty = await leave(staff().counselor);
    expect(duty).toMatchObject({ attendance: null, openTalks: 1 });
    await desk.send(staff().counselor, consultationId, 'またいつでも書いてくださいね。');
    const end = { as: staff().counselor, params: { consultationId }, body: { reason: 'ended' as const } };
    expect((await desk.test.call(routes.closeConsultation, end)).state).toBe('closed');
    expect(await counted()).toEqual({ people: 0, seats: 0, supervisors: 0 });
    const again = await desk.test.refusal(routes.checkOut, { as: staff().counselor, params: params() });
    expect(again.code).toBe('conflict');
  });

  it('happens by itself after the end and the grace, once no talk is open', async () => {
    await settings({ graceMinutes: 20 });
    await plan(staff().counselor, 0, HOUR);
    await plan(staff().colleague, 0, HOUR);
    await arrive(staff().counselor);
    await arrive(staff().colleague);
    const { consultationId } = await desk.claimed(staff().counselor);
    await desk.later(HOUR + 19 * MINUTE);
    await desk.test.app.drain();
    expect((await present()).people).toHaveLength(2);
    await desk.later(MINUTE);
    await desk.test.app.drain();
    const left = await present();
    expect(left.people.map((one) => one.attendance.staff.name)).toEqual([staff().counselor.name]);
    await desk.test.call(routes.closeConsultation, {
      as: staff().counselor,
      params: { consultationId },
      body: { reason: 'ended' },
    });
    await desk.later(5 * MINUTE);
    await desk.test.app.drain();
    expect((await present()).people).toEqual([]);
    const { rows } = await desk.test.call(routes.listAudit, { as: staff().auditor, query: {} });
    const ended = rows.filter(({ action }) => action === 'attendance.ended');
    expect(ended.map(({ actorKind, details }) => [actorKind, details['minutesOver']])).toEqual([
      ['system', 25],
      ['system', 20],
    ]);
  });

  it('of somebody who came to help happens after twelve hours', async () => {
    await arrive(staff().counselor);
    await desk.later(12 * HOUR - MINUTE);
    await desk.test.app.drain();
    expect(await counted()).toMatchObject({ people: 1 });
    await desk.later(MINUTE);
    await desk.test.app.drain();
    expect(await counted()).toMatchObject({ people: 0 });
  });

  it('is done by a supervisor for somebody who forgot, once', async () => {
    await arrive(staff().counselor);
    const [someone] = (await present()).people;
    const call = {
      as: staff().supervisor,
      params: { ...params(), attendanceId: someone?.attendance.attendanceId ?? '' },
    };
    expect((await desk.test.call(routes.checkOutColleague, call)).people).toEqual([]);
    expect((await desk.test.refusal(routes.checkOutColleague, call)).code).toBe('conflict');
    const colleague = await desk.test.refusal(routes.checkOutColleague, { ...call, as: staff().colleague });
    expect(colleague.code).toBe('forbidden');
  });
});

describe('capacity', () => {
  it('counts seats, talks and who waits, and says what is missing to open', async () => {
    await settings({ seatMode: 'checked_in', minPeople: 2, needsSupervisor: true });
    expect(await loaded()).toMatchObject({ seats: 0, free: 0, opening: { ok: false } });
    await plan(staff().senior_counselor, 0, 4 * HOUR, 'supervisor');
    await arrive(staff().senior_counselor);
    await arrive(staff().counselor);
    expect(await loaded()).toMatchObject({
      present: { people: 2, seats: 2, supervisors: 1 },
      seats: 2,
      free: 2,
      opening: { ok: true, missing: [] },
    });
    await desk.claimed(staff().counselor);
    await desk.open(staff().supervisor);
    await desk.open(staff().supervisor);
    expect(await present()).toMatchObject({ seats: 2, active: 1, waiting: 2, free: 0, missing: [] });
    await leave(staff().senior_counselor);
    expect((await present()).missing.map(({ what }) => what)).toEqual(['people', 'supervisor']);
  });

  it('of a desk without settings has no cap and needs nobody', async () => {
    expect(await loaded()).toMatchObject({ seats: null, free: null, opening: { ok: true } });
  });

  it('counts nobody who has left the desk while checked in', async () => {
    await arrive(staff().counselor);
    await desk.test.call(routes.updateStaff, {
      as: staff().system_admin,
      params: { staffId: staff().counselor.staffId },
      body: { state: 'disabled' },
    });
    expect(await counted()).toEqual({ people: 0, seats: 0, supervisors: 0 });
  });
});
