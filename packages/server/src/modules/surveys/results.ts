import {
  SURVEY_WAVES,
  surveyChoices,
  wordsIn,
  type SurveyQuestion,
  type SurveyResults,
  type SurveyTally,
  type SurveyWave,
} from '@tomoshibi/contract';
import type { AnswerCount, WaveCount } from './answers-store.ts';
import type { VersionRow } from './versions-store.ts';

interface Counted {
  /** Newest first; the newest that was in force says what the survey is. */
  readonly versions: readonly VersionRow[];
  readonly waves: readonly WaveCount[];
  readonly answers: readonly AnswerCount[];
  readonly from: string;
  readonly to: string;
}

interface Option {
  readonly value: string;
  readonly label: string;
}

/** Every question that was ever asked, in the newest order, with every option there was. */
function questionsOf(versions: readonly VersionRow[]): { question: SurveyQuestion; options: Option[] }[] {
  const found = new Map<string, { question: SurveyQuestion; options: Map<string, string> }>();
  for (const { document } of versions)
    for (const question of document.questions) {
      const entry = found.get(question.key) ?? { question, options: new Map<string, string>() };
      found.set(question.key, entry);
      for (const { value, label } of surveyChoices(question, 'standard'))
        if (value !== null && !entry.options.has(value)) entry.options.set(value, label);
    }
  return [...found.values()].map(({ question, options }) => ({
    question,
    options: [...options].map(([value, label]) => ({ value, label })),
  }));
}

function tallyOf(
  wave: SurveyWave,
  counts: readonly AnswerCount[],
  { options, minimum }: { options: readonly Option[]; minimum: number },
): SurveyTally {
  const sum = (some: readonly AnswerCount[]) => some.reduce((total, { count }) => total + count, 0);
  const n = sum(counts);
  // Few answers would tell who gave them.
  if (n < minimum) return { wave, n, skipped: null, counts: null };
  const written = counts.filter(({ skipped, value }) => !skipped && value === null);
  return {
    wave,
    n,
    skipped: sum(counts.filter(({ skipped }) => skipped)),
    counts:
      options.length === 0
        ? [sum(written)]
        : options.map((option) => sum(counts.filter(({ value }) => value === option.value))),
  };
}

/**
 * The results of a survey. Where any version promised to be anonymous, or asked for more answers before anything is
 * shown, the strictest promise holds for all.
 */
export function resultsOf(key: string, { versions, waves, answers, from, to }: Counted): SurveyResults {
  const minimum = Math.max(1, ...versions.map(({ document }) => document.minimum));
  const known = SURVEY_WAVES.filter((wave) => waves.some((one) => one.wave === wave));
  return {
    key,
    title: versions[0]?.document.title ?? key,
    from,
    to,
    anonymous: versions.some(({ document }) => document.anonymous),
    minimum,
    waves: known.map((wave) => {
      const { asked = 0, answered = 0 } = waves.find((one) => one.wave === wave) ?? {};
      return { wave, asked, answered };
    }),
    questions: questionsOf(versions)
      // What is asked no more is shown where it was answered in the period.
      .filter(
        ({ question }) =>
          versions[0]?.document.questions.some(({ key: now }) => now === question.key) ||
          answers.some((one) => one.question === question.key),
      )
      .map(({ question, options }) => ({
        key: question.key,
        type: question.type,
        words: wordsIn(question.words, 'standard'),
        options,
        tallies: known.map((wave) =>
          tallyOf(
            wave,
            answers.filter((one) => one.question === question.key && one.wave === wave),
            { options, minimum },
          ),
        ),
      })),
  };
}
