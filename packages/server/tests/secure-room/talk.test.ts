import { routes } from '@tomoshibi/contract';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doorWords } from '../../src/modules/rooms/door-words.ts';
import { MINUTE } from '../_support/clock.ts';
import { eventually, type LineSeeker } from '../_support/line-desk.ts';
import { EVENING, namedTexts, startReceptionDesk, type ReceptionDesk } from '../_support/reception-desk.ts';
import { linksOf, setRoom, textsIn, visitor, type Link, type Visitor } from '../_support/room-visitor.ts';

let desk: ReceptionDesk;
beforeAll(async () => {
  desk = await startReceptionDesk({});
  await desk.set({ hours: EVENING, texts: namedTexts(), rules: { silenceMinutes: 30, nudgeMinutes: 15 } });
  await setRoom(desk.test, { as: desk.supervisor, deskId: desk.operator.desk.deskId });
  await desk.until('2026-11-20 17:00');
});
afterAll(() => desk.close());

interface Inside {
  readonly seeker: LineSeeker;
  readonly phone: Visitor;
  readonly link: Link;
  readonly consultationId: string;
}
const counselor = () => desk.operator.staff.counselor;
async function newestLink(seeker: LineSeeker): Promise<Link> {
  const link = (await linksOf(desk, seeker)).at(-1);
  if (!link) throw new Error('No link was sent.');
  return link;
}
async function inside(text = 'きいてほしいことがあります'): Promise<Inside> {
  const seeker = await desk.seeker();
  await desk.hears(seeker, text);
  const link = await newestLink(seeker);
  const phone = visitor(desk.test);
  await phone.enter(link);
  return { seeker, phone, link, consultationId: (await desk.talkOf(seeker)).id };
}
const claim = (consultationId: string) =>
  desk.test.call(routes.claim, { as: counselor(), params: { consultationId }, body: {} });
const door = (kind: Parameters<typeof doorWords>[0]) => doorWords(kind, 'standard', 15).text;
const doorsOf = async (seeker: LineSeeker) => (await linksOf(desk, seeker)).map(({ text }) => text);

describe('a talk in the room', () => {
  it('goes the way of every talk, and nothing of it leaves towards LINE', async () => {
    const { seeker, phone, link, consultationId } = await inside();
    expect((await phone.page(link.path)).texts).toEqual([
      'you: きいてほしいことがあります',
      'desk: received',
      'desk: secrecy',
    ]);
    await phone.say(link.path, 'もう死にたいです');
    await claim(consultationId);
    await desk.send(counselor(), consultationId, 'ここにいます。ゆっくりで大丈夫です');
    await desk.settle();
    const { texts } = await phone.page(link.path);
    expect(texts.slice(3)).toEqual([
      'you: もう死にたいです',
      'desk: started',
      'counselor: ここにいます。ゆっくりで大丈夫です',
    ]);
    const { consultation } = await desk.test.call(routes.getConsultation, {
      as: counselor(),
      params: { consultationId },
    });
    expect(consultation).toMatchObject({ venue: 'room', alert: { level: 'high', open: true } });
    await desk.minutes(31);
    expect((await phone.page(link.path)).texts.slice(6)).toEqual(['desk: nudge', 'desk: timed_out']);
    expect(await desk.talkOf(seeker)).toMatchObject({ state: 'closed', closeReason: 'no_answer' });
    // The whole record of the simulator: words that are the same for everybody, and links.
    const sent = (await desk.journal(seeker)).flatMap(({ messages }) => messages);
    expect(new Set(await doorsOf(seeker))).toEqual(new Set([door('first'), door('news')]));
    expect(sent.every(({ type }) => type === 'template')).toBe(true);
    expect(JSON.stringify(await desk.line.control.journal(desk.channelId))).not.toMatch(
      /ここにいます|timed_out|received/u,
    );
  });

  it('shows staff what was fetched, and what was written over LINE', async () => {
    const { seeker, phone, link, consultationId } = await inside();
    await claim(consultationId);
    const sent = await desk.send(counselor(), consultationId, 'こんばんは');
    expect(sent).toMatchObject({ via: 'room', delivery: { state: 'in_room', method: null } });
    const page = await phone.page(link.path);
    await desk.hears(seeker, 'まちがえてLINEに書きました 死にたい');
    const messages = await desk.messages(counselor(), consultationId);
    expect(messages.find(({ id }) => id === sent.id)).toMatchObject({ delivery: { state: 'shown' } });
    expect(messages.at(-1)).toMatchObject({ via: 'line', text: 'まちがえてLINEに書きました 死にたい' });
    const news = await phone.news(link.path, page);
    expect(textsIn(news.html)).toEqual(['you: まちがえてLINEに書きました 死にたい']);
    expect(news.html).toContain('LINEで');
    await desk.later(2 * MINUTE);
    await desk.hears(seeker, 'LINEでもいいですか');
    expect((await doorsOf(seeker)).at(-1)).toBe(door('goes_on'));
    const { alert } = await desk.test
      .call(routes.getConsultation, { as: counselor(), params: { consultationId } })
      .then(({ consultation }) => consultation);
    expect(alert).toMatchObject({ open: true });
  });

  it('tells over LINE that an answer is there: once until the room is opened, and not while it is open', async () => {
    const { seeker, phone, link, consultationId } = await inside();
    await desk.line.control.follow(desk.channelId, seeker.userId);
    await claim(consultationId);
    const answers = async () => (await doorsOf(seeker)).filter((text) => text === door('answer')).length;
    await desk.send(counselor(), consultationId, 'ひとつめ');
    await desk.settle();
    expect(await answers()).toBe(0);
    await desk.minutes(1);
    expect(await answers()).toBe(1);
    await desk.send(counselor(), consultationId, 'ふたつめ');
    await desk.minutes(5);
    expect(await answers()).toBe(1);
    const page = await phone.page(link.path);
    await desk.send(counselor(), consultationId, 'みっつめ');
    await desk.minutes(1);
    expect(await answers()).toBe(2);
    // Whoever blocked the account is not written to, and is still in the room.
    await desk.line.control.block(desk.channelId, seeker.userId);
    await desk.settle();
    await phone.news(link.path, page);
    await desk.send(counselor(), consultationId, 'よっつめ');
    await desk.minutes(3);
    expect(await answers()).toBe(2);
    expect((await phone.page(link.path)).texts.at(-1)).toBe('counselor: よっつめ');
    const state = await desk.test.call(routes.getRoomState, { as: counselor(), params: { consultationId } });
    expect(state).toMatchObject({ hasLine: false, open: true });
  });

  it('takes a message in once, however often it comes', async () => {
    const { phone, link, consultationId } = await inside();
    const id = randomUUID();
    const { key } = await phone.page(link.path);
    const post = () =>
      phone.post(`${link.path}/say`, { id, key, text: '一度だけ' }, { accept: 'application/json' });
    const answers = await Promise.all([post(), post(), post(), post()]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
    // Without scripts, reloading the page sends the form again.
    expect((await phone.post(`${link.path}/say`, { id, key, text: '一度だけ' })).statusCode).toBe(303);
    const texts = (await desk.messages(counselor(), consultationId)).map(({ text }) => text);
    expect(texts.filter((text) => text === '一度だけ')).toHaveLength(1);
  });

  it('keeps the order in which somebody wrote', async () => {
    const { phone, link } = await inside();
    for (const text of ['一', '二', '三']) await phone.say(link.path, text);
    expect((await phone.page(link.path)).texts.slice(-3)).toEqual(['you: 一', 'you: 二', 'you: 三']);
  });

  it('wakes a page that waits', async () => {
    const { phone, link, consultationId } = await inside();
    await claim(consultationId);
    const page = await phone.page(link.path);
    const news = phone.news(link.path, page);
    await desk.send(counselor(), consultationId, 'いま書きました');
    expect(textsIn((await news).html)).toEqual(['counselor: いま書きました']);
    const { upTo } = await news;
    const thinking = phone.news(link.path, { ...page, upTo });
    await desk.test.call(routes.showThinking, { as: counselor(), params: { consultationId } });
    expect((await thinking).state).toBe('相談員が書いています…');
  });

  it('begins anew with what is written after its end, and goes on after a handover', async () => {
    const { phone, link, consultationId, seeker } = await inside();
    await claim(consultationId);
    await desk.test.call(routes.handOver, {
      as: counselor(),
      params: { consultationId },
      body: { staffId: desk.operator.staff.colleague.staffId, note: 'よろしく' },
    });
    const as = desk.operator.staff.colleague;
    await desk.test.call(routes.closeConsultation, {
      as,
      params: { consultationId },
      body: { reason: 'ended' },
    });
    const page = await phone.page(link.path);
    expect(page.texts.slice(-2)).toEqual(['desk: handed_over 相談 海', 'desk: ended']);
    expect(page.html).toContain('この相談は終わりました');
    await phone.say(link.path, 'もうひとつだけ');
    const next = await desk.talkOf(seeker);
    expect(next.id).not.toBe(consultationId);
    const news = await phone.news(link.path, page);
    expect(news.talk).toBe(next.id);
    expect(textsIn(news.html)[0]).toBe('you: もうひとつだけ');
  });
});

describe('outside hours', () => {
  it('the desk says so in the room, and the person is listed as not reached', async () => {
    await desk.until('2026-11-20 22:00');
    const { phone, link, seeker } = await inside('夜中にすみません');
    expect((await phone.page(link.path)).texts.slice(0, 2)).toEqual([
      'you: 夜中にすみません',
      expect.stringMatching(/^desk: closed /u),
    ]);
    expect((await desk.ledger()).at(-1)).toMatchObject({ reason: 'outside_hours' });
    expect(await doorsOf(seeker)).toEqual([door('first')]);
  });
});

describe('a desk where people choose', () => {
  it('talks over LINE until they come into the room', async () => {
    await setRoom(desk.test, { as: desk.supervisor, deskId: desk.operator.desk.deskId }, { talks: 'choice' });
    await desk.until('2026-11-24 17:00');
    const seeker = await desk.seeker();
    await desk.hears(seeker, 'LINEで書いています');
    const { id: consultationId } = await desk.talkOf(seeker);
    expect(await desk.texts(seeker)).toEqual(['received', 'secrecy', '']);
    expect(await doorsOf(seeker)).toEqual([door('offer')]);
    await claim(consultationId);
    await desk.send(counselor(), consultationId, 'LINEでのお返事');
    await desk.settle();
    expect((await desk.texts(seeker)).slice(3)).toEqual(['started', 'LINEでのお返事']);
    const link = await newestLink(seeker);
    const phone = visitor(desk.test);
    await phone.enter(link);
    await desk.send(counselor(), consultationId, '部屋でのお返事');
    await desk.settle();
    expect((await phone.page(link.path)).texts.at(-1)).toBe('counselor: 部屋でのお返事');
    expect(await desk.texts(seeker)).not.toContain('部屋でのお返事');
    await eventually(async () =>
      expect((await desk.messages(counselor(), consultationId)).at(-1)?.via).toBe('room'),
    );
  });
});
