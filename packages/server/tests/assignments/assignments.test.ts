import { ConsultationFacts, routes, type ConsultationSummary } from '@tomoshibi/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectSameAsSnapshot, followEvents } from '../_support/event-stream.ts';
import { HOUR, MINUTE, type TestPerson } from '../_support/app.ts';
import { startLineDesk, type LineDesk, type LineSeeker } from '../_support/line-desk.ts';
import { asOwner } from '../_support/owner.ts';

let desk: LineDesk;
let sato: TestPerson;
let mori: TestPerson;
let colleague: TestPerson;
let supervisor: TestPerson;
let senior: TestPerson;
beforeAll(async () => {
  desk = await startLineDesk();
  supervisor = desk.operator.staff.supervisor;
  senior = desk.operator.staff.senior_counselor;
  const params = { deskId: desk.operator.desk.deskId, kind: 'assigned_absent' as const };
  const draft = await desk.test.call(routes.saveTextDraft, {
    as: supervisor,
    params,
    body: { revision: 0, bodies: { standard: '{相談員}は、今は席にいません。' } },
  });
  const version = { ...params, versionId: draft.versionId };
  await desk.test.call(routes.submitText, { as: supervisor, params: version, body: { revision: 1 } });
  await desk.test.call(routes.approveText, { as: desk.operator.staff.officer, params: version });
});
afterAll(() => desk.close());
beforeEach(async () => {
  [sato, mori, colleague] = [await counselor('佐藤'), await counselor('森'), await counselor('久保')];
});

const at = () => ({ deskId: desk.operator.desk.deskId });
const counselor = (name: string) =>
  desk.test.person(desk.operator.operatorId, { name, desks: [{ ...at(), role: 'counselor' }] });
const now = () => desk.test.clock.now().getTime();
const iso = (ms: number) => new Date(ms).toISOString();

/** Somebody whose counselor is Sato and whose deputy is Mori, with no talk open. */
async function known(deputies = [mori]): Promise<{ seeker: LineSeeker; seekerId: string }> {
  const { seeker, consultationId } = await desk.claimed(supervisor);
  await desk.test.call(routes.closeConsultation, {
    as: supervisor,
    params: { consultationId },
    body: { reason: 'ended' },
  });
  const { seeker: person } = await desk.test.call(routes.getConsultation, {
    as: supervisor,
    params: { consultationId },
  });
  await assign(person.seekerId, deputies);
  return { seeker, seekerId: person.seekerId };
}
const assign = (seekerId: string, deputies = [mori], as = senior) =>
  desk.test.call(routes.setAssignment, {
    as,
    params: { seekerId },
    body: { staffId: sato.staffId, deputies: deputies.map(({ staffId }) => staffId) },
  });
const writes = (seeker: LineSeeker): Promise<ConsultationSummary> =>
  desk.opens(supervisor, () => seeker.says('今日も少し話したいです'));
const claim = (as: TestPerson, consultationId: string) =>
  desk.test.raw(routes.claim, { as, params: { consultationId }, body: {} });
const away = (as: TestPerson) =>
  desk.test.call(routes.createOwnAbsence, {
    as,
    params: at(),
    body: { startsAt: iso(now()), endsAt: iso(now() + 4 * HOUR), note: '家庭訪問' },
  });
const told = async (as: TestPerson, consultationId: string) =>
  (await desk.test.call(routes.listNotifications, { as, query: {} })).notifications.filter(
    ({ kind, subject }) => kind === 'new_consultation' && subject?.id === consultationId,
  ).length;
const inQueue = async (id: string) => (await desk.queue(supervisor)).find((talk) => talk.id === id);

describe('a new talk of a person with a counselor', () => {
  it('is kept for the counselor, who alone is told and takes it', async () => {
    const { seeker } = await known();
    const talk = await writes(seeker);
    const until = iso(now() + 10 * MINUTE);
    expect(talk.reserved).toEqual({ staffId: sato.staffId, name: sato.name, until });
    expect(await told(sato, talk.id)).toBe(1);
    expect([await told(mori, talk.id), await told(colleague, talk.id)]).toEqual([0, 0]);

    const refused = await desk.test.refusal(routes.claim, {
      as: colleague,
      params: { consultationId: talk.id },
      body: {},
    });
    expect(refused).toMatchObject({
      code: 'conflict',
      details: [
        { field: 'reservedFor', reason: sato.name },
        { field: 'reservedUntil', reason: until },
      ],
    });
    expect((await claim(sato, talk.id)).statusCode).toBe(200);
    expect(await inQueue(talk.id)).toMatchObject({ reserved: null, assignee: { staffId: sato.staffId } });
    expect(await desk.received(seeker)).toEqual([]);
  });

  it('is everybody’s when its time is up, and everybody is told then', async () => {
    const { seeker } = await known();
    const talk = await writes(seeker);
    await desk.later(10 * MINUTE - 1);
    await desk.settle();
    expect((await claim(colleague, talk.id)).statusCode).toBe(409);
    expect(await told(colleague, talk.id)).toBe(0);
    await desk.later(1);
    await desk.settle();
    expect(await inQueue(talk.id)).toMatchObject({ state: 'waiting', reserved: null });
    expect([await told(colleague, talk.id), await told(sato, talk.id)]).toEqual([1, 1]);
    expect((await claim(colleague, talk.id)).statusCode).toBe(200);
  });

  it('waits as long as the desk has set', async () => {
    const { seeker } = await known();
    const set = (waitMinutes: number) =>
      desk.test.call(routes.setAssignmentRules, { as: supervisor, params: at(), body: { waitMinutes } });
    await set(90);
    const talk = await writes(seeker);
    expect(talk.reserved?.until).toBe(iso(now() + 90 * MINUTE));
    await set(10);
    expect(await desk.test.call(routes.getAssignmentRules, { as: sato, params: at() })).toEqual({
      waitMinutes: 10,
    });
  });

  it('is taken at once by a deputy or a supervisor', async () => {
    const [one, other] = [await known(), await known()];
    const [first, second] = [await writes(one.seeker), await writes(other.seeker)];
    expect((await claim(mori, first.id)).statusCode).toBe(200);
    expect((await claim(supervisor, second.id)).statusCode).toBe(200);
  });

  it('goes to the deputy while the counselor is away, and back afterwards', async () => {
    const { seeker } = await known();
    await away(sato);
    const talk = await writes(seeker);
    expect(talk.reserved?.staffId).toBe(mori.staffId);
    expect(await desk.received(seeker)).toEqual([]);
    await desk.test.call(routes.closeConsultation, {
      as: mori,
      params: { consultationId: (await claim(mori, talk.id)).json<{ id: string }>().id },
      body: { reason: 'ended' },
    });
    await desk.later(4 * HOUR);
    expect((await writes(seeker)).reserved?.staffId).toBe(sato.staffId);
  });

  it('is everybody’s while all are away, and the person is told whom they miss, once', async () => {
    const { seeker } = await known();
    await away(sato);
    await away(mori);
    const talk = await writes(seeker);
    expect(talk.reserved).toBeNull();
    expect(await told(colleague, talk.id)).toBe(1);
    await seeker.says('待っています');
    await desk.settle();
    expect(await desk.received(seeker)).toEqual(['佐藤は、今は席にいません。']);
    expect((await claim(colleague, talk.id)).statusCode).toBe(200);
    const numbers = (await desk.messages(colleague, talk.id)).map(({ seq }) => seq);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it('goes past somebody who does not work at the desk any more', async () => {
    const { seeker } = await known();
    await asOwner(desk.test.databaseUrl, `update staff set state = 'disabled' where id = '${sato.staffId}'`);
    expect((await writes(seeker)).reserved?.staffId).toBe(mori.staffId);
  });

  it('is as any other for a person without one', async () => {
    const { consultationId } = await desk.open(supervisor);
    expect((await inQueue(consultationId))?.reserved).toBeNull();
    expect(await told(colleague, consultationId)).toBe(1);
  });
});

describe('the tie of a person to a counselor', () => {
  it('keeps its history, and takes a talk along that waits', async () => {
    const { consultationId } = await desk.open(supervisor);
    const seekerId = (await inQueue(consultationId))?.seekerId ?? '';
    await assign(seekerId, []);
    expect((await inQueue(consultationId))?.reserved?.staffId).toBe(sato.staffId);
    await desk.test.call(routes.setAssignment, {
      as: supervisor,
      params: { seekerId },
      body: { staffId: mori.staffId, deputies: [sato.staffId] },
    });
    expect((await inQueue(consultationId))?.reserved?.staffId).toBe(mori.staffId);
    const ended = await desk.test.call(routes.endAssignment, { as: supervisor, params: { seekerId } });
    expect((await inQueue(consultationId))?.reserved).toBeNull();
    expect((await claim(colleague, consultationId)).statusCode).toBe(200);
    expect(ended).toMatchObject({
      current: null,
      earlier: [
        { counselor: { name: '森' }, deputies: [{ name: '佐藤' }], endedBy: { name: supervisor.name } },
        { counselor: { name: '佐藤' }, deputies: [], setBy: { name: senior.name } },
      ],
    });
    expect(await desk.test.call(routes.getAssignment, { as: colleague, params: { seekerId } })).toEqual(
      ended,
    );
    const again = { as: supervisor, params: { seekerId } };
    expect((await desk.test.refusal(routes.endAssignment, again)).code).toBe('conflict');
  });

  it('names colleagues who hold talks there, each once', async () => {
    const { seekerId } = await known();
    const { officer } = desk.operator.staff;
    const refusal = await desk.test.refusal(routes.setAssignment, {
      as: supervisor,
      params: { seekerId },
      body: { staffId: sato.staffId, deputies: [officer.staffId, sato.staffId] },
    });
    expect(refusal.details).toEqual([
      { field: 'deputies.0', reason: 'holds no talks at this desk' },
      { field: 'deputies.1', reason: 'is there twice' },
    ]);
  });

  it('is listed for the two it concerns and for supervisors, and counted without people for headquarters', async () => {
    const { seeker, seekerId } = await known();
    await away(mori);
    const talk = await writes(seeker);
    const own = (as: TestPerson) => desk.test.call(routes.listOwnAssignments, { as, params: at() });
    const row = {
      seekerId,
      assignment: { counselor: { name: '佐藤' } },
      away: [mori.staffId],
      talk: { consultationId: talk.id, state: 'waiting' },
    };
    expect((await own(sato)).people).toMatchObject([row]);
    expect((await own(mori)).people).toMatchObject([row]);
    expect((await own(colleague)).people).toEqual([]);
    const all = await desk.test.call(routes.listAssignments, { as: supervisor, params: at() });
    expect(all.people.filter((one) => one.seekerId === seekerId)).toMatchObject([row]);

    const { headquarters } = desk.operator.staff;
    const counts = await desk.test.call(routes.countAssignments, { as: headquarters, params: at() });
    expect(counts.counselors.filter(({ counselor: { staffId } }) => staffId === sato.staffId)).toEqual([
      {
        counselor: { staffId: sato.staffId, name: '佐藤' },
        people: 1,
        waiting: 1,
        active: 0,
        away: false,
      },
    ]);
    expect(JSON.stringify(counts)).not.toContain(seekerId);
    for (const as of [headquarters, colleague])
      expect((await desk.test.refusal(routes.listAssignments, { as, params: at() })).code).toBe('forbidden');
  });
});

describe('an absence', () => {
  it('is seen by oneself and the planner, and taken back', async () => {
    const { absenceId } = await away(sato);
    const planned = await desk.test.call(routes.createAbsence, {
      as: supervisor,
      params: at(),
      body: { staffId: mori.staffId, startsAt: iso(now()), endsAt: iso(now() + HOUR) },
    });
    const ids = async (as: TestPerson) =>
      (await desk.test.call(routes.listOwnAbsences, { as, params: at() })).absences;
    expect(await ids(sato)).toMatchObject([{ absenceId, note: '家庭訪問', everywhere: true }]);
    expect(await ids(mori)).toMatchObject([{ absenceId: planned.absenceId, everywhere: false }]);
    const all = await desk.test.call(routes.listAbsences, { as: supervisor, params: at() });
    expect(all.absences.map((one) => one.absenceId)).toEqual(
      expect.arrayContaining([absenceId, planned.absenceId]),
    );

    const remove = (as: TestPerson, id: string) =>
      desk.test.raw(routes.deleteAbsence, { as, params: { ...at(), absenceId: id } });
    expect((await remove(colleague, absenceId)).statusCode).toBe(404);
    // What holds at every desk is not a desk's to take back.
    expect((await remove(supervisor, absenceId)).statusCode).toBe(404);
    expect((await remove(sato, absenceId)).statusCode).toBe(204);
    expect((await remove(supervisor, planned.absenceId)).statusCode).toBe(204);
    expect([await ids(sato), await ids(mori)]).toEqual([[], []]);
  });

  it('ends after it begins, and its note is not in the database in clear', async () => {
    const refusal = await desk.test.refusal(routes.createOwnAbsence, {
      as: sato,
      params: at(),
      body: { startsAt: iso(now() + HOUR), endsAt: iso(now() + HOUR) },
    });
    expect(refusal.details).toEqual([{ field: 'endsAt', reason: 'must be after the beginning' }]);
    await away(sato);
    const rows = await asOwner(desk.test.databaseUrl, 'select sealed_note from absences');
    for (const { sealed_note: note } of rows) expect(String(note)).not.toContain('家庭訪問');
  });
});

/** What the stream carries of a summary. */
function facts(talk: ConsultationFacts): ConsultationFacts {
  return ConsultationFacts.parse(talk);
}

it('a console that follows the stream sees a talk kept, given to everybody and taken', async () => {
  const { seeker, seekerId } = await known();
  const snapshot = () => desk.test.call(routes.getQueue, { as: supervisor, query: {} });
  const stream = await followEvents(desk.url, supervisor.cookie, await snapshot());
  const same = () => expectSameAsSnapshot(stream, async () => (await snapshot()).consultations, facts);
  const talk = await writes(seeker);
  const live = () => stream.live().get(talk.id);
  await same();
  expect(live()?.reserved?.staffId).toBe(sato.staffId);
  await desk.later(10 * MINUTE);
  await desk.settle();
  await same();
  expect(live()?.reserved).toBeNull();
  await assign(seekerId);
  await same();
  expect(live()?.reserved?.staffId).toBe(sato.staffId);
  await claim(sato, talk.id);
  await same();
  expect(live()).toMatchObject({ reserved: null, assignee: { staffId: sato.staffId } });
  stream.close();
});
