import type { ParseKeys } from 'i18next';

export interface FieldReason {
  readonly key: ParseKeys;
  readonly n?: string;
}

/** What the server says of a field, in English and for programs, and our words for it. `n` is the first number in it. */
const REASONS: readonly (readonly [RegExp, ParseKeys])[] = [
  [/nobody knows: (?<n>\{.+\})$/u, 'reasons.unknownVariable'],
  [/text cannot know: (?<n>\{.+\})$/u, 'reasons.otherVariable'],
  [/the right number is (?<n>\S+)$/u, 'reasons.wrongNumber'],
  [/Japanese phone number/u, 'reasons.phone'],
  [/an address like https/u, 'reasons.address'],
  [/^has not been checked$/u, 'reasons.unchecked'],
  [/a language tag like/u, 'reasons.form'],
  [/^must (?:not be (?:empty|blank)|be given)|received undefined$/u, 'reasons.empty'],
  [/^(?:must be at most|Too big: expected string)\D*(?<n>\d+)/u, 'reasons.tooLong'],
  [/^(?:must have at least|Too small: expected string)\D*(?<n>\d+)/u, 'reasons.tooShort'],
  [/^too_short$/u, 'reasons.passwordShort'],
  [/^too_common$/u, 'reasons.passwordCommon'],
  [/^unchanged$/u, 'reasons.passwordSame'],
  [/^Too big: expected (?:number|int)\D*(?<n>\d+)/u, 'reasons.most'],
  [/^Too small: expected (?:number|int)\D*(?<n>\d+)/u, 'reasons.least'],
  [/^Too big: expected array\D*(?<n>\d+)/u, 'reasons.mostItems'],
  [/expected (?:number|int)/u, 'reasons.number'],
  [/on one line$/u, 'reasons.oneLine'],
  [/^must be plain text$/u, 'reasons.plain'],
  [/lower-case letters, digits and hyphens$/u, 'reasons.code'],
  [/^may have letters, digits/u, 'reasons.login'],
  [/32 hexadecimal/u, 'reasons.secret'],
  [/Channel ID$/u, 'reasons.channelId'],
  [/^must be printable ASCII/u, 'reasons.token'],
  [/^must be six digits$/u, 'reasons.sixDigits'],
  [/connected to a desk already$/u, 'reasons.channelTaken'],
  [/^(?:is )?taken$/u, 'reasons.taken'],
  [/^(?:is named twice|there is no such desk)$/u, 'reasons.desk'],
];

/** The words for a field's fault; a reason nobody knows becomes a plain request to look at the field again. */
export function fieldReason(reason: string): FieldReason {
  for (const [pattern, key] of REASONS) {
    const found = pattern.exec(reason);
    const n = found?.groups?.['n'];
    if (found) return n === undefined ? { key } : { key, n };
  }
  return { key: 'reasons.other' };
}
