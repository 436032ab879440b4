import { routes, type Timetable } from '@tomoshibi/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { everyDay, timetable, weekdays } from '../../src/modules/hours/engine/sample-timetables.ts';
import { loadHours, loadHoursOf } from '../../src/modules/hours/index.ts';
import { DAY, HOUR, MINUTE, startTestApp, type TestApp, type TestOperator } from '../_support/app.ts';
import { asOwner } from '../_support/owner.ts';

let app: TestApp;
let operator: TestOperator;
let params: { deskId: string };
beforeAll(async () => {
  app = await startTestApp({ roles: new Set(['web']) });
});
afterAll(() => app.close());
beforeEach(async () => {
  operator = await app.operator();
  params = { deskId: operator.desk.deskId };
});

const EVENING = timetable(weekdays('17:00-21:00/30'), {
  holidays: 'closed',
  newYear: { from: '12-29', to: '01-03' },
});
const get = () => app.call(routes.getHours, { as: operator.staff.counselor, params });
const save = (version: number, table: Timetable | null, as = operator.staff.supervisor) =>
  app.call(routes.saveHours, { as, params, body: { version, timetable: table } });
const audit = (action: string) =>
  asOwner(app.databaseUrl, 'select details from audit_rows where desk_id = $1 and action = $2', [
    params.deskId,
    action,
  ]);
const announced = async () =>
  (
    await asOwner(
      app.databaseUrl,
      `select count(*)::int as n from desk_events where desk_id = $1 and kind = 'desk' and topic = 'hours'`,
      [params.deskId],
    )
  )[0]?.['n'];

describe('the timetable of a desk', () => {
  it('is none at first: always open, as before there were hours', async () => {
    expect(await get()).toMatchObject({
      version: 0,
      timetable: null,
      savedAt: null,
      override: null,
      status: { phase: 'intake', why: { kind: 'always' }, until: null },
      words: { status: { ja: 'いつでも相談を受け付けています。' }, hours: { ja: 'いつでも' } },
    });
    const inside = await app.context.db.tenant(operator.operatorId, async (tx) => [
      await loadHours(tx, params.deskId),
      (await loadHoursOf(tx, [params.deskId])).size,
    ]);
    expect(inside).toEqual([null, 0]);
  });

  it('is saved, in force at once, audited and announced', async () => {
    const saved = await save(0, EVENING);
    expect(saved).toMatchObject({
      version: 1,
      timetable: EVENING,
      savedAt: app.clock.now().toISOString(),
      savedBy: { name: '指導 空' },
      status: { phase: 'closed', why: { kind: 'before_hours' } },
      words: {
        hours: {
          ja: '月〜金 17:00〜21:00(受付は20:30まで)、土日・祝日はお休み、年末年始(12月29日〜1月3日)はお休み',
        },
      },
    });
    expect(await get()).toEqual(saved);
    expect(await audit('hours.saved')).toEqual([{ details: { version: 1, limited: true } }]);
    expect(await announced()).toBe(1);
    expect(await app.context.db.tenant(operator.operatorId, (tx) => loadHours(tx, params.deskId))).toEqual({
      timetable: EVENING,
      override: null,
    });
  });

  it('keeps every version, and can be taken away again', async () => {
    await save(0, EVENING);
    await save(1, timetable(everyDay('10:00-12:00')), operator.staff.system_admin);
    expect(await save(2, null)).toMatchObject({ version: 3, timetable: null, status: { phase: 'intake' } });
    const as = operator.staff.counselor;
    const { versions } = await app.call(routes.listHoursVersions, { as, params });
    expect(versions.map(({ version, savedBy }) => [version, savedBy?.name])).toEqual([
      [3, operator.staff.supervisor.name],
      [2, operator.staff.system_admin.name],
      [1, operator.staff.supervisor.name],
    ]);
    expect(versions[2]?.timetable).toEqual(EVENING);
    const page = await app.call(routes.listHoursVersions, { as, params, query: { before: 3, limit: 1 } });
    expect(page.versions.map(({ version }) => version)).toEqual([2]);
  });

  it('is refused when somebody saved meanwhile: of two at once, one', async () => {
    await save(0, EVENING);
    const body = { version: 1, timetable: timetable(everyDay('10:00-12:00')) };
    const answers = await Promise.all(
      [operator.staff.supervisor, operator.staff.system_admin].map((as) =>
        app.raw(routes.saveHours, { as, params, body }),
      ),
    );
    expect(answers.map(({ statusCode }) => `${statusCode}`).sort()).toEqual(['200', '409']);
    expect((await get()).version).toBe(2);
  });

  it('names the field that is wrong, and saves nothing', async () => {
    const wrong = timetable({
      ...EVENING.weekly,
      tue: [{ from: '17:00', to: '17:00', intakeEndsBefore: 0 }],
    });
    const refused = await app.refusal(routes.saveHours, {
      as: operator.staff.supervisor,
      params,
      body: { version: 0, timetable: wrong },
    });
    expect(refused).toMatchObject({
      code: 'invalid_input',
      details: [{ field: 'timetable.weekly.tue.0.to', reason: 'must differ from the start' }],
    });
    expect((await get()).version).toBe(0);
  });

  it('is shown as a month, and tried out before it is saved', async () => {
    await save(0, EVENING);
    const { days } = await app.call(routes.getHoursMonth, {
      as: operator.staff.officer,
      params,
      query: { month: '2026-12' },
    });
    expect(days).toHaveLength(31);
    expect(days[28]).toMatchObject({ day: '2026-12-29', ranges: [], why: { kind: 'new_year' } });
    const preview = await app.call(routes.previewHours, {
      as: operator.staff.supervisor,
      params,
      body: { timetable: timetable(everyDay('11:00-13:00')), month: '2026-11' },
    });
    expect(preview).toMatchObject({
      status: { phase: 'intake' },
      words: { hours: { ja: '毎日 11:00〜13:00' } },
    });
    expect(preview.days[0]?.ranges).toEqual([{ from: '11:00', to: '13:00', intakeUntil: '13:00' }]);
    expect((await get()).version).toBe(1);
  });

  it('may be read by everybody at the desk, changed by supervisor and system administrator', async () => {
    for (const [post, person] of Object.entries(operator.staff)) {
      expect((await app.raw(routes.getHours, { as: person, params })).statusCode, post).toBe(200);
      const body = { version: 99, timetable: null };
      const { statusCode } = await app.raw(routes.saveHours, { as: person, params, body });
      expect(statusCode, post).toBe(['supervisor', 'system_admin'].includes(post) ? 409 : 403);
    }
  });
});

describe('opening and closing by hand', () => {
  const byHand = (
    phase: 'intake' | 'talk_only' | 'closed',
    over: { overrideId?: string | null; minutes?: number; as?: typeof operator.staff.supervisor } = {},
  ) =>
    app.call(routes.overrideHours, {
      as: over.as ?? operator.staff.supervisor,
      params,
      body: {
        overrideId: over.overrideId ?? null,
        phase,
        reason: '相談員の急病のため',
        until:
          over.minutes === undefined
            ? null
            : new Date(app.clock.now().getTime() + over.minutes * MINUTE).toISOString(),
      },
    });

  it('holds until its end, and says who and why to colleagues only', async () => {
    const closed = await byHand('closed', { minutes: 60 });
    expect(closed).toMatchObject({
      override: { phase: 'closed', reason: '相談員の急病のため', by: { name: '指導 空' } },
      status: { phase: 'closed', why: { kind: 'manual' } },
      words: { status: { ja: '今は臨時に受付を止めています。次は今日13:00に始まります。' } },
    });
    expect(JSON.stringify(await audit('hours.overridden'))).not.toContain('急病');
    app.clock.advance(HOUR);
    operator = {
      ...operator,
      staff: { ...operator.staff, counselor: await app.signedIn(operator.staff.counselor) },
    };
    expect(await get()).toMatchObject({ override: null, status: { phase: 'intake' } });
  });

  it('is ended by hand', async () => {
    const { override } = await byHand('talk_only');
    const overrideId = override?.overrideId ?? '';
    const ended = await app.call(routes.endHoursOverride, {
      as: operator.staff.supervisor,
      params,
      body: { overrideId },
    });
    expect(ended).toMatchObject({ override: null, status: { phase: 'intake' } });
    const rows = await asOwner(
      app.databaseUrl,
      'select ended_by, ended_at from desk_overrides where id = $1',
      [overrideId],
    );
    expect(rows).toEqual([{ ended_by: operator.staff.supervisor.staffId, ended_at: app.clock.now() }]);
    const again = { as: operator.staff.supervisor, params, body: { overrideId: null } };
    expect((await app.refusal(routes.endHoursOverride, again)).code).toBe('conflict');
  });

  it('of two supervisors at once, one is told to look again', async () => {
    const other = await app.person(operator.operatorId, {
      desks: [{ deskId: params.deskId, role: 'supervisor' }],
    });
    const results = await Promise.allSettled([byHand('closed'), byHand('intake', { as: other })]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const held = await asOwner(
      app.databaseUrl,
      'select count(*)::int as n from desk_overrides where desk_id = $1 and ended_at is null',
      [params.deskId],
    );
    expect(held).toEqual([{ n: 1 }]);
    const { override } = await get();
    const next = await byHand('talk_only', { overrideId: override?.overrideId ?? '' });
    expect(next.override?.phase).toBe('talk_only');
  });

  it('after one that ran out, the next begins from nothing', async () => {
    await byHand('closed', { minutes: 1 });
    app.clock.advance(2 * MINUTE);
    const { override } = await byHand('talk_only');
    expect(override?.phase).toBe('talk_only');
    const rows = await asOwner(
      app.databaseUrl,
      'select ended_at = until as by_itself, ended_by from desk_overrides where desk_id = $1 and ended_at is not null',
      [params.deskId],
    );
    expect(rows).toEqual([{ by_itself: true, ended_by: null }]);
  });

  it('needs a reason and an end ahead, within 31 days', async () => {
    const body = { overrideId: null, phase: 'closed' as const, reason: ' ', until: null };
    const as = operator.staff.supervisor;
    expect(await app.refusal(routes.overrideHours, { as, params, body })).toMatchObject({
      details: [{ field: 'reason', reason: 'must not be empty' }],
    });
    for (const [until, reason] of [
      [app.clock.now(), 'must be in the future'],
      [new Date(app.clock.now().getTime() + 32 * DAY), 'must be within 31 days'],
    ] as const) {
      const call = { as, params, body: { ...body, reason: '点検', until: until.toISOString() } };
      expect(await app.refusal(routes.overrideHours, call)).toMatchObject({
        details: [{ field: 'until', reason }],
      });
    }
  });

  it("is the supervisor's alone", async () => {
    const body = { overrideId: null, phase: 'closed', reason: '点検', until: null };
    for (const [post, person] of Object.entries(operator.staff)) {
      if (post === 'supervisor') continue;
      expect((await app.raw(routes.overrideHours, { as: person, params, body })).statusCode, post).toBe(403);
    }
  });
});
