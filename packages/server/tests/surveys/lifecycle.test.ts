import { routes, SURVEY_PRESETS, SurveyDocument } from '@tomoshibi/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestPerson } from '../_support/app.ts';
import { asOwner } from '../_support/owner.ts';
import { startSurveyDesk, SURVEY, type SurveyDesk } from '../_support/survey-desk.ts';

let desk: SurveyDesk;
let supervisor: TestPerson;
let officer: TestPerson;
beforeAll(async () => {
  desk = await startSurveyDesk();
  ({ supervisor, officer } = desk.operator.staff);
});
afterAll(() => desk.close());

const place = (surveyKey: string) => ({ ...desk.params, surveyKey });
const save = (key: string, document: SurveyDocument, { revision = 0, ready = true, as = supervisor } = {}) =>
  desk.test.call(routes.saveSurveyDraft, { as, params: place(key), body: { revision, document, ready } });
const approve = (key: string, revision = 1, as = officer) => ({
  as,
  params: place(key),
  body: { verdict: 'approve', revision } as const,
});
const quietly = SurveyDocument.parse({ ...SURVEY, send: { atEnd: false, laterDays: null } });
const query = { from: '2026-11', to: '2026-12' };

describe('a survey', () => {
  it('is in force once somebody else has approved the very draft that was seen', async () => {
    const draft = await save('ours', quietly);
    expect(draft).toMatchObject({ state: 'draft', ready: true, revision: 1, number: 1 });
    const { notifications } = await desk.test.call(routes.listNotifications, { as: officer, query: {} });
    expect(notifications.map(({ kind }) => kind)).toContain('notice_waiting');
    const { pending } = await desk.test.call(routes.listPendingSurveys, { as: officer });
    expect(pending).toMatchObject([{ version: { key: 'ours' }, mayDecide: true }]);
    const own = await desk.test.refusal(routes.decideSurvey, approve('ours', 1, supervisor));
    expect(own.code).toBe('forbidden');
    await save('ours', quietly, { revision: 1 });
    const stale = await desk.test.refusal(routes.decideSurvey, approve('ours', 1));
    expect(stale.code).toBe('version_changed');
    const version = await desk.test.call(routes.decideSurvey, approve('ours', 2));
    expect(version).toMatchObject({ state: 'in_force', decidedBy: { staffId: officer.staffId } });
    expect((await desk.test.call(routes.listPendingSurveys, { as: officer })).pending).toEqual([]);
  });

  it('comes back with a comment, and is superseded by its next version', async () => {
    await save('ours', quietly, { ready: false });
    const idle = await desk.test.refusal(routes.decideSurvey, approve('ours'));
    expect(idle.code).toBe('conflict');
    await save('ours', quietly, { revision: 1 });
    const back = await desk.test.call(routes.decideSurvey, {
      as: officer,
      params: place('ours'),
      body: { verdict: 'send_back', revision: 2, comment: '短く' },
    });
    expect(back).toMatchObject({ state: 'draft', ready: false, comment: '短く' });
    const again = await save('ours', quietly, { revision: 2 });
    expect(again.comment).toBeNull();
    await desk.test.call(routes.decideSurvey, approve('ours', 3));
    const { versions } = await desk.test.call(routes.getSurvey, { as: supervisor, params: place('ours') });
    expect(versions.map(({ state, number }) => [number, state])).toEqual([
      [2, 'in_force'],
      [1, 'superseded'],
    ]);
    await expect(
      asOwner(desk.test.databaseUrl, `update survey_versions set document = '{}' where state = 'superseded'`),
    ).rejects.toThrow('kept as it is');
  });

  it('that is not right is not handed in, and names the field', async () => {
    const wrong = { ...quietly, questions: [] };
    await save('wrong', wrong, { ready: false });
    const refusal = await desk.test.refusal(routes.saveSurveyDraft, {
      as: supervisor,
      params: place('wrong'),
      body: { revision: 1, document: wrong, ready: true },
    });
    expect([refusal.code, refusal.details[0]?.field]).toEqual(['invalid_input', 'document.questions']);
    await desk.test.call(routes.discardSurveyDraft, { as: supervisor, params: place('wrong') });
    const gone = await desk.test.refusal(routes.getSurvey, { as: supervisor, params: place('wrong') });
    expect(gone.status).toBe(404);
  });

  it('does not come at the moment of another', async () => {
    await desk.ask(SURVEY);
    await save('second', SURVEY_PRESETS.kanagawa);
    const refusal = await desk.test.refusal(routes.decideSurvey, approve('second'));
    expect(refusal.code).toBe('conflict');
    await desk.test.call(routes.stopSurvey, { as: supervisor, params: place('kanagawa') });
    await desk.test.call(routes.decideSurvey, approve('second'));
    const { surveys } = await desk.test.call(routes.listSurveys, { as: officer, params: desk.params });
    expect(surveys.map(({ key, inForce }) => [key, inForce !== null])).toEqual([
      ['kanagawa', false],
      ['ours', true],
      ['second', true],
    ]);
    await desk.test.call(routes.stopSurvey, { as: supervisor, params: place('second') });
  });
});

describe('results', () => {
  const anonymous = SurveyDocument.parse({ ...SURVEY, anonymous: true, minimum: 3 });
  const results = (key: string, as: TestPerson) =>
    desk.test.call(routes.getSurveyResults, { as, params: place(key), query });

  it('show no distribution of few answers, and nobody who answered', async () => {
    await desk.ask(anonymous, 'anon');
    const people = [await desk.ended(), await desk.ended(), await desk.ended()];
    for (const [index, { seeker }] of people.entries()) {
      await desk.tap(seeker, index === 0 ? '答えない' : 'そう思う');
      const { questions, waves } = await results('anon', officer);
      expect(waves).toEqual([{ wave: 'end', asked: 3, answered: index + 1 }]);
      expect(questions[0]?.tallies).toEqual([
        index < 2
          ? { wave: 'end', n: index + 1, skipped: null, counts: null }
          : { wave: 'end', n: 3, skipped: 1, counts: [2, 0, 0, 0] },
      ]);
    }
    for (const as of [supervisor, desk.operator.staff.counselor])
      for (const { consultationId } of people)
        expect(
          await desk.test.call(routes.listTalkSurveys, { as, params: { consultationId } }).catch(() => null),
        ).toEqual({ surveys: [] });
    const { csv } = await desk.test.call(routes.exportSurveyResults, {
      as: officer,
      params: place('anon'),
      query,
    });
    expect(csv).toContain('"終了時","相談してよかったと思いますか。","そう思う",2,"66.7%",3,3,3,"100.0%"');
    expect(csv).toContain('3件未満のため数だけ');
    await desk.ask('off', 'anon');
  });

  it('give free words to those who may read talks, and write down that they were read', async () => {
    const url = { params: place('anon'), query };
    for (const as of [officer, desk.operator.staff.headquarters])
      expect((await desk.test.refusal(routes.listSurveyTexts, { as, ...url })).code).toBe('forbidden');
    expect(
      (await desk.test.refusal(routes.listSurveyTexts, { as: desk.operator.staff.counselor, ...url })).status,
    ).toBe(403);
    expect((await desk.test.call(routes.listSurveyTexts, { as: supervisor, ...url })).texts).toEqual([]);
    const audit = await asOwner(
      desk.test.databaseUrl,
      `select actor_id from audit_rows where action = 'survey.texts_read'`,
    );
    expect(audit).toEqual([{ actor_id: supervisor.staffId }]);
  });

  it('are asked for by a period that has an end after its beginning', async () => {
    const refusal = await desk.test.refusal(routes.getSurveyResults, {
      as: officer,
      params: place('anon'),
      query: { from: '2026-12', to: '2026-11' },
    });
    expect(refusal.details).toEqual([{ field: 'to', reason: 'must not be before from' }]);
  });

  it('of another operator are found by nobody here', async () => {
    const other = await desk.test.operator();
    for (const route of [routes.getSurvey, routes.getSurveyResults, routes.listSurveyTexts] as const) {
      const answer = await desk.test.raw(route, {
        as: other.staff.supervisor,
        params: place('anon'),
        query,
      });
      expect(answer.statusCode).toBe(404);
    }
  });
});
