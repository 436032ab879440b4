import { routes } from '@tomoshibi/contract';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { doorWords } from '../../src/modules/rooms/door-words.ts';
import { namedTexts, startReceptionDesk, type ReceptionDesk } from '../_support/reception-desk.ts';
import { linksOf, setRoom, visitor } from '../_support/room-visitor.ts';

let desk: ReceptionDesk;
beforeAll(async () => {
  desk = await startReceptionDesk({});
  await desk.set({ texts: namedTexts(), rules: { silenceMinutes: 3, nudgeMinutes: 2 } });
  await setRoom(desk.test, { as: desk.supervisor, deskId: desk.operator.desk.deskId });
});
afterAll(() => desk.close());

const DEEDS = [
  'line',
  'room',
  'answer',
  'claim',
  'over',
  'close',
  'reopen',
  'target',
  'wait',
  'enter',
  'ask',
] as const;
const KINDS = ['first', 'goes_on', 'offer', 'answer', 'news', 'asked'] as const;
const ALLOWED = new Set(KINDS.map((kind) => doorWords(kind, 'standard', 15).text));

it('whatever people and the desk do, in whatever order: only links leave towards LINE', async () => {
  const { test, operator } = desk;
  const as = operator.staff.supervisor;
  let told = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...DEEDS), { minLength: 4, maxLength: 12 }), async (deeds) => {
      const seeker = await desk.seeker();
      await desk.hears(seeker, 'ないしょの話');
      const phone = visitor(test);
      const linked = async () => {
        const link = (await linksOf(desk, seeker)).at(-1);
        if (!link) throw new Error('No link was sent.');
        return link;
      };
      for (const deed of deeds) {
        const params = { consultationId: (await desk.talkOf(seeker)).id };
        const { path } = await linked();
        const tries: Record<(typeof DEEDS)[number], () => Promise<unknown>> = {
          line: () => desk.hears(seeker, 'ないしょの話のつづき'),
          room: () => phone.say(path, 'ないしょの部屋の話').catch(() => null),
          answer: () => desk.send(as, params.consultationId, 'ないしょのお返事'),
          claim: () => test.call(routes.claim, { as, params, body: { takeOver: true } }),
          over: () =>
            test.call(routes.handOver, {
              as,
              params,
              body: { staffId: operator.staff.colleague.staffId, note: 'ないしょのメモ' },
            }),
          close: () => test.call(routes.closeConsultation, { as, params, body: { reason: 'ended' } }),
          reopen: () => test.call(routes.reopenConsultation, { as, params }),
          target: () =>
            test.call(routes.setTarget, { as, params, body: { target: 'outside_target', tell: true } }),
          wait: () => desk.minutes(2),
          enter: async () => phone.enter(await linked()),
          ask: () => phone.post(`${path}/link`, {}),
        };
        // Much of it is refused at its moment; that is no matter here.
        await tries[deed]().catch(() => null);
      }
      await desk.minutes(4);
      const sent = (await desk.journal(seeker)).flatMap(({ messages }) => messages);
      told += sent.length;
      expect(sent.map(({ altText }) => altText).filter((text) => !ALLOWED.has(String(text)))).toEqual([]);
    }),
    { numRuns: 8 },
  );
  expect(told).toBeGreaterThan(8);
}, 240_000);
