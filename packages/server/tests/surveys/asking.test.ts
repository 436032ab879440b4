import { routes, SurveyDocument } from '@tomoshibi/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sendSurvey } from '../../src/modules/surveys/index.ts';
import { DAY, HOUR, MINUTE } from '../_support/clock.ts';
import type { LineSeeker } from '../_support/line-desk.ts';
import { asOwner } from '../_support/owner.ts';
import { startSurveyDesk, SURVEY, type SurveyDesk } from '../_support/survey-desk.ts';

let desk: SurveyDesk;
beforeAll(async () => {
  desk = await startSurveyDesk({ rules: { silenceMinutes: 30 } });
});
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.ask(SURVEY);
});

const questions = async (seeker: LineSeeker) =>
  (await desk.texts(seeker)).filter((text) => text.includes('か。') && !text.includes('どうしました'));
const waves = async (consultationId: string) =>
  (
    await asOwner(
      desk.test.databaseUrl,
      'select wave, state from survey_asks where consultation_id = $1 order by wave',
      [consultationId],
    )
  ).map(({ wave, state }) => `${String(wave)} ${String(state)}`);
const day = async (days: number) => {
  await desk.later(days * DAY);
  await desk.test.app.drain();
};

describe('at the end of a talk', () => {
  it('the first question leaves with the farewell, in one request', async () => {
    const { seeker, consultationId } = await desk.ended();
    const last = (await desk.journal(seeker)).at(-1);
    expect(last?.messages.map((message) => message['text'])).toEqual([
      'ended',
      expect.stringContaining('はじめに\n\n相談してよかったと思いますか。'),
    ]);
    expect([...(await desk.buttons(seeker)).keys()]).toEqual([
      'そう思う',
      'すこしそう思う',
      'あまり思わない',
      '思わない',
      '答えない',
    ]);
    expect(await waves(consultationId)).toEqual(['end asked', 'later planned']);
    // Nobody at the desk reads it in the talk.
    const shown = JSON.stringify(await desk.messages(desk.supervisor, consultationId));
    expect(shown).not.toContain('相談してよかった');
  });

  it.each(['emergency', 'wrong_or_prank', 'no_answer'] as const)('as %s nothing is asked', async (reason) => {
    const { seeker, consultationId } = await desk.ended(reason);
    expect(await waves(consultationId)).toEqual([]);
    await day(30);
    expect(await questions(seeker)).toEqual([]);
  });

  it('nothing is asked of somebody no person had answered', async () => {
    const { seeker, consultationId } = await desk.claimed(desk.operator.staff.counselor);
    await desk.end(consultationId);
    expect(await questions(seeker)).toEqual([]);
    expect(await waves(consultationId)).toEqual([]);
  });

  it('nothing is asked of somebody who blocked the account, nor later', async () => {
    const { seeker, consultationId } = await desk.claimed(desk.operator.staff.counselor);
    await desk.send(desk.operator.staff.counselor, consultationId, 'どうしましたか。');
    await desk.test.app.drain();
    await desk.line.control.follow(desk.channelId, seeker.userId);
    await desk.line.control.block(desk.channelId, seeker.userId);
    await desk.settle();
    await desk.end(consultationId);
    expect(await waves(consultationId)).toEqual([]);
  });

  it('by silence it is asked where that is set', async () => {
    const silent = SurveyDocument.parse({ ...SURVEY, send: { ...SURVEY.send, afterSilence: true } });
    await desk.ask(silent);
    const { seeker, consultationId } = await desk.claimed(desk.operator.staff.counselor);
    await desk.send(desk.operator.staff.counselor, consultationId, 'どうしましたか。');
    await desk.test.app.drain();
    await desk.minutes(32);
    expect((await desk.texts(seeker)).slice(-2)[0]).toBe('timed_out');
    expect(await questions(seeker)).toHaveLength(1);
  });
});

describe('in quiet hours', () => {
  it('the question waits for the morning, and is sent once', async () => {
    await desk.until('2028-02-05 22:10');
    const { seeker, consultationId } = await desk.ended();
    expect(await questions(seeker)).toEqual([]);
    await desk.until('2028-02-06 07:59');
    expect(await questions(seeker)).toEqual([]);
    await desk.until('2028-02-06 08:00');
    await desk.minutes(2);
    expect(await questions(seeker)).toHaveLength(1);
    expect(await waves(consultationId)).toEqual(['end asked', 'later planned']);
  });

  it('it waits on while the person talks with the desk again', async () => {
    await desk.until('2028-02-06 22:10');
    const { seeker } = await desk.ended();
    const again = await desk.opens(desk.supervisor, () => seeker.says('もうひとつ'));
    await desk.until('2028-02-07 09:30');
    expect(await questions(seeker)).toEqual([]);
    await desk.test.call(routes.closeConsultation, {
      as: desk.supervisor,
      params: { consultationId: again.id },
      body: { reason: 'wrong_or_prank' },
    });
    await desk.later(2 * HOUR);
    await desk.test.app.drain();
    expect(await questions(seeker)).toHaveLength(1);
  });
});

describe('days later', () => {
  it('it is asked once more, and never again', async () => {
    const { seeker, consultationId } = await desk.ended();
    expect(await questions(seeker)).toHaveLength(1);
    await day(20);
    expect(await questions(seeker)).toHaveLength(1);
    await day(1);
    expect(await questions(seeker)).toHaveLength(2);
    await day(40);
    expect(await questions(seeker)).toHaveLength(2);
    expect(await waves(consultationId)).toEqual(['end asked', 'later asked']);
  });

  it('a person who came again is asked after the newest talk only', async () => {
    const { counselor } = desk.operator.staff;
    const { seeker, consultationId } = await desk.ended();
    await day(3);
    const again = await desk.opens(counselor, () => seeker.says('また来ました'));
    await desk.test.call(routes.claim, { as: counselor, params: { consultationId: again.id }, body: {} });
    await desk.send(counselor, again.id, 'おかえりなさい。');
    await desk.test.app.drain();
    await desk.end(again.id);
    expect(await waves(consultationId)).toEqual(['end asked', 'later dropped']);
    await day(22);
    expect(await questions(seeker)).toHaveLength(3);
  });

  it('nobody is asked by a survey that was stopped, nor at all by one that rests', async () => {
    const { seeker } = await desk.ended();
    await desk.ask('off');
    await day(22);
    expect(await questions(seeker)).toHaveLength(1);
    await desk.ask(SurveyDocument.parse({ ...SURVEY, send: { ...SURVEY.send, restDays: 60 } }));
    const again = await desk.opens(desk.supervisor, () => seeker.says('また来ました'));
    const { counselor } = desk.operator.staff;
    await desk.test.call(routes.claim, { as: counselor, params: { consultationId: again.id }, body: {} });
    await desk.send(counselor, again.id, 'おかえりなさい。');
    await desk.end(again.id);
    expect(await questions(seeker)).toHaveLength(1);
  });

  it('after an outage of weeks nobody is surprised by it', async () => {
    const { seeker, consultationId } = await desk.ended();
    await day(36);
    expect(await questions(seeker)).toHaveLength(1);
    expect(await waves(consultationId)).toEqual(['end asked', 'later dropped']);
  });
});

it('a flow asks within an open talk, once', async () => {
  const { consultationId, seeker } = await desk.claimed(desk.operator.staff.counselor);
  const { consultation } = await desk.test.call(routes.getConsultation, {
    as: desk.supervisor,
    params: { consultationId },
  });
  const keys = await desk.test.context.keys(desk.operator.operatorId);
  const send = (key: string) =>
    desk.test.context.db.tenant(desk.operator.operatorId, (tx) =>
      sendSurvey(tx, desk.test.context, keys, {
        ...desk.params,
        seekerId: consultation.seekerId,
        consultationId,
        venue: 'line',
        key,
      }),
    );
  expect(await send('nobody_knows')).toBe(false);
  expect(await send('kanagawa')).toBe(true);
  expect(await send('kanagawa')).toBe(false);
  await desk.test.app.drain();
  await desk.tap(seeker, 'そう思う');
  await desk.tap(seeker, '答えない');
  await desk.tap(seeker, '思わない');
  expect((await desk.texts(seeker)).at(-1)).toBe('ありがとう');
  await desk.later(MINUTE);
});
