import type { FlowDocument } from '@tomoshibi/contract';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startFlowDesk, type FlowDesk } from '../_support/flow-desk.ts';
import { linksOf, setRoom, visitor } from '../_support/room-visitor.ts';

const said = (standard: string) => ({ standard });
const INTAKE: FlowDocument = {
  format: 1,
  start: 'topic',
  danger: said('命があぶないときは110か119へ。'),
  nodes: {
    topic: {
      type: 'choice',
      key: 'topic',
      words: said('どんなことですか。'),
      skip: true,
      look: 'quick',
      options: [{ value: 'home', label: said('家のこと') }],
      next: 'people',
    },
    people: { type: 'handoff', to: 'here', words: said('相談員につなぎます。') },
  },
};

let desk: FlowDesk;
beforeAll(async () => {
  desk = await startFlowDesk(INTAKE);
  await setRoom(desk.test, { as: desk.supervisor, deskId: desk.operator.desk.deskId });
});
afterAll(() => desk.close());

it('the bot asks in the room, is answered there by its buttons, and says nothing over LINE', async () => {
  const seeker = await desk.seeker();
  await desk.hears(seeker, 'はじめまして');
  const [link] = await linksOf(desk, seeker);
  if (!link) throw new Error('No link was sent.');
  const phone = visitor(desk.test);
  await phone.enter(link);
  const page = await phone.page(link.path);
  expect(page.texts.at(-1)).toBe('desk: どんなことですか。');
  const tap = /name="tap" value="([^"]+)">家のこと</u.exec(page.html)?.[1] ?? '';
  const id = randomUUID();
  const answer = () => phone.post(`${link.path}/say`, { key: page.key, id, tap });
  expect((await answer()).statusCode).toBe(303);
  expect((await answer()).statusCode).toBe(303);
  expect((await phone.page(link.path)).texts.slice(-4)).toEqual([
    'you: (ボタンでえらびました)',
    'desk: 相談員につなぎます。',
    'desk: received',
    'desk: secrecy',
  ]);
  expect(await desk.talkOf(seeker)).toMatchObject({ state: 'waiting' });
  const sent = (await desk.journal(seeker)).flatMap(({ messages }) => messages);
  expect(JSON.stringify(sent)).not.toMatch(/どんなこと|つなぎます|家のこと/u);
});
