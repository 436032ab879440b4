import { randomInt } from 'node:crypto';

/** Without characters that look alike on paper or sound alike on the telephone. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** 79 random bits, in four groups for reading aloud; valid until it is changed at the first sign-in. */
export function newTemporaryPassword(): string {
  const characters = Array.from({ length: 16 }, () => ALPHABET.charAt(randomInt(ALPHABET.length)));
  return characters.join('');
}
