import type { ParseKeys } from 'i18next';

export interface FieldReason {
  readonly key: ParseKeys;
  readonly n?: string;
}

/** What the server says of a field, in English and for programs, and our words for it. `n` is the first number in it. */
const REASONS: readonly (readonly [RegExp, ParseKeys])[] = [
  [/no flow is in force$/u, 'reasons.noFlow'],
  [/flow in force does not have$/u, 'reasons.noStep'],
  [/^leads to the page .* not published$/u, 'reasons.noPage'],
  [/^must be at most 24 hours/u, 'reasons.dayLong'],
  [/nobody knows: (?<n>\{.+\})$/u, 'reasons.unknownVariable'],
  [/text cannot know: (?<n>\{.+\})$/u, 'reasons.otherVariable'],
  [/the right number is (?<n>\S+)$/u, 'reasons.wrongNumber'],
  [/(?:Japanese|be a) phone number/u, 'reasons.phone'],
  [/^Invalid URL$/u, 'reasons.address'],
  [/^must be letters, digits, _ and -/u, 'reasons.latin'],
  [/an address like https/u, 'reasons.address'],
  [/^has not been checked$/u, 'reasons.unchecked'],
  [/a language tag like/u, 'reasons.form'],
  [/^must (?:not be (?:empty|blank)|be given)|received undefined$/u, 'reasons.empty'],
  [/one question$/u, 'reasons.oneQuestion'],
  [/(?<n>\d+) options$/u, 'reasons.leastOptions'],
  [/in an anonymous survey$/u, 'reasons.anonymous'],
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
  [/mail address$/u, 'alerts.contacts.emailFault'],
  [/^must be later than the supervisors/u, 'alerts.settings.order'],
  [/connected to a desk already$/u, 'reasons.channelTaken'],
  [/^(?:is )?taken$/u, 'reasons.taken'],
  [/^must be a time like 17:00/u, 'reasons.clockTime'],
  [/^must be a time like 21:00/u, 'reasons.endTime'],
  [/^must differ from the start/u, 'reasons.sameTime'],
  [/^must be within 24 hours/u, 'reasons.dayLong'],
  [/^must leave some time for intake/u, 'reasons.noIntake'],
  [/^overlaps another range/u, 'reasons.overlapsRange'],
  [/^overlaps the first range/u, 'reasons.overlapsNext'],
  [/^overlaps another season/u, 'reasons.overlapsSeason'],
  [/^overlaps another exception/u, 'reasons.overlapsException'],
  [/^must not be before the first day/u, 'reasons.lastBeforeFirst'],
  [/^must be a day like/u, 'reasons.day'],
  [/^must be a day of the year/u, 'reasons.monthDay'],
  [/^must have a year exactly/u, 'reasons.yearBoth'],
  [/^must be in the future/u, 'reasons.future'],
  [/^must be within 31 days/u, 'reasons.within31'],
  [/^(?:is named twice|there is no such desk)$/u, 'reasons.desk'],
  [/^must be after the beginning$/u, 'reasons.later'],
  [/^does not take shifts/u, 'reasons.noShift'],
  [/^must confirm everything$/u, 'reasons.confirm'],
  [/^(?:is there|stands here) twice$/u, 'reasons.twice'],
  [/else who waits$/u, 'reasons.stillWaits'],
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
