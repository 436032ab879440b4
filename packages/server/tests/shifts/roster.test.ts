import { routes, type Shift } from '@tomoshibi/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asOwner } from '../_support/owner.ts';
import { DAY, HOUR } from '../_support/app.ts';
import { startLineDesk, type LineDesk } from '../_support/line-desk.ts';

let desk: LineDesk;
beforeEach(async () => {
  desk = await startLineDesk({ talkLimit: 2 });
});
afterEach(() => desk.close());

const params = () => ({ deskId: desk.operator.desk.deskId });
const staff = () => desk.operator.staff;
const tokyo = (day: string, hour: string) => new Date(`${day}T${hour}:00+09:00`).toISOString();
const shift = (day: string, from: string, to: string, until = day) => ({
  staffId: staff().counselor.staffId,
  startsAt: tokyo(day, from),
  endsAt: tokyo(until, to),
  role: 'counselor' as const,
});
const plan = (body: ReturnType<typeof shift>) =>
  desk.test.call(routes.createShift, { as: staff().supervisor, params: params(), body });
const refused = (body: object) =>
  desk.test.refusal(routes.createShift, {
    as: staff().supervisor,
    params: params(),
    body: { ...shift('2026-11-23', '17:00', '21:00'), ...body },
  });
const roster = (from: string, to: string) =>
  desk.test.call(routes.listShifts, { as: staff().supervisor, params: params(), query: { from, to } });
const slots = (month = '2026-11') =>
  desk.test.call(routes.getSlots, { as: staff().officer, params: params(), query: { month } });

describe('the roster', () => {
  it('is planned, changed and cleared by who decides the shift; everybody sees their own', async () => {
    const made = await plan(shift('2026-11-23', '17:00', '21:00'));
    expect(made).toMatchObject({ effectiveSeats: 2, attendances: [], note: null });
    const at = { ...params(), shiftId: made.shiftId };
    const changed = await desk.test.call(routes.updateShift, {
      as: staff().headquarters,
      params: at,
      body: { ...shift('2026-11-23', '18:00', '22:00'), seats: 1, note: '研修中' },
    });
    expect(changed).toMatchObject({
      effectiveSeats: 1,
      note: '研修中',
      startsAt: tokyo('2026-11-23', '18:00'),
    });
    const query = { from: '2026-11-23', to: '2026-11-29' };
    const own = await desk.test.call(routes.listOwnShifts, { as: staff().counselor, query });
    expect(own.shifts.map(({ shiftId }) => shiftId)).toEqual([made.shiftId]);
    expect((await desk.test.call(routes.listOwnShifts, { as: staff().colleague, query })).shifts).toEqual([]);
    const all = await desk.test.refusal(routes.listShifts, {
      as: staff().counselor,
      params: params(),
      query,
    });
    expect(all.code).toBe('forbidden');
    await desk.test.call(routes.deleteShift, { as: staff().supervisor, params: at });
    expect((await roster('2026-11-23', '2026-11-29')).shifts).toEqual([]);
    expect((await desk.test.refusal(routes.deleteShift, { as: staff().supervisor, params: at })).code).toBe(
      'not_found',
    );
  });

  it('refuses what cannot be worked', async () => {
    await plan(shift('2026-11-23', '17:00', '21:00'));
    expect(
      (await refused({ startsAt: tokyo('2026-11-23', '20:59'), endsAt: tokyo('2026-11-23', '23:00') })).code,
    ).toBe('conflict');
    // One after the other is no overlap.
    await plan(shift('2026-11-23', '21:00', '23:00'));
    const day = { startsAt: tokyo('2026-11-25', '10:00') };
    expect((await refused({ ...day, endsAt: day.startsAt })).details[0]?.field).toBe('endsAt');
    expect((await refused({ ...day, endsAt: tokyo('2026-11-26', '10:01') })).details[0]?.field).toBe(
      'endsAt',
    );
    const later = { ...day, endsAt: tokyo('2026-11-25', '12:00') };
    expect((await refused({ ...later, staffId: staff().officer.staffId })).details[0]?.field).toBe('staffId');
    expect((await refused({ ...later, staffId: desk.operator.operatorId })).details[0]?.field).toBe(
      'staffId',
    );
    expect((await refused({ ...later, role: 'supervisor' })).details[0]?.field).toBe('role');
  });

  it('plans one of two overlapping shifts asked for at once', async () => {
    const press = () =>
      desk.test.raw(routes.createShift, {
        as: staff().supervisor,
        params: params(),
        body: shift('2026-11-23', '17:00', '21:00'),
      });
    const answers = await Promise.all([press(), press(), press()]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
  });

  it('copies a week to the same hours, leaves out what overlaps, and says so', async () => {
    await plan({ ...shift('2026-11-16', '17:00', '21:00') });
    await plan(shift('2026-11-22', '22:00', '02:00', '2026-11-23'));
    // Begins before the week, so it belongs to the one before.
    await plan(shift('2026-11-15', '23:00', '01:00', '2026-11-16'));
    await plan(shift('2026-11-23', '20:00', '22:00'));
    const copy = await desk.test.call(routes.copyShiftWeek, {
      as: staff().supervisor,
      params: params(),
      body: { from: '2026-11-16', to: '2026-11-23' },
    });
    expect(copy).toEqual({ copied: 1, skipped: 1 });
    const times = ({ shifts }: { shifts: Shift[] }) => shifts.map(({ startsAt }) => startsAt);
    expect(times(await roster('2026-11-24', '2026-11-30'))).toEqual([tokyo('2026-11-29', '22:00')]);
    const same = await desk.test.refusal(routes.copyShiftWeek, {
      as: staff().supervisor,
      params: params(),
      body: { from: '2026-11-16', to: '2026-11-18' },
    });
    expect(same.details[0]?.field).toBe('to');
  });

  it('keeps a shift somebody has checked in to', async () => {
    const made = await plan(shift('2026-11-20', '12:00', '16:00'));
    await desk.test.call(routes.checkIn, { as: staff().counselor, params: params(), body: {} });
    const at = { ...params(), shiftId: made.shiftId };
    expect((await desk.test.refusal(routes.deleteShift, { as: staff().supervisor, params: at })).code).toBe(
      'conflict',
    );
    const other = { ...shift('2026-11-20', '12:00', '16:00'), staffId: staff().colleague.staffId };
    const given = await desk.test.refusal(routes.updateShift, {
      as: staff().supervisor,
      params: at,
      body: other,
    });
    expect(given.code).toBe('conflict');
    const longer = { as: staff().supervisor, params: at, body: shift('2026-11-20', '12:00', '18:00') };
    expect((await desk.test.call(routes.updateShift, longer)).attendances).toHaveLength(1);
  });

  it('is told to consoles', async () => {
    await plan(shift('2026-11-23', '17:00', '21:00'));
    const events = await asOwner(desk.test.databaseUrl, `select topic from desk_events where kind = 'desk'`);
    expect(events.map(({ topic }) => topic)).toContain('shifts');
  });
});

describe('slots over simulated days', () => {
  it('are counted after the day, stay when talks are gone, and follow a corrected roster', async () => {
    // Friday noon in Tokyo. Four hours with two seats: eight slots of an hour.
    await plan(shift('2026-11-20', '12:00', '16:00'));
    await plan(shift('2026-11-20', '23:00', '01:00', '2026-11-21'));
    const { consultationId } = await desk.claimed(staff().counselor);
    await desk.later(90 * 60_000);
    await desk.test.call(routes.closeConsultation, {
      as: staff().counselor,
      params: { consultationId },
      body: { reason: 'ended' },
    });
    await desk.test.app.drain();
    expect(await slots()).toMatchObject({ offered: 0, used: 0, rate: null, days: [] });
    // 01:00 of the next day: the slot that began at 23:00 is over.
    await desk.later(11.5 * HOUR);
    await desk.test.app.drain();
    expect(await slots()).toMatchObject({
      offered: 10,
      used: 2,
      rate: 0.2,
      slotMinutes: 60,
      days: [{ day: '2026-11-20', offered: 10, used: 2, slotMinutes: 60 }],
    });
    await desk.later(DAY);
    await desk.test.app.drain();
    expect((await slots()).days.map(({ day, offered }) => [day, offered])).toEqual([
      ['2026-11-20', 10],
      ['2026-11-21', 2],
    ]);
    await asOwner(desk.test.databaseUrl, 'delete from messages');
    await desk.later(DAY);
    await desk.test.app.drain();
    expect(await slots()).toMatchObject({ offered: 12, used: 2 });
    // Somebody else worked too, which was written down late.
    await desk.test.call(routes.createShift, {
      as: staff().supervisor,
      params: params(),
      body: { ...shift('2026-11-21', '10:00', '12:00'), staffId: staff().colleague.staffId },
    });
    expect((await slots()).days[1]).toMatchObject({ day: '2026-11-21', offered: 6 });
    expect((await slots('2026-12')).days).toEqual([]);
  });

  it('count help without a plan, and a takeover for whoever then has the talk', async () => {
    const check = { params: params(), body: {} };
    await desk.test.call(routes.checkIn, { as: staff().counselor, ...check });
    await plan({ ...shift('2026-11-20', '12:00', '15:00'), staffId: staff().supervisor.staffId });
    const { consultationId } = await desk.claimed(staff().counselor);
    await desk.later(HOUR);
    await desk.test.call(routes.claim, {
      as: staff().supervisor,
      params: { consultationId },
      body: { takeOver: true },
    });
    await desk.later(2 * HOUR);
    await desk.test.call(routes.checkOut, { as: staff().counselor, params: params() });
    await desk.later(DAY);
    await desk.test.app.drain();
    // Two people, three hours, two seats; the counselor's first hour and the supervisor's two others.
    expect((await slots()).days).toMatchObject([{ day: '2026-11-20', offered: 12, used: 3 }]);
  });

  it('are counted again on demand, for finished days of the last month', async () => {
    const recount = (day: string) => ({ as: staff().supervisor, params: params(), body: { day } });
    expect(await desk.test.call(routes.recountSlots, recount('2026-11-19'))).toEqual({
      day: '2026-11-19',
      offered: 0,
      used: 0,
      slotMinutes: 60,
    });
    expect((await desk.test.refusal(routes.recountSlots, recount('2026-11-20'))).code).toBe('conflict');
    expect((await desk.test.refusal(routes.recountSlots, recount('2026-10-19'))).code).toBe('conflict');
    const impossible = await desk.test.refusal(routes.recountSlots, recount('2026-02-30'));
    expect(impossible.code).toBe('invalid_input');
  });
});
