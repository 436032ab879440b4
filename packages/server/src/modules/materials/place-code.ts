import { randomInt } from 'node:crypto';

/** No vowels, so that no word arises, and no two signs that look alike in print or by hand (0 O, 1 I, 2 Z, 5 S, 8 B). */
const ALPHABET = 'CDFGHJKLMNPQRTVWXY34679';
const LENGTH = 6;
const CODE = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`, 'u');
/** What stands before the code in the message we prepare; people may type it in many ways. */
const MARKED = new RegExp(
  `案内コード[\\s:・()\\[\\]「」『』【】]*([${ALPHABET}]{${LENGTH}})(?![0-9A-Z])`,
  'u',
);

export function newPlaceCode(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
}

const normal = (text: string): string => text.normalize('NFKC').toUpperCase();

/** A code as somebody typed it (small, wide, with spaces) in its one written form; null when it is none. */
export function parsePlaceCode(typed: string): string | null {
  const code = normal(typed).replaceAll(/[\s-]/gu, '');
  return CODE.test(code) ? code : null;
}

/**
 * The code of a place in a message of a person: after the word 案内コード, or as the whole message. Whether there is
 * such a place at the desk is for `tieToPlace` to find out.
 */
export function readPlaceCode(text: string): string | null {
  if (text.length > 500) return null;
  return MARKED.exec(normal(text))?.[1] ?? parsePlaceCode(text);
}

/** The first message we prepare for somebody who comes from a place; they may change or delete it. */
export function firstMessage(code: string): string {
  return `こんにちは。(案内コード ${code})`;
}
