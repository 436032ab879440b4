import { randomUUID } from 'node:crypto';
import type {
  Attendance,
  BodyOf,
  CapacitySettings,
  Duty,
  ParamsOf,
  QueryOf,
  routes,
  Shift,
  StaffRef,
} from '@tomoshibi/contract';
import type { Context, Handler } from './mock-context.ts';
import type { MockData } from './mock-data.ts';
import { mine } from './mock-session.ts';
import { change } from './mock-talks.ts';

type Routes = typeof routes;
type Params<K extends keyof Routes> = { params: ParamsOf<Routes[K]> };
type Body<K extends keyof Routes> = { body: BodyOf<Routes[K]> };
type Query<K extends keyof Routes> = { query: QueryOf<Routes[K]> };

interface Roster {
  readonly shifts: Shift[];
  readonly present: Map<string, Attendance>;
}
const rosters = new WeakMap<MockData, Roster>();
function rosterOf({ data }: Context): Roster {
  const known = rosters.get(data) ?? { shifts: [], present: new Map() };
  rosters.set(data, known);
  return known;
}
const SETTINGS: CapacitySettings = {
  seatMode: 'checked_in',
  fixedSeats: null,
  minPeople: 2,
  needsSupervisor: true,
  walkIn: 'everyone',
  graceMinutes: 30,
  slotMinutes: 60,
  attestations: ['個室にいて、ほかの人に画面が見えません'],
};

const now = (): string => new Date().toISOString();
const self = (context: Context): StaffRef => {
  const { staffId, name } = mine(context).staff;
  return { staffId, name };
};

function dutyOf(context: Context, deskId: string): Duty {
  const attendance = rosterOf(context).present.get(self(context).staffId) ?? null;
  return {
    deskId,
    attendance,
    shift: null,
    mayCheckIn: attendance === null,
    openTalks: 1,
    attestations: SETTINGS.attestations,
  };
}

function workersOf({ data }: Context, deskId: string) {
  return data.people.flatMap(({ staff: { staffId, name, desks } }) => {
    const role = desks.find((one) => one.deskId === deskId)?.role;
    return role === 'counselor' || role === 'supervisor' ? [{ staff: { staffId, name }, role }] : [];
  });
}

const presentNow = (_: unknown, context: Context) => ({
  people: [...rosterOf(context).present.values()].map((attendance) => ({
    attendance,
    seats: 2,
    talks: 1,
    endsAt: null,
  })),
  seats: rosterOf(context).present.size * 2,
  active: 2,
  waiting: 3,
  free: 0,
  missing: [{ what: 'supervisor', present: 0, needed: 1 }],
});

export const shiftHandlers: Record<string, Handler> = {
  getLimits: ({ params }: Params<'getLimits'>, context) => ({
    desk: 3,
    roles: { counselor: null, senior_counselor: 2, supervisor: null },
    people: workersOf(context, params.deskId).map((one) => ({ ...one, limit: null, effective: 3 })),
  }),
  getCapacity: () => SETTINGS,
  setCapacity: ({ body }: Body<'setCapacity'>) => body,
  listShifts: (_, context) => ({
    shifts: rosterOf(context).shifts,
    unplanned: [...rosterOf(context).present.values()],
  }),
  listOwnShifts: () => ({ shifts: [] }),
  createShift: ({ params, body }: Params<'createShift'> & Body<'createShift'>, context) => {
    const staff = workersOf(context, params.deskId).find((one) => one.staff.staffId === body.staffId)?.staff;
    const shift: Shift = {
      shiftId: randomUUID(),
      deskId: params.deskId,
      staff: staff ?? self(context),
      startsAt: body.startsAt,
      endsAt: body.endsAt,
      role: body.role,
      seats: body.seats ?? null,
      note: body.note ?? null,
      effectiveSeats: body.seats ?? 3,
      attendances: [],
    };
    rosterOf(context).shifts.push(shift);
    return shift;
  },
  copyShiftWeek: () => ({ copied: 4, skipped: 1 }),
  listDuties: (_, context) => {
    const [first] = mine(context).staff.desks;
    return { duties: first ? [dutyOf(context, first.deskId)] : [] };
  },
  checkIn: ({ params, body }: Params<'checkIn'> & Body<'checkIn'>, context) => {
    rosterOf(context).present.set(self(context).staffId, {
      attendanceId: randomUUID(),
      staff: self(context),
      role: 'counselor',
      shiftId: null,
      checkedInAt: now(),
      minutesLate: null,
      remote: body.remote,
      attested: body.attested,
      checkedOutAt: null,
      minutesOver: null,
      endedBy: null,
    });
    return dutyOf(context, params.deskId);
  },
  checkOut: ({ params }: Params<'checkOut'>, context) => {
    rosterOf(context).present.delete(self(context).staffId);
    return dutyOf(context, params.deskId);
  },
  listPresent: presentNow,
  getSlots: ({ query }: Query<'getSlots'>) => ({
    month: query.month,
    slotMinutes: 60,
    offered: 118,
    used: 48,
    rate: 48 / 118,
    days: [{ day: `${query.month}-01`, slotMinutes: 60, offered: 118, used: 48 }],
  }),
  placeWaiting: ({ params, body }: Params<'placeWaiting'> & Body<'placeWaiting'>, context) => {
    const talk = context.data.talks.get(params.consultationId);
    if (!talk) return undefined;
    const placed = { key: '4', to: 'front' as const, by: self(context), at: now() };
    return change(context.server, talk, { placed: body.to === 'automatic' ? null : placed });
  },
};
