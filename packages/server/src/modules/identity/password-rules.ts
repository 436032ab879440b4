import { graphemes } from '@tomoshibi/contract';
import { AppError } from '../../platform/app-error.ts';
import { commonPasswords } from './common-passwords.ts';

/** What somebody who knows the person would try first. */
export interface PasswordOwner {
  readonly login: string;
  readonly name: string;
  readonly operatorName: string;
}

/** A guess must get this many pieces right; a known word, a year or a keyboard run is one piece. */
const PIECES_NEEDED = 6;
const LONGEST_PIECE = 32;

const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '!"#$%&\'()',
  '!@#$%^&*()',
  'あいうえおかきくけこさしすせそ',
].flatMap((run) => [run, Array.from(run).reverse().join('')]);

const SWAPS: readonly Record<string, string>[] = [
  { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' },
  { '0': 'o', '1': 'l', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'l' },
];

function unswap(text: string, swaps: Record<string, string>): string {
  return text.replaceAll(/[^a-z]/gu, (character) => swaps[character] ?? character);
}

function ownWords(owner: PasswordOwner): Set<string> {
  const whole = [owner.login, owner.name, owner.operatorName].map((text) =>
    text.normalize('NFKC').toLowerCase(),
  );
  const parts = whole.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u));
  return new Set([...whole, ...parts].filter((word) => word.length >= 2));
}

function isDate(piece: string): boolean {
  return /^(?:(?:18|19|20)\d{2})(?:[01]\d(?:[0-3]\d)?)?$/u.test(piece) || /^[01]\d[0-3]\d$/u.test(piece);
}

function isOnePiece(piece: string, own: ReadonlySet<string>): boolean {
  if (own.has(piece) || isDate(piece)) return true;
  if (piece.length >= 3 && (new Set(piece).size === 1 || RUNS.some((run) => run.includes(piece))))
    return true;
  const common = commonPasswords();
  return (
    common.has(piece) ||
    SWAPS.some((swaps) => common.has(unswap(piece, swaps)) || own.has(unswap(piece, swaps)))
  );
}

/** `abcabcabc` is `abc` said three times. */
function withoutRepeats(text: string): string {
  for (let length = 1; length <= text.length / 2; length += 1)
    if (text.length % length === 0 && text.slice(0, length).repeat(text.length / length) === text)
      return text.slice(0, length);
  return text;
}

/** The fewest pieces the password can be put together from. Marks between words count half. */
function pieces(password: string, own: ReadonlySet<string>): number {
  const text = withoutRepeats(password.normalize('NFKC').toLowerCase());
  const fewest = [0];
  for (let end = 1; end <= text.length; end += 1) {
    const last = /[\p{L}\p{N}]/u.test(text.charAt(end - 1)) ? 1 : 0.5;
    let best = (fewest[end - 1] ?? 0) + last;
    for (let start = Math.max(0, end - LONGEST_PIECE); start <= end - 2; start += 1) {
      const before = fewest[start] ?? 0;
      if (before + 1 < best && isOnePiece(text.slice(start, end), own)) best = before + 1;
    }
    fewest.push(best);
  }
  return fewest[text.length] ?? 0;
}

/**
 * Refuses what is guessed first. There is no rule about kinds of characters: length and surprise are what counts.
 */
export function requireGoodPassword(password: string, owner: PasswordOwner, field = 'password'): void {
  if (graphemes(password) < 12)
    throw new AppError('weak_password', 'The password must have at least 12 characters.', [
      { field, reason: 'too_short' },
    ]);
  if (pieces(password, ownWords(owner)) < PIECES_NEEDED)
    throw new AppError(
      'weak_password',
      'This password is guessed quickly: it is made of common words, names, years or keyboard runs. Choose a longer one or less usual words.',
      [{ field, reason: 'too_common' }],
    );
}
