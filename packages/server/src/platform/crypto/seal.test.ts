import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seal, SealBroken, unseal } from './seal.ts';

const key = randomBytes(32);
const text = fc.string({ unit: 'grapheme', maxLength: 50 });

describe('a seal', () => {
  it('opens in its place with its key, and nowhere else', () => {
    fc.assert(
      fc.property(text, text, text, (words, place, other) => {
        const sealed = seal(key, place, words);
        expect(unseal(key, place, sealed).toString('utf8')).toBe(words);
        expect(() => unseal(randomBytes(32), place, sealed)).toThrow(SealBroken);
        if (other !== place) expect(() => unseal(key, other, sealed)).toThrow(SealBroken);
      }),
    );
  });

  it('breaks when any one byte changes, is missing or is added', () => {
    const sealed = seal(key, 'messages|1', '死にたいと書いた');
    for (let place = 0; place < sealed.length; place += 1) {
      const changed = Buffer.from(sealed);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(() => unseal(key, 'messages|1', changed)).toThrow(SealBroken);
      expect(() => unseal(key, 'messages|1', sealed.subarray(0, place))).toThrow(SealBroken);
    }
    expect(() => unseal(key, 'messages|1', Buffer.concat([sealed, Buffer.from([0])]))).toThrow(SealBroken);
  });

  it('never looks the same twice and shows neither words nor their likeness', () => {
    const seen = new Set(Array.from({ length: 3000 }, () => seal(key, 'p', 'same').toString('hex')));
    expect(seen.size).toBe(3000);
    expect(new Set([...seen].map((hex) => hex.slice(2, 26))).size).toBe(3000);
    expect(seal(key, 'p', 'canary-words').toString('latin1')).not.toContain('canary');
  });

  it('says nothing of its content when it breaks', () => {
    const sealed = seal(key, 'secret-place', 'secret-words');
    try {
      unseal(key, 'other', sealed);
      expect.unreachable();
    } catch (error) {
      expect(String(error)).not.toMatch(/secret|other/u);
    }
  });
});
