import { checkSurvey, isSurveyPreset, SurveyDocument, SurveyKey } from '@tomoshibi/contract';
import { z } from 'zod';
import type { WantedSurvey } from '../surveys/index.ts';

/** A block of YAML ends with a line break that nobody means to ask. */
function withoutBreaks(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/[\r\n]+$/u, '');
  if (Array.isArray(value)) return value.map(withoutBreaks);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutBreaks(inner)]));
}

const placeOf = (field: string): (string | number)[] =>
  field.split('.').map((part) => (/^\d+$/u.test(part) ? Number(part) : part));

const SurveyEntry = z.unknown().transform((value, context): WantedSurvey => {
  if (value === 'ready' || value === 'off') return value;
  const tell = (path: readonly PropertyKey[], message: string) =>
    context.addIssue({ code: 'custom', path: [...path], message });
  const parsed = SurveyDocument.safeParse(withoutBreaks(value));
  if (!parsed.success) {
    for (const issue of parsed.error.issues)
      if (issue.code === 'unrecognized_keys')
        for (const key of issue.keys) tell([...issue.path, key], 'is not known here');
      else tell(issue.path, issue.message);
    return z.NEVER;
  }
  for (const { field, reason } of checkSurvey(parsed.data)) tell(placeOf(field), reason);
  return parsed.data;
});

/** Surveys by key: what is asked, `ready` for a preset of that key, or `off`: nobody is asked any more. */
export const SurveysFile = z.record(SurveyKey, SurveyEntry).superRefine((surveys, context) => {
  for (const [key, wanted] of Object.entries(surveys))
    if (wanted === 'ready' && !isSurveyPreset(key))
      context.addIssue({ code: 'custom', path: [key], message: 'is no survey that is ready to take' });
});
