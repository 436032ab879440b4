import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { startPlatform, type Platform } from './_support/platform.ts';

const failures = [
  'rate-limit',
  'server-error',
  'error-after-accepting',
  'timeout-before-accepting',
  'timeout-after-accepting',
] as const;

/** Sends as a careful client does: the same key and body until LINE has it. */
const sendUntilDone = async ({ call, userId }: Platform, text: string, key: string): Promise<number> => {
  for (let attempts = 1; ; attempts += 1) {
    const status = await call('/v2/bot/message/push', {
      method: 'POST',
      body: JSON.stringify({ to: userId, messages: [{ type: 'text', text }] }),
      headers: { 'x-line-retry-key': key },
    }).then(
      (answer) => answer.status,
      () => null,
    );
    if (status === 200 || status === 409) return attempts;
  }
};

test('whatever fails on the way, a retried push arrives once, in order, and is billed once', async () => {
  const platform = await startPlatform({ channel: { quota: { type: 'none' } } });
  const { control, channelId, userId, line } = platform;
  let expected: string[] = [];
  const plan = fc.array(fc.array(fc.constantFrom(...failures), { maxLength: 3 }), {
    minLength: 1,
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(plan, async (pushes) => {
      for (const faults of pushes) {
        const text = `${expected.length + 1} 通目`;
        for (const kind of faults)
          await control.addFault({ kind, channelId, endpoint: 'push', times: 1, ending: 'cut' });
        const attempts = await sendUntilDone(platform, text, randomUUID());
        expect(attempts).toBeLessThanOrEqual(faults.length + 1);
        await control.clearFaults();
        expected = [...expected, text];
      }
      const { entries } = await control.journal(channelId, { limit: 10_000 });
      expect(entries.map(({ messages }) => messages[0]?.['text'])).toEqual(expected);
      expect(new Set(entries.map(({ retryKey }) => retryKey)).size).toBe(expected.length);
    }),
    { numRuns: 25 },
  );
  expect(await line.getMessageQuotaConsumption()).toEqual({ totalUsage: expected.length });
  const received = (await control.talk(channelId, userId)).items.map(({ message }) => message['text']);
  expect(received).toEqual(expected);
});
