import { FlowDocument } from '@tomoshibi/contract';
import { z } from 'zod';
import { readYaml } from '../../../platform/read-yaml.ts';
import { writeYaml } from '../../../platform/write-yaml.ts';
import { AppError } from '../../../platform/app-error.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** Where people's words stand; as a plain string they are the standard form. */
const WORDS: ReadonlySet<string> = new Set(['words', 'label', 'danger']);
/** A block of YAML ends with a line break that nobody means to send. */
const withoutLastBreaks = (value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/[\r\n]+$/u, '') : value;

function inForms(value: unknown): unknown {
  if (typeof value === 'string') return { standard: withoutLastBreaks(value) };
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([form, body]) => [form, withoutLastBreaks(body)]));
}

function longForm(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(longForm);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, longForm(WORDS.has(key) ? inForms(inner) : inner)]),
  );
}

function shortForm(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shortForm);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const only = WORDS.has(key) && isRecord(inner) && Object.keys(inner).join() === 'standard';
      return [key, only ? inner['standard'] : shortForm(inner)];
    }),
  );
}

/** A flow as people write it in a file. */
export const FlowSource = z.preprocess(longForm, FlowDocument);

/** A flow in the short form of files. */
export const shortFlow = (document: FlowDocument): unknown => shortForm(document);

/** A flow as YAML, in the form `readFlow` reads. */
export const writeFlow = (document: FlowDocument): string => writeYaml(shortFlow(document));

/** Reads a flow; refuses with every fault, its step and its line. */
export function readFlow(source: string): FlowDocument {
  const read = readYaml(source, FlowSource);
  if ('data' in read) return read.data;
  const details = read.faults.map(({ path, line, reason }) => ({
    field: path === '' ? 'yaml' : path,
    reason: line === null ? reason : `line ${line}: ${reason}`,
  }));
  const named = details.map(({ field, reason }) => `${field}, ${reason}`).join('; ');
  throw new AppError('invalid_input', `The file is not a flow: ${named}`.slice(0, 500), details);
}
