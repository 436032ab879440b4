import { z } from 'zod';

// LINE names limits in two units: UTF-16 code units for message text, grapheme clusters for labels and titles.
const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });
export const graphemes = (text: string): number => [...segmenter.segment(text)].length;

const lengthMessage = (min: number, max: number): string => `Length must be between ${min} and ${max}`;
export const EMPTY = 'May not be empty';

const requiredOr = (message: string) => (issue: { input?: unknown }) =>
  issue.input === undefined || issue.input === null ? EMPTY : message;

/** Text counted in UTF-16 units, at least one. */
export const text = (max: number, min = 1) =>
  z
    .string({ error: requiredOr('Must be a string') })
    .refine((value) => value.length >= min || min > 1, { error: EMPTY })
    .refine((value) => value.length <= max, { error: lengthMessage(min, max) });

/** Text counted in grapheme clusters, at least one. */
export const label = (max: number) =>
  z
    .string({ error: requiredOr('Must be a string') })
    .refine((value) => value.length > 0, { error: EMPTY })
    .refine((value) => graphemes(value) <= max, { error: lengthMessage(1, max) });

const urlWith = (protocols: readonly string[], max: number) =>
  text(max).refine(
    (value) => {
      if (!URL.canParse(value)) return false;
      return protocols.includes(new URL(value).protocol);
    },
    { error: 'Invalid URI' },
  );

export const httpsUrl = (max = 2000) => urlWith(['https:'], max);
export const actionUri = () => urlWith(['http:', 'https:', 'line:', 'tel:', 'mailto:'], 1000);

export const list = <T extends z.ZodType>(item: T, min: number, max: number) =>
  z
    .array(item, { error: requiredOr('Must be an array') })
    .refine((items) => items.length >= min && items.length <= max, {
      error: `Size must be between ${min} and ${max}`,
    });

export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: requiredOr(`Must be one of the following values: [${values.join(', ')}]`) });

export const number = (min: number, max: number) =>
  z
    .number({ error: requiredOr('Must be a number') })
    .refine((value) => value >= min && value <= max, { error: `Must be between ${min} and ${max}` });

export const unionError = (values: readonly string[]) => ({
  error: (issue: { input?: unknown }) =>
    issue.input === undefined || issue.input === null
      ? EMPTY
      : `Must be one of the following values: [${values.join(', ')}]`,
});
