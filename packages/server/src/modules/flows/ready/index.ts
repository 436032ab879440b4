import { DESK_TEMPLATE_KEYS, ReadyFlow } from '@tomoshibi/contract';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readYaml } from '../../../platform/read-yaml.ts';
import { readTemplate } from '../../desk-templates/index.ts';
import { FlowSource } from '../versions/flow-yaml.ts';

const Source = ReadyFlow.omit({ key: true }).extend({ document: FlowSource });
/** What a kind of desk brings for its bot. */
const OfTemplate = ReadyFlow.pick({ title: true, about: true }).extend({
  flow: FlowSource,
  desks: z.array(z.unknown()).default([]),
});

let known: ReadyFlow[] | undefined;

/**
 * The flows one can begin with, read once: four questions, and those of the kinds of desk. Where a flow leads to desks
 * that are made with it, it comes with a new desk only.
 */
export function readyFlows(): ReadyFlow[] {
  known ??= [intake(), ...DESK_TEMPLATE_KEYS.flatMap(ofTemplate)];
  return known;
}

function intake(): ReadyFlow {
  const read = readYaml(readFileSync(new URL('intake.yaml', import.meta.url), 'utf8'), Source);
  if ('data' in read) return { key: 'intake', ...read.data };
  throw new Error(`The ready flow is not right: ${JSON.stringify(read.faults)}`);
}

function ofTemplate(key: (typeof DESK_TEMPLATE_KEYS)[number]): ReadyFlow[] {
  const { title, about, flow: document, desks } = OfTemplate.parse(readTemplate(key));
  return desks.length === 0 ? [{ key, title, about, document }] : [];
}
