import { z } from 'zod';
import { text } from '../common.ts';
import { TextForm } from './forms.ts';
import { isPageKind, TEXT_KIND_FACTS, type TextKind } from './kinds.ts';
import { findVariables, GENEROUS_VALUES, renderNotice, variableKey } from './variables.ts';

/** A LINE text bubble (LINE Messaging API, text message: 5,000 UTF-16 code units). */
export const NOTICE_LENGTH = 5000;
export const PAGE_LENGTH = 20_000;

/** One text in all its forms, by form. */
export const TextBodies = z
  .record(TextForm, text(PAGE_LENGTH).trim())
  .refine((bodies) => Object.keys(bodies).length <= 20, 'must have at most 20 forms')
  .meta({ id: 'TextBodies' });
export type TextBodies = z.infer<typeof TextBodies>;

export interface TextFault {
  readonly field: string;
  readonly reason: string;
}

/** UTF-16 units of a text whose variables have become long. */
export function filledLength(body: string): number {
  return renderNotice(body, GENEROUS_VALUES).length;
}

export const lengthLimit = (kind: TextKind): number => (isPageKind(kind) ? PAGE_LENGTH : NOTICE_LENGTH);

function faultsOf(kind: TextKind, form: string, body: string): TextFault[] {
  const field = `bodies.${form}`;
  const faults: TextFault[] = [];
  for (const name of new Set(findVariables(body))) {
    const key = variableKey(name);
    if (key === null) faults.push({ field, reason: `has a variable nobody knows: {${name}}` });
    else if (!TEXT_KIND_FACTS[kind].variables.includes(key))
      faults.push({ field, reason: `has a variable this text cannot know: {${name}}` });
  }
  const limit = lengthLimit(kind);
  if (filledLength(body) > limit)
    faults.push({ field, reason: `must be at most ${limit} UTF-16 units with long values filled in` });
  return faults;
}

/** Everything wrong with a text; empty when it may be submitted. A text that is turned off needs no words. */
export function checkText(kind: TextKind, bodies: TextBodies, turnedOff = false): TextFault[] {
  const faults = Object.entries(bodies).flatMap(([form, body]) => faultsOf(kind, form, body));
  if (!turnedOff && bodies['standard'] === undefined)
    faults.unshift({ field: 'bodies.standard', reason: 'must be given' });
  return faults;
}
