/** Numbers that stand in old leaflets and on other people's pages and reach the wrong place or nobody. */
const WRONG_NUMBERS: Readonly<Record<string, { readonly right: string; readonly why: string }>> = {
  '0570046556': { right: '0570-064-556', why: 'a misprint of the mental health line' },
  '0570078310': { right: '0120-0-78310', why: "the former number of the 24-hour children's line" },
  '0570783189': {
    right: '0120-189-783',
    why: 'the former number of the child guidance centres, ended in July 2021',
  },
  '0570055210': { right: '#8008', why: 'the former number of the domestic violence line' },
};

const digitsOf = (number: string) => number.replace(/\D/gu, '');

/** What is wrong with a phone number, or null. */
export function phoneNumberFault(number: string): string | null {
  const wrong = number.startsWith('#') ? undefined : WRONG_NUMBERS[digitsOf(number)];
  if (wrong) return `is ${wrong.why}; the right number is ${wrong.right}`;
  const shaped =
    /^#\d{4}$/u.test(number) ||
    /^1\d{2}$/u.test(number) ||
    (/^0\d{1,4}-\d{1,4}-\d{3,5}$/u.test(number) && [10, 11].includes(digitsOf(number).length));
  return shaped ? null : 'must be a Japanese phone number like #8000, 189 or 0120-000-000, with hyphens';
}

/** A number checked longer ago than this, in months, should be checked again (R53). */
export const HOTLINE_STALE_MONTHS = 6;

export type HotlineFreshness = 'unchecked' | 'stale' | 'fresh';

/** Whether somebody has checked the number on the operator's own site, and lately enough. */
export function hotlineFreshness(checkedAt: Date | null, now: Date): HotlineFreshness {
  if (!checkedAt) return 'unchecked';
  const limit = new Date(checkedAt);
  limit.setUTCMonth(limit.getUTCMonth() + HOTLINE_STALE_MONTHS);
  return now > limit ? 'stale' : 'fresh';
}
