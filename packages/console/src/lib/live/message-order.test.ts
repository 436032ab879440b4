import { describe, expect, it } from 'vitest';
import { makeMessage } from '../../testing/make.ts';
import { inOrder, needsRefetch, withFacts } from './message-order.ts';

describe('messages of a talk', () => {
  it('stand in the order of (sentAt, seq), also when one arrives late', () => {
    const first = makeMessage({ sentAt: '2026-11-20T10:00:00.000Z', seq: 9 });
    const second = makeMessage({ sentAt: '2026-11-20T10:00:01.000Z', seq: 1 });
    const third = makeMessage({ sentAt: '2026-11-20T10:00:01.000Z', seq: 2 });
    expect(inOrder([third, second], [first])).toEqual([first, second, third]);
  });

  it('are replaced by what was fetched', () => {
    const message = makeMessage();
    expect(inOrder([message], [{ ...message, text: '直した' }])).toMatchObject([{ text: '直した' }]);
  });

  it('lose their words at once when they are unsent', () => {
    const message = makeMessage({ note: 'x', quote: { messageId: makeMessage().id, excerpt: 'y' } });
    const unsentAt = '2026-11-20T10:00:00.000Z';
    expect(withFacts(message, { ...message, unsentAt })).toMatchObject({
      unsentAt,
      text: null,
      note: null,
      quote: null,
    });
  });

  it('are fetched again only when their words changed', () => {
    const message = makeMessage();
    expect(needsRefetch(undefined, message)).toBe(true);
    expect(needsRefetch(message, { ...message, editedAt: message.sentAt })).toBe(true);
    expect(needsRefetch(message, { ...message, delivery: null })).toBe(false);
  });
});
