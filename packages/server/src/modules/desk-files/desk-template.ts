import { DESK_TEMPLATE_KEYS, line, text, type DeskTemplateKey } from '@tomoshibi/contract';
import { parse } from 'yaml';
import { z } from 'zod';
import { readTemplateSource } from '../desk-templates/index.ts';
import { DeskBlocks, DeskFile } from './desk-file.ts';

const Languages = (max: number) => z.strictObject({ ja: text(max), en: text(max) });

/** A kind of desk: settings and blocks of a desk file, without a channel and without staff. */
const DeskTemplate = DeskBlocks.extend({
  title: z.strictObject({ ja: line(40), en: line(60) }),
  about: Languages(300),
  desk: DeskFile.shape.desk.pick({ nameDisplay: true, talkLimit: true }),
});
export type DeskTemplate = z.output<typeof DeskTemplate>;

const known = new Map<DeskTemplateKey, DeskTemplate>();

/** The template of this key, read once. */
export function deskTemplate(key: DeskTemplateKey): DeskTemplate {
  const found = known.get(key) ?? DeskTemplate.parse(parse(readTemplateSource(key)));
  known.set(key, found);
  return found;
}

export function deskTemplates(): { readonly key: DeskTemplateKey; readonly template: DeskTemplate }[] {
  return DESK_TEMPLATE_KEYS.map((key) => ({ key, template: deskTemplate(key) }));
}

/**
 * The file's own blocks, and those of the template where the file has none. Ready answers of both are kept; of two
 * with one title, the file's.
 */
export function withTemplate(file: DeskBlocks, template: DeskTemplate): DeskBlocks {
  const { title: _title, about: _about, desk: _desk, ...blocks } = template;
  const own = new Set(file.templates.map(({ title }) => title));
  const said = Object.fromEntries(
    Object.entries(file).filter(([block, value]) => block in DeskBlocks.shape && value !== undefined),
  );
  return {
    ...blocks,
    ...said,
    templates: [...blocks.templates.filter(({ title }) => !own.has(title)), ...file.templates],
  };
}
