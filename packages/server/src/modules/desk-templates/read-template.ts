import type { DeskTemplateKey } from '@tomoshibi/contract';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const folder = new URL('../../../templates/', import.meta.url);
/** Files of steps that several flows use, or that would make one too long to read. */
const STEP_FILES = ['shared', 'pregnancy'] as const;
const Steps = z.record(z.string(), z.record(z.string(), z.unknown()));
const Template = z.looseObject({ flow: z.unknown() });

/** What stands in a file of templates/. */
export const readTemplateFile = (path: string): unknown =>
  parse(readFileSync(new URL(`${path}.yaml`, folder), 'utf8'));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Puts the step in place that `use` names; what is written beside it comes on top. */
function withSteps(value: unknown, steps: z.output<typeof Steps>): unknown {
  if (!isRecord(value)) return value;
  const { use, ...own } = value;
  if (use === undefined)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withSteps(inner, steps)]));
  const name = z.string().parse(use);
  const step = steps[name];
  if (!step) throw new Error(`No file of templates/steps has a step ${name}.`);
  return { ...step, ...own };
}

/** A kind of desk: blocks of a desk file, to be parsed by whoever knows those. */
export function readTemplate(key: DeskTemplateKey): unknown {
  const template = Template.parse(readTemplateFile(key));
  const files = STEP_FILES.map((name) => Steps.parse(readTemplateFile(`steps/${name}`)));
  const steps = Object.fromEntries(files.flatMap((file) => Object.entries(file)));
  return { ...template, flow: withSteps(template.flow, steps) };
}
