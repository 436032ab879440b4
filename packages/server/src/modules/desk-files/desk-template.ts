import {
  ClassificationKey,
  DESK_TEMPLATE_KEYS,
  DeskCode,
  line,
  renameDesks,
  text,
  type DeskTemplateKey,
} from '@tomoshibi/contract';
import { z } from 'zod';
import { AppError } from '../../platform/app-error.ts';
import { readTemplate } from '../desk-templates/index.ts';
import { DeskBlocks, DeskFile } from './desk-file.ts';

const Languages = (max: number) => z.strictObject({ ja: text(max), en: text(max) });
const settings = DeskFile.shape.desk.pick({ nameDisplay: true, talkLimit: true });

/** A desk that is made beside the first one; the flow calls it by this code, which follows the code of the first. */
const FurtherDesk = DeskBlocks.omit({ flow: true }).extend({
  code: DeskCode,
  name: line(30),
  desk: settings,
});

/** A kind of desk: settings and blocks of a desk file, without a channel and without staff. */
const DeskTemplate = DeskBlocks.extend({
  title: z.strictObject({ ja: line(40), en: line(60) }),
  about: Languages(300),
  classification: ClassificationKey,
  desk: settings,
  desks: z.array(FurtherDesk).default([]),
});
export type DeskTemplate = z.output<typeof DeskTemplate>;

const known = new Map<DeskTemplateKey, DeskTemplate>();

/** The template of this key, read once. */
export function deskTemplate(key: DeskTemplateKey): DeskTemplate {
  const found = known.get(key) ?? DeskTemplate.parse(readTemplate(key));
  known.set(key, found);
  return found;
}

export function deskTemplates(): { readonly key: DeskTemplateKey; readonly template: DeskTemplate }[] {
  return DESK_TEMPLATE_KEYS.map((key) => ({ key, template: deskTemplate(key) }));
}

/** The template for a desk of this code and name: its further desks, and the flow that leads to them, by full codes. */
export function templateFor(
  template: DeskTemplate,
  { code, name }: { readonly code: string; readonly name: string },
): DeskTemplate {
  const codes = new Map(template.desks.map((one) => [one.code, `${code}-${one.code}`]));
  for (const full of codes.values())
    if (!DeskCode.safeParse(full).success)
      throw new AppError(
        'invalid_input',
        'The code is too long for the further desks that are named by it.',
        [{ field: 'code', reason: `must leave room for ${full.slice(code.length)}` }],
      );
  const { flow } = template;
  const full = (short: string) => codes.get(short) ?? short;
  return {
    ...template,
    flow: typeof flow === 'object' ? renameDesks(flow, full) : flow,
    desks: template.desks.map((one) => {
      const long = line(60).safeParse(`${name} ${one.name}`);
      return { ...one, code: full(one.code), name: long.data ?? one.name };
    }),
  };
}

/**
 * The file's own blocks, and those of the template where the file has none. Ready answers of both are kept; of two
 * with one title, the file's.
 */
export function withTemplate(file: DeskBlocks, template: DeskTemplate): DeskBlocks {
  const own = new Set(file.templates.map(({ title }) => title));
  const blocksOf = (from: DeskBlocks) =>
    Object.fromEntries(
      Object.entries(from).filter(([block, value]) => block in DeskBlocks.shape && value !== undefined),
    );
  return {
    ...blocksOf(template),
    ...blocksOf(file),
    templates: [...template.templates.filter(({ title }) => !own.has(title)), ...file.templates],
  };
}
