import { ReadyFlow } from '@tomoshibi/contract';
import { readFileSync } from 'node:fs';
import { readYaml } from '../../../platform/read-yaml.ts';
import { FlowSource } from '../versions/flow-yaml.ts';

const KEYS = ['intake'] as const;
const Source = ReadyFlow.omit({ key: true }).extend({ document: FlowSource });

let known: ReadyFlow[] | undefined;

/** The flows one can begin with, read once. */
export function readyFlows(): ReadyFlow[] {
  known ??= KEYS.map((key) => {
    const read = readYaml(readFileSync(new URL(`${key}.yaml`, import.meta.url), 'utf8'), Source);
    if ('data' in read) return { key, ...read.data };
    throw new Error(`The ready flow ${key} is not right: ${JSON.stringify(read.faults)}`);
  });
  return known;
}
