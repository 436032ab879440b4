import { randomBytes, randomInt } from 'node:crypto';
import type { Clock } from './clock.ts';

// 26 bits count the ids of one millisecond, from a random start in the lower half.
let lastTime = -1;
let count = 0;

/**
 * A UUID of version 7 (RFC 9562): new rows land at the end of an index, and an id tells nothing but its time. Ids this
 * process makes in one millisecond grow too, so that what happened in order is also read in order.
 */
export function uuidv7(clock: Clock): string {
  const time = clock.now().getTime();
  count = time === lastTime ? (count + 1) % 2 ** 26 : randomInt(2 ** 25);
  lastTime = time;
  const bytes = randomBytes(16);
  bytes.writeUIntBE(time, 0, 6);
  bytes.writeUInt16BE(0x7000 | (count >>> 14), 6);
  bytes.writeUInt16BE(0x8000 | (count & 0x3fff), 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
