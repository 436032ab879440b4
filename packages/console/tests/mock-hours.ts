import { randomUUID } from 'node:crypto';
import type {
  BodyOf,
  DeskHours,
  HoursDay,
  HoursVersion,
  ParamsOf,
  QueryOf,
  Timetable,
  routes,
} from '@tomoshibi/contract';
import { MockError, type Context, type Handler } from './mock-context.ts';
import { mine } from './mock-session.ts';

type Routes = typeof routes;
type Input<K extends keyof Routes> = { params: ParamsOf<Routes[K]>; body: BodyOf<Routes[K]> };

interface DeskState {
  version: number;
  timetable: Timetable | null;
  override: DeskHours['override'];
  readonly versions: HoursVersion[];
}
const states = new WeakMap<Context['data'], Map<string, DeskState>>();

function stateOf({ data }: Context, deskId: string): DeskState {
  const desks = states.get(data) ?? new Map<string, DeskState>();
  states.set(data, desks);
  const state = desks.get(deskId) ?? { version: 0, timetable: null, override: null, versions: [] };
  desks.set(deskId, state);
  return state;
}

/** Words and phases are the server's to work out; here they only have to be told apart. */
function words(timetable: Timetable | null) {
  const days = timetable ? Object.values(timetable.weekly).filter((ranges) => ranges.length > 0).length : 7;
  const text = timetable ? `週に${days}日` : 'いつでも';
  const each = { ja: text, en: `${days} days a week`, easy: text };
  return { status: each, hours: each, nextOpening: each };
}

function hoursOf(context: Context, deskId: string): DeskHours {
  const { version, timetable, override } = stateOf(context, deskId);
  const phase = override?.phase ?? 'intake';
  return {
    deskId,
    version,
    timetable,
    override,
    savedAt: version > 0 ? new Date().toISOString() : null,
    savedBy: null,
    status: {
      phase,
      why: override ? { kind: 'manual' } : { kind: 'always' },
      since: null,
      until: null,
      intake: { open: phase === 'intake', changesAt: null },
      talk: { open: phase !== 'closed', changesAt: null },
      nextOpening: null,
    },
    words: words(timetable),
  };
}

function daysOf(month: string): HoursDay[] {
  const days: HoursDay[] = [];
  const day = new Date(`${month}-01T00:00:00Z`);
  while (day.toISOString().startsWith(month)) {
    const open = day.getUTCDay() % 6 > 0;
    days.push({
      day: day.toISOString().slice(0, 10),
      holiday: day.getUTCDate() === 23 ? { name: '勤労感謝の日', nameEn: 'Labor Thanksgiving Day' } : null,
      ranges: open ? [{ from: '17:00', to: '21:00', intakeUntil: '20:30' }] : [],
      why: open ? { kind: 'timetable', season: null, holiday: null } : { kind: 'weekday_off', season: null },
    });
    day.setUTCDate(day.getUTCDate() + 1);
  }
  return days;
}

function checkSeen(state: DeskState, seen: string | null): void {
  if ((state.override?.overrideId ?? null) !== seen) throw new MockError('version_changed');
}

export const hoursHandlers: Record<string, Handler> = {
  getHours: ({ params }: Input<'getHours'>, context) => hoursOf(context, params.deskId),
  previewHours: ({ body, params }: Input<'previewHours'>, context) => ({
    status: hoursOf(context, params.deskId).status,
    words: words(body.timetable),
    days: daysOf(body.month),
  }),
  getHoursMonth: ({ query }: { query: QueryOf<Routes['getHoursMonth']> }) => ({
    month: query.month,
    days: daysOf(query.month),
  }),
  listHoursVersions: ({ params }: Input<'listHoursVersions'>, context) => ({
    versions: stateOf(context, params.deskId).versions,
  }),
  saveHours: ({ params, body }: Input<'saveHours'>, context) => {
    const state = stateOf(context, params.deskId);
    if (state.version !== body.version) throw new MockError('version_changed');
    state.version += 1;
    state.timetable = body.timetable;
    const { staffId, name } = mine(context).staff;
    state.versions.unshift({
      version: state.version,
      timetable: body.timetable,
      savedAt: new Date().toISOString(),
      savedBy: { staffId, name },
    });
    return hoursOf(context, params.deskId);
  },
  overrideHours: ({ params, body }: Input<'overrideHours'>, context) => {
    const state = stateOf(context, params.deskId);
    checkSeen(state, body.overrideId);
    const { staffId, name } = mine(context).staff;
    const { phase, reason, until } = body;
    const overrideId = randomUUID();
    state.override = {
      overrideId,
      phase,
      reason,
      until,
      startedAt: new Date().toISOString(),
      by: { staffId, name },
    };
    return hoursOf(context, params.deskId);
  },
  endHoursOverride: ({ params, body }: Input<'endHoursOverride'>, context) => {
    const state = stateOf(context, params.deskId);
    checkSeen(state, body.overrideId);
    state.override = null;
    return hoursOf(context, params.deskId);
  },
};
