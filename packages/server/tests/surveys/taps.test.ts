import { routes, SurveyDocument } from '@tomoshibi/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY } from '../_support/clock.ts';
import { asOwner } from '../_support/owner.ts';
import { startSurveyDesk, SURVEY, type SurveyDesk } from '../_support/survey-desk.ts';

let desk: SurveyDesk;
beforeAll(async () => {
  desk = await startSurveyDesk();
  await desk.ask(SurveyDocument.parse({ ...SURVEY, minimum: 1 }));
});
afterAll(() => desk.close());

const rows = (sql: string) => asOwner(desk.test.databaseUrl, sql);
const counts = async () =>
  (await desk.results()).questions.map(({ tallies }) => tallies.find(({ wave }) => wave === 'end'));
const talks = async () => (await rows('select id from consultations')).length;

describe('taps', () => {
  it('answer one question after the other, free of charge, and the person is thanked', async () => {
    const { seeker, consultationId } = await desk.ended();
    const before = await talks();
    await desk.tap(seeker, 'そう思う');
    expect((await desk.texts(seeker)).at(-1)).toBe('また相談したいと思いますか。');
    await desk.tap(seeker, '答えない');
    await desk.tap(seeker, 'すこしそう思う');
    expect((await desk.texts(seeker)).at(-1)).toBe('ありがとう');
    expect(await desk.buttons(seeker)).toEqual(new Map());
    const billed = (await desk.journal(seeker)).slice(-3).map((sent) => sent.billed);
    expect(billed).toEqual([false, false, false]);
    expect(await talks()).toBe(before);
    expect(await counts()).toEqual([
      { wave: 'end', n: 1, skipped: 0, counts: [1, 0, 0, 0] },
      { wave: 'end', n: 1, skipped: 1, counts: [0, 0, 0, 0] },
      { wave: 'end', n: 1, skipped: 0, counts: [0, 1, 0, 0] },
    ]);
    const { surveys } = await desk.test.call(routes.listTalkSurveys, {
      as: desk.operator.staff.supervisor,
      params: { consultationId },
    });
    expect(surveys).toEqual([{ title: '相談のあとの3問', wave: 'end', answered: true }]);
  });

  it('twice, late, of others or made up count once and are answered by nothing', async () => {
    const { seeker } = await desk.ended();
    const first = await desk.buttons(seeker);
    const [yes = '', no = ''] = [first.get('そう思う'), first.get('思わない')];
    const before = await counts();
    const stranger = await desk.seeker('べつの人');
    await desk.tapData(stranger, yes);
    await desk.tapData(seeker, yes.replace('glad', 'unknown'));
    await desk.tapData(seeker, yes.replace('.yes', '.<b>'));
    await desk.tapData(seeker, 'survey=');
    await desk.tapData(seeker, `survey=${'x'.repeat(22)}.glad.yes`);
    expect(await counts()).toEqual(before);
    expect(await desk.texts(stranger)).toEqual([]);
    await Promise.all([desk.tapData(seeker, yes), desk.tapData(seeker, no)]);
    const said = (await desk.texts(seeker)).filter((text) => text === 'また相談したいと思いますか。');
    expect(said).toHaveLength(1);
    const after = await counts();
    expect(after[0]?.n).toBe((before[0]?.n ?? 0) + 1);
    await desk.later(15 * DAY);
    await desk.tap(seeker, 'そう思う');
    await desk.later(900 * DAY);
    await desk.tapData(seeker, yes);
    expect(await counts()).toEqual(after);
    expect((await desk.texts(seeker)).at(-1)).not.toBe('ありがとう');
    expect(await rows(`select id from seekers where consultations = 0`)).toHaveLength(1);
  });

  it('while the person talks again are counted, and nothing is asked beside the talk', async () => {
    const { seeker } = await desk.ended();
    const yes = (await desk.buttons(seeker)).get('そう思う') ?? '';
    const again = await desk.opens(desk.supervisor, () => seeker.says('まだ話したい'));
    const before = await counts();
    const texts = await desk.texts(seeker);
    await desk.tapData(seeker, yes);
    expect((await counts())[0]?.n).toBe((before[0]?.n ?? 0) + 1);
    expect(await desk.texts(seeker)).toEqual(texts);
    const messages = await desk.messages(desk.supervisor, again.id);
    expect(messages.filter(({ direction }) => direction === 'in').map(({ kind }) => kind)).toEqual(['text']);
    const [talk] = await rows(`select message_count from consultations where id = '${again.id}'`);
    expect(talk).toEqual({ message_count: 1 });
  });

  it('are asked for in the form the person chose', async () => {
    const { counselor } = desk.operator.staff;
    const { seeker, consultationId } = await desk.claimed(counselor);
    await desk.tapData(seeker, 'form=easy');
    await desk.send(counselor, consultationId, 'どうしましたか。');
    await desk.test.app.drain();
    await desk.end(consultationId);
    expect((await desk.texts(seeker)).at(-1)).toContain('はじめ\n\nそうだんして よかったと おもいますか。');
    expect([...(await desk.buttons(seeker)).keys()].at(-1)).toBe('こたえない');
  });
});

describe('what was chosen', () => {
  it('stands nowhere beside the person: no talk, no person, no time, no raw event', async () => {
    const columns = await rows(
      `select column_name from information_schema.columns where table_name = 'survey_answers' order by 1`,
    );
    expect(columns.map(({ column_name: name }) => name)).toEqual([
      'desk_id',
      'id',
      'month',
      'operator_id',
      'question',
      'skipped',
      'survey',
      'value',
      'version_id',
      'wave',
    ]);
    const answers = await rows('select id, month from survey_answers');
    expect(answers.length).toBeGreaterThan(3);
    // An id of version 4 tells no time.
    for (const { id } of answers) expect(String(id).charAt(14)).toBe('4');
    const raw = await rows(`select sealed from line_events where outcome = 'survey_tap'`);
    expect(raw.length).toBeGreaterThan(5);
    expect(raw.every(({ sealed }) => sealed === null)).toBe(true);
    const audit = await rows(
      `select details::text, subject_kind from audit_rows where action = 'survey.answered'`,
    );
    expect(audit.length).toBeGreaterThan(3);
    for (const { details, subject_kind: kind } of audit) {
      expect(kind).toBe('survey');
      expect(details).not.toMatch(/yes|no|glad/u);
    }
    // No token is stored, and none is logged.
    const hashes = await rows('select token_hash from survey_asks where token_hash is not null');
    for (const { token_hash: hash } of hashes) expect(hash).toHaveLength(32);
    expect(desk.test.logs.join('\n')).not.toContain('/s/');
  });
});
