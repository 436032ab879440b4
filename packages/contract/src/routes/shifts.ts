import { z } from 'zod';
import { DeskParams, Id, StaffRef, Time, line } from '../common.ts';
import { defineRoute } from '../route.ts';
import { TalkLimit } from './limits.ts';

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/u;
const isDay = (day: string): boolean =>
  DAY.test(day) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
/** A day of the calendar in Asia/Tokyo. */
const Day = z.string().refine(isDay, 'must be a day like 2026-11-20');

export const ShiftRole = z.enum(['counselor', 'supervisor']);
export type ShiftRole = z.infer<typeof ShiftRole>;

export const CapacitySettings = z
  .object({
    seatMode: z.enum(['checked_in', 'fixed']).meta({
      description: 'Seats are those of the people checked in, or a fixed number for desks without a roster',
    }),
    fixedSeats: z.int().min(0).max(500).nullable().meta({ description: 'null: no cap' }),
    minPeople: z.int().min(0).max(100).meta({ description: 'The desk opens with so many people; 0: any' }),
    needsSupervisor: z.boolean().meta({ description: 'The desk opens only with a supervisor on shift' }),
    walkIn: z
      .enum(['everyone', 'supervisors'])
      .meta({ description: 'Who may check in without a planned shift (応援)' }),
    graceMinutes: z.int().min(0).max(240).meta({
      description: 'So long after the end of a shift somebody without open talks is checked out',
    }),
    slotMinutes: z.int().min(10).max(240),
    attestations: z
      .array(line(80))
      .max(10)
      .meta({ description: 'What somebody who works elsewhere confirms when checking in' }),
  })
  .meta({ id: 'CapacitySettings' });
export type CapacitySettings = z.infer<typeof CapacitySettings>;

export const Attendance = z
  .object({
    attendanceId: Id,
    staff: StaffRef,
    role: ShiftRole,
    shiftId: Id.nullable().meta({ description: 'null: came without a planned shift (応援)' }),
    checkedInAt: Time,
    minutesLate: z.int().nullable().meta({ description: 'Negative: early' }),
    remote: z.boolean(),
    attested: z.array(z.string()),
    checkedOutAt: Time.nullable(),
    minutesOver: z.int().nullable().meta({ description: 'After the planned end; negative: before it' }),
    endedBy: z.enum(['self', 'supervisor', 'automatic']).nullable(),
  })
  .meta({ id: 'Attendance' });
export type Attendance = z.infer<typeof Attendance>;

const shiftFields = {
  startsAt: Time,
  endsAt: Time,
  role: ShiftRole,
  seats: TalkLimit.nullable().meta({
    description: 'null: as many as the person may hold; none for a supervisor',
  }),
  note: line(100).nullable(),
};

export const Shift = z
  .object({
    shiftId: Id,
    deskId: Id,
    staff: StaffRef,
    ...shiftFields,
    effectiveSeats: TalkLimit,
    attendances: z.array(Attendance),
  })
  .meta({ id: 'Shift' });
export type Shift = z.infer<typeof Shift>;

export const Duty = z
  .object({
    deskId: Id,
    attendance: Attendance.nullable().meta({ description: 'Set while checked in' }),
    shift: Shift.nullable().meta({ description: 'The shift that now runs or begins within the hour' }),
    mayCheckIn: z.boolean(),
    openTalks: z.int().meta({ description: 'Talks that may be finished after checking out' }),
    attestations: z.array(z.string()),
  })
  .meta({ id: 'Duty' });
export type Duty = z.infer<typeof Duty>;

export const Present = z
  .object({
    people: z.array(
      z.object({ attendance: Attendance, seats: z.int(), talks: z.int(), endsAt: Time.nullable() }),
    ),
    seats: z.int().nullable().meta({ description: 'null: the desk does not count seats' }),
    active: z.int(),
    waiting: z.int(),
    free: z.int().nullable(),
    missing: z.array(z.object({ what: z.enum(['people', 'supervisor']), present: z.int(), needed: z.int() })),
  })
  .meta({ id: 'Present' });
export type Present = z.infer<typeof Present>;

const SlotCount = z.object({ offered: z.int(), used: z.int() });

export const Slots = z
  .object({
    month: z.string(),
    slotMinutes: z.int(),
    ...SlotCount.shape,
    rate: z.number().nullable().meta({ description: 'used / offered; null while nothing was offered' }),
    days: z.array(SlotCount.extend({ day: Day, slotMinutes: z.int() })),
  })
  .meta({ id: 'Slots' });
export type Slots = z.infer<typeof Slots>;

const ShiftParams = DeskParams.extend({ shiftId: Id });
const newShift = z.strictObject({
  staffId: Id,
  ...shiftFields,
  seats: shiftFields.seats.optional(),
  note: shiftFields.note.optional(),
});

const tag = 'Shifts';
export const shiftRoutes = {
  getCapacity: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/capacity',
    auth: 'desk.read',
    tag,
    summary: 'How a desk counts its seats and what it needs to open',
    params: DeskParams,
    response: CapacitySettings,
  }),
  setCapacity: defineRoute({
    method: 'PUT',
    path: '/desks/:deskId/capacity',
    auth: 'shift.manage',
    tag,
    summary: 'Set how seats are counted, the staff needed to open, check-in and the length of a slot',
    params: DeskParams,
    body: z.strictObject(CapacitySettings.shape),
    response: CapacitySettings,
  }),
  listShifts: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/shifts',
    auth: 'shift.manage',
    tag,
    summary: 'The roster from one day to another (Asia/Tokyo, both included), with who was there',
    params: DeskParams,
    query: z.object({ from: Day, to: Day }),
    response: z.object({
      shifts: z.array(Shift),
      unplanned: z.array(Attendance).meta({ description: 'Who came without a shift (応援)' }),
    }),
  }),
  listOwnShifts: defineRoute({
    method: 'GET',
    path: '/my/shifts',
    auth: 'signed_in',
    tag,
    summary: "One's own shifts at all desks",
    query: z.object({ from: Day, to: Day }),
    response: z.object({ shifts: z.array(Shift) }),
  }),
  createShift: defineRoute({
    method: 'POST',
    path: '/desks/:deskId/shifts',
    auth: 'shift.manage',
    tag,
    summary: 'Plan a shift',
    params: DeskParams,
    body: newShift,
    response: Shift,
    errors: ['conflict'],
  }),
  updateShift: defineRoute({
    method: 'PUT',
    path: '/desks/:deskId/shifts/:shiftId',
    auth: 'shift.manage',
    tag,
    summary: 'Change a planned shift',
    params: ShiftParams,
    body: newShift,
    response: Shift,
    errors: ['conflict'],
  }),
  deleteShift: defineRoute({
    method: 'DELETE',
    path: '/desks/:deskId/shifts/:shiftId',
    auth: 'shift.manage',
    tag,
    summary: 'Remove a shift to which nobody has checked in',
    params: ShiftParams,
    errors: ['conflict'],
  }),
  copyShiftWeek: defineRoute({
    method: 'POST',
    path: '/desks/:deskId/shifts/copy-week',
    auth: 'shift.manage',
    tag,
    summary: 'Plan a week like another; shifts that would overlap are left out and counted',
    params: DeskParams,
    body: z.strictObject({
      from: Day.meta({ description: 'First day of the seven to copy' }),
      to: Day.meta({ description: 'First day of the week that is planned' }),
    }),
    response: z.object({ copied: z.int(), skipped: z.int() }),
  }),
  listDuties: defineRoute({
    method: 'GET',
    path: '/my/duty',
    auth: 'signed_in',
    tag,
    summary: 'At which desks the caller is checked in or may check in now',
    response: z.object({ duties: z.array(Duty) }),
  }),
  checkIn: defineRoute({
    method: 'POST',
    path: '/desks/:deskId/check-in',
    auth: 'shift.own',
    tag,
    summary: 'Begin work at a desk',
    params: DeskParams,
    body: z.strictObject({
      remote: z.boolean().default(false),
      attested: z.array(z.string().max(1500)).max(10).default([]),
    }),
    response: Duty,
    errors: ['conflict'],
  }),
  checkOut: defineRoute({
    method: 'POST',
    path: '/desks/:deskId/check-out',
    auth: 'shift.own',
    tag,
    summary: 'End work at a desk; open talks may still be finished',
    params: DeskParams,
    response: Duty,
    errors: ['conflict'],
  }),
  listPresent: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/present',
    auth: 'shift.manage',
    tag,
    summary: 'Who is there now, and the seats used and free',
    params: DeskParams,
    response: Present,
  }),
  checkOutColleague: defineRoute({
    method: 'POST',
    path: '/desks/:deskId/attendances/:attendanceId/check-out',
    auth: 'shift.manage',
    tag,
    summary: 'Check out somebody who forgot to',
    params: DeskParams.extend({ attendanceId: Id }),
    response: Present,
    errors: ['conflict'],
  }),
  getSlots: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/slots',
    auth: 'figures.read',
    tag,
    summary:
      'Offered and used slots (相談枠) of a month. Offered: for every shift its seats times the whole slots that fit in; ' +
      'used: those in which the person had a talk, at most as many as the seats. By the day a slot begins, Asia/Tokyo',
    params: DeskParams,
    query: z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/u, 'must be like 2026-11') }),
    response: Slots,
  }),
  recountSlots: defineRoute({
    method: 'POST',
    path: '/desks/:deskId/slots/recount',
    auth: 'shift.manage',
    tag,
    summary: 'Count the slots of a finished day again, after its shifts were corrected; up to 31 days back',
    params: DeskParams,
    body: z.strictObject({ day: Day }),
    response: SlotCount.extend({ day: Day, slotMinutes: z.int() }),
    errors: ['conflict'],
  }),
} as const;
