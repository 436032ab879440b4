import { routes, type FlowDocument } from '@tomoshibi/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { putSurveyInForce } from '../../src/modules/surveys/index.ts';
import { everyDay, timetable } from '../../src/modules/hours/engine/sample-timetables.ts';
import { startFlowDesk, type FlowDesk } from '../_support/flow-desk.ts';
import { Refused, type TestPerson } from '../_support/app.ts';
import { createPhone, type LineEvent } from '../_support/line-events.ts';

const said = (standard: string) => ({ standard, easy: `やさしい ${standard}` });

/** Bot, then the NPO of the region (desk-2), then a nurse pool (desk-3), by LINE or telephone. */
const THREE_TIERS: FlowDocument = {
  format: 1,
  start: 'hello',
  danger: said('命があぶないときは110か119へ。'),
  nodes: {
    hello: { type: 'message', words: said('こんにちは。ボットです。'), next: 'topic' },
    topic: {
      type: 'choice',
      key: 'topic',
      words: said('どんなことですか。'),
      skip: true,
      look: 'quick',
      options: [
        { value: 'test', label: said('検査薬'), next: 'about_test' },
        { value: 'talk', label: said('話したい') },
      ],
      next: 'region',
    },
    about_test: { type: 'message', words: said('検査薬は予定日の1週間後からです。'), next: 'region' },
    region: {
      type: 'region',
      key: 'region',
      words: said('お住まいはどちらですか。'),
      skip: true,
      regions: [
        { value: 'east', label: said('東市'), authority: '灯市 2' },
        { value: 'west', label: said('西市') },
      ],
      next: 'where',
    },
    where: {
      type: 'choice',
      key: 'where',
      words: said('だれと話しますか。'),
      skip: false,
      look: 'buttons',
      options: [
        { value: 'npo', label: said('NPOとLINE'), desk: 'desk-2', next: 'npo' },
        { value: 'nurse', label: said('看護師とLINE'), desk: 'desk-3', next: 'nurse' },
        { value: 'phone', label: said('電話'), next: 'phone' },
      ],
    },
    npo: { type: 'handoff', to: 'desk-2', words: said('NPOにつなぎます。') },
    nurse: { type: 'handoff', to: 'desk-3' },
    phone: {
      type: 'phone',
      words: said('こちらにどうぞ。'),
      label: said('電話する'),
      number: '0120-279-338',
      next: 'bye',
    },
    bye: { type: 'end' },
  },
};

let desk: FlowDesk;
beforeAll(async () => {
  desk = await startFlowDesk(THREE_TIERS, { desks: 3 });
});
afterAll(() => desk.close());

const seekerWho = async (text = 'こんばんは') => {
  const seeker = await desk.seeker();
  await desk.hears(seeker, text);
  return seeker;
};
const last = async (seeker: Parameters<FlowDesk['bubbles']>[0]) => (await desk.bubbles(seeker)).at(-1);
const flowOf = async (consultationId: string) =>
  (await desk.test.call(routes.getFlowTalk, { as: desk.supervisor, params: { consultationId } })).flow;

it('leads from the bot to the NPO of the region; its staff see what was said, and answer by the same account', async () => {
  const npo = await desk.test.person(desk.operator.operatorId, {
    desks: [{ deskId: desk.operator.desks[1]?.deskId ?? '', role: 'counselor' }],
  });
  const seeker = await seekerWho();
  expect((await desk.bubbles(seeker)).map(({ text }) => text)).toEqual([
    'こんにちは。ボットです。',
    'どんなことですか。',
  ]);
  expect([...((await last(seeker))?.buttons.keys() ?? [])]).toEqual(['検査薬', '話したい', '答えない']);
  expect(await desk.talkOf(seeker)).toMatchObject({ state: 'bot' });
  expect(await desk.queue(npo)).toEqual([]);

  await desk.taps(seeker, '検査薬');
  await desk.taps(seeker, '東市');
  await desk.taps(seeker, 'NPOとLINE');
  const { id, state } = await desk.talkOf(seeker);
  expect(state).toBe('waiting');
  expect((await desk.texts(seeker)).at(-1)).toBe('NPOにつなぎます。');
  expect(await flowOf(id)).toMatchObject({
    running: false,
    answers: [
      { key: 'topic', question: 'どんなことですか。', answer: '検査薬' },
      { key: 'region', question: 'お住まいはどちらですか。', answer: '東市' },
      { key: 'where', question: 'だれと話しますか。', answer: 'NPOとLINE' },
    ],
  });
  const [waiting] = await desk.queue(npo);
  expect(waiting).toMatchObject({ id, state: 'waiting', deskId: desk.operator.desks[1]?.deskId });
  const shown = (await desk.messages(npo, id)).map((message) => [
    message.direction,
    message.text ?? message.note,
  ]);
  expect(shown).toContainEqual(['in', '検査薬']);
  expect(shown).toContainEqual(['out', 'NPOにつなぎます。']);

  await desk.test.call(routes.claim, { as: npo, params: { consultationId: id }, body: { takeOver: false } });
  await desk.send(npo, id, 'NPOの山田です。');
  await desk.settle();
  expect((await desk.texts(seeker)).at(-1)).toBe('NPOの山田です。');
  // Words of the person now come to the NPO, and an unsend at the account finds its message.
  const { messageId } = await seeker.says('ありがとう');
  await desk.settle();
  expect((await desk.messages(npo, id)).at(-1)).toMatchObject({ direction: 'in', text: 'ありがとう' });
  await desk.line.control.unsend(desk.channelId, seeker.userId, messageId);
  await desk.settle();
  expect((await desk.messages(npo, id)).at(-1)).toMatchObject({ text: null });
});

const authorityOf = async (as: TestPerson, params: { consultationId: string }) =>
  (await desk.test.call(routes.getConsultation, { as, params })).authority?.name;

it('lets staff who serve the person put right whose person it is, and nobody else', async () => {
  const nurse = await desk.test.person(desk.operator.operatorId, {
    desks: [{ deskId: desk.operator.desks[2]?.deskId ?? '', role: 'counselor' }],
  });
  const seeker = await seekerWho();
  await desk.taps(seeker, '話したい');
  await desk.taps(seeker, '西市');
  await desk.taps(seeker, '看護師とLINE');
  const params = { consultationId: (await desk.talkOf(seeker)).id };
  const { authorities } = await desk.test.call(routes.getConsultation, { as: nurse, params });
  expect(authorities.map(({ name }) => name)).toEqual(['灯市 1', '灯市 2', '灯市 3']);
  const set = (as: TestPerson, authorityId = authorities[1]?.authorityId ?? '') =>
    desk.test.call(routes.setAuthority, { as, params, body: { authorityId } });
  const stranger = await desk.test.operator();
  await expect(set(nurse, stranger.desk.authorityId)).rejects.toMatchObject({ code: 'not_found' });
  await expect(set(stranger.staff.counselor)).rejects.toMatchObject({ code: 'not_found' });
  await set(nurse);
  expect(await authorityOf(nurse, params)).toBe('灯市 2');
});

it('keeps with a talk whose person it is: of the region they chose, whoever serves them', async () => {
  const nurse = await desk.test.person(desk.operator.operatorId, {
    desks: [{ deskId: desk.operator.desks[2]?.deskId ?? '', role: 'counselor' }],
  });
  for (const [region, authority] of [
    ['東市', '灯市 2'],
    ['西市', '灯市 1'],
    ['答えない', '灯市 1'],
  ] as const) {
    const seeker = await seekerWho();
    await desk.taps(seeker, '話したい');
    await desk.taps(seeker, region);
    await desk.taps(seeker, '看護師とLINE');
    const params = { consultationId: (await desk.talkOf(seeker)).id };
    expect(await authorityOf(nurse, params)).toBe(authority);
  }
});

it('says of what is closed when it opens, and never offers it', async () => {
  const [, second] = desk.operator.desks;
  const params = { deskId: second?.deskId ?? '' };
  const { version } = await desk.test.call(routes.getHours, { as: desk.supervisor, params });
  await desk.test.call(routes.saveHours, {
    as: desk.supervisor,
    params,
    body: { version, timetable: timetable(everyDay('20:00-21:00')) },
  });
  const seeker = await seekerWho();
  await desk.taps(seeker, '答えない');
  await desk.taps(seeker, '西市');
  const asked = await last(seeker);
  expect([...(asked?.buttons.keys() ?? [])]).toEqual(['看護師とLINE', '電話']);
  expect(asked?.text).toContain('「NPOとLINE」は、いまは時間外です。次の受付:');
  expect(asked?.text).toContain('20:00');
  await desk.test.call(routes.saveHours, {
    as: desk.supervisor,
    params,
    body: { version: version + 1, timetable: null },
  });
});

it('ends a talk that never needed a person, and begins anew with the next words', async () => {
  const seeker = await seekerWho();
  await desk.taps(seeker, '話したい');
  await desk.taps(seeker, '答えない');
  await desk.taps(seeker, '電話');
  expect((await last(seeker))?.buttons.get('電話する')).toBe('tel:0120279338');
  expect(await desk.talkOf(seeker)).toMatchObject({ state: 'closed', closeReason: 'bot_ended', count: 1 });
  const before = (await desk.bubbles(seeker)).length;
  await desk.taps(seeker, '検査薬');
  expect(await desk.talkOf(seeker)).toMatchObject({ state: 'bot', count: 2 });
  expect((await desk.bubbles(seeker)).slice(before).map(({ text }) => text)).toEqual([
    'こんにちは。ボットです。',
    'どんなことですか。',
  ]);
});

it('hands a talk on by staff, and back with its history; who handed it on sees it no more', async () => {
  const [first, second, third] = desk.operator.desks;
  const at = (deskId = '') =>
    desk.test.person(desk.operator.operatorId, { desks: [{ deskId, role: 'counselor' }] });
  const [npo, nurse] = [await at(second?.deskId), await at(third?.deskId)];
  const seeker = await seekerWho();
  await desk.taps(seeker, '話したい');
  await desk.taps(seeker, '東市');
  await desk.taps(seeker, 'NPOとLINE');
  const { id } = await desk.talkOf(seeker);
  const params = { consultationId: id };
  await desk.test.call(routes.claim, { as: npo, params, body: { takeOver: false } });
  const { desks } = await desk.test.call(routes.listMoveTargets, { as: npo, params });
  expect(new Set(desks.map(({ deskId }) => deskId))).toEqual(new Set([first?.deskId, third?.deskId]));

  const move = (as: typeof npo, deskId = '') =>
    desk.test.call(routes.moveConsultation, { as, params, body: { deskId, note: '体の心配があります。' } });
  await expect(move(nurse, third?.deskId)).rejects.toBeInstanceOf(Refused);
  expect(await move(npo, third?.deskId)).toMatchObject({
    state: 'waiting',
    deskId: third?.deskId,
    assignee: null,
  });
  await expect(desk.messages(npo, id)).rejects.toBeInstanceOf(Refused);
  expect((await desk.queue(nurse)).map((one) => one.id)).toContain(id);
  await desk.test.call(routes.claim, { as: nurse, params, body: { takeOver: false } });
  const detail = await desk.test.call(routes.getConsultation, { as: nurse, params });
  expect(detail.notes.map(({ text }) => text)).toEqual(['体の心配があります。']);
  await move(nurse, second?.deskId);
  const kinds = (await desk.messages(npo, id)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'moved')).toHaveLength(2);
  expect((await desk.messages(npo, id)).some(({ text }) => text === 'こんばんは')).toBe(true);

  await move(npo, first?.deskId);
  await desk.settle();
  // The person hears who answers now before they hear of the queue.
  expect((await desk.texts(seeker)).slice(-2)).toEqual([`handed_over ${first?.name}`, 'received']);
});

it('shows the way to a person when words speak of danger, and alerts the desk though the bot talks', async () => {
  const seeker = await seekerWho('もう死にたい');
  const texts = (await desk.bubbles(seeker)).map(({ text }) => text);
  expect(texts).toEqual(['命があぶないときは110か119へ。', 'こんにちは。ボットです。', 'どんなことですか。']);
  expect([...((await last(seeker))?.buttons.keys() ?? [])]).toContain('相談員と話す');
  const { id } = await desk.talkOf(seeker);
  const [listed] = (await desk.queue(desk.supervisor)).filter((one) => one.id === id);
  expect(listed).toMatchObject({ state: 'bot', alert: { open: true } });
  await desk.taps(seeker, '相談員と話す');
  expect(await desk.talkOf(seeker)).toMatchObject({ id, state: 'waiting' });
});

it('leaves the talk to a counselor who takes it from the bot, and says nothing more', async () => {
  const seeker = await seekerWho();
  const { id } = await desk.talkOf(seeker);
  const as = desk.operator.staff.counselor;
  await desk.test.call(routes.claim, { as, params: { consultationId: id }, body: { takeOver: false } });
  await desk.settle();
  const before = (await desk.bubbles(seeker)).length;
  await desk.taps(seeker, '検査薬');
  await desk.hears(seeker, '話したいです');
  expect(await desk.bubbles(seeker)).toHaveLength(before);
  expect((await desk.messages(as, id)).at(-1)).toMatchObject({ text: '話したいです' });
});

it('keeps its version in a running talk when another comes into force', async () => {
  const seeker = await seekerWho();
  await desk.follow({ ...THREE_TIERS, nodes: { ...THREE_TIERS.nodes, about_test: { type: 'end' } } });
  await desk.taps(seeker, '検査薬');
  expect((await desk.texts(seeker)).at(-2)).toBe('検査薬は予定日の1週間後からです。');
  await desk.follow(THREE_TIERS);
});

it('greets a new friend with a button that begins the talk', async () => {
  const seeker = await desk.seeker();
  await desk.line.control.follow(desk.channelId, seeker.userId);
  await desk.settle();
  await expect(desk.talkOf(seeker)).rejects.toThrow('no talk');
  await desk.taps(seeker, '相談をはじめる');
  expect(await desk.talkOf(seeker)).toMatchObject({ state: 'bot', count: 1 });
  expect((await last(seeker))?.text).toBe('どんなことですか。');
});

it('is not moved by old buttons, nor by buttons nobody made', async () => {
  const seeker = await seekerWho();
  const old = (await last(seeker))?.buttons.get('検査薬') ?? '';
  await desk.taps(seeker, '話したい');
  const { id } = await desk.talkOf(seeker);
  const region = (await last(seeker))?.text;
  for (const data of [old, 'flow=', 'flow=ffffffff.1.option.test', `${old}x`, 'other=1', 'flow=begin.gone']) {
    await desk.tapsData(seeker, data);
    expect(await desk.talkOf(seeker)).toMatchObject({ id, state: 'bot' });
    // It asks where it stands; only a button that begins goes back to the beginning.
    expect([region, 'どんなことですか。']).toContain((await last(seeker))?.text);
  }
});

it('is not moved by repetitions and disorder of the same events', async () => {
  const seeker = await desk.seeker();
  await desk.line.control.follow(desk.channelId, seeker.userId);
  await desk.settle();
  const phone = createPhone(desk.test.clock.now(), seeker.userId);
  const posted: LineEvent[] = [];
  const post = async (event: LineEvent) => {
    posted.push(event);
    await desk.post([event, event]);
    await desk.settle();
  };
  await post(phone.text('こんばんは'));
  for (const label of ['話したい', '東市'])
    await post(phone.postback((await last(seeker))?.buttons.get(label) ?? ''));
  const { id } = await desk.talkOf(seeker);
  const before = { bubbles: await desk.bubbles(seeker), flow: await flowOf(id) };
  await desk.post(posted.toReversed());
  for (const event of posted) await desk.post([event]);
  await desk.settle();
  expect({ bubbles: await desk.bubbles(seeker), flow: await flowOf(id) }).toEqual(before);
  expect(before.flow?.answers).toHaveLength(2);
});

it('asks a survey where the flow says so', async () => {
  await desk.test.context.db.tenant(desk.operator.operatorId, (tx) =>
    putSurveyInForce(
      tx,
      desk.test.context,
      { kind: 'system' },
      {
        ...desk.params,
        key: 'kanagawa',
        wanted: 'ready',
      },
    ),
  );
  await desk.follow({
    format: 1,
    start: 'ask',
    nodes: { ask: { type: 'survey', survey: 'kanagawa', next: 'bye' }, bye: { type: 'end' } },
  });
  const seeker = await seekerWho();
  expect((await last(seeker))?.text).toContain('相談してよかった');
  expect(await desk.talkOf(seeker)).toMatchObject({ state: 'closed', closeReason: 'bot_ended' });
  await desk.follow(THREE_TIERS);
});
