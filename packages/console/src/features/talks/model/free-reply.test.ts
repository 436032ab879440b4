import { describe, expect, it } from 'vitest';
import { ago, EVENING, makeMessage } from '../../../testing/make.ts';
import { freeReplyUntil } from './free-reply.ts';

describe('freeReplyUntil', () => {
  const asked = makeMessage({ direction: 'in', sentAt: ago(0) });
  const answered = makeMessage({ direction: 'out', sentAt: ago(0) });
  const taken = makeMessage({ direction: 'system', kind: 'claimed', sentAt: ago(0) });

  it("is fifty seconds after the seeker's newest message, whatever the desk noted since", () => {
    expect(freeReplyUntil([answered, asked, taken])).toBe(EVENING + 50_000);
  });

  it('is over with the first answer, and unknown while there is no message', () => {
    expect(freeReplyUntil([asked, answered])).toBeNull();
    expect(freeReplyUntil([taken])).toBeNull();
    expect(freeReplyUntil([])).toBeNull();
  });
});
