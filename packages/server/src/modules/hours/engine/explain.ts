import type { Hours } from './phases.ts';
import type { HoursStatus } from './status.ts';
import type { HoursLanguage, Words } from './words.ts';
import { wordsEasy } from './words-easy.ts';
import { wordsEn } from './words-en.ts';
import { wordsJa } from './words-ja.ts';

const WORDS: Record<HoursLanguage, Words> = { ja: wordsJa, en: wordsEn, easy: wordsEasy };

/** What somebody who writes now is told: 今は相談の時間外です(年末年始のお休み)。次は1月4日(日)17:00に始まります。 */
export function explain(status: HoursStatus, now: Date, language: HoursLanguage): string {
  return WORDS[language].status(status, now);
}

/** The hours in short, for texts fixed beforehand: 月〜金 17:00〜21:00(受付は20:30まで)、土日・祝日はお休み */
export function hoursText(hours: Pick<Hours, 'timetable'>, language: HoursLanguage): string {
  return WORDS[language].hours(hours);
}

/** When intake next begins: 明日(土)17:00, 1月4日(日)17:00, or 未定. */
export function nextOpeningText(status: HoursStatus, now: Date, language: HoursLanguage): string {
  return WORDS[language].opening(status, now);
}
