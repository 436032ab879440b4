import {
  formLabel,
  sortForms,
  wordsOfNode,
  type FlowCondition,
  type FlowDocument,
  type FlowNode,
  type FlowPlaces,
} from '@tomoshibi/contract';
import type { TFunction } from 'i18next';
import { stepWords } from './steps.ts';

/** Names of what a flow speaks of beside itself, by code. */
export type Names = ReadonlyMap<string, string>;

export function namesOf({ desks, surveys }: FlowPlaces): ReadonlyMap<string, string> {
  return new Map([
    ...desks.map(({ code, name }) => [code, name] as const),
    ...surveys.map(({ key, title }) => [key, title] as const),
  ]);
}

export function deskWords(code: string, names: Names, t: TFunction): string {
  if (code === 'here') return t('flows.step.here');
  if (code === 'assigned') return t('flows.step.assigned');
  return names.get(code) ?? code;
}

/** A step as others refer to it: its first words, else its kind. */
export function stepName(flow: FlowDocument, id: string | undefined, t: TFunction): string {
  const node = id === undefined ? undefined : flow.nodes[id];
  if (!node) return t('flows.step.undecided');
  const words = stepWords(node);
  return words === '' ? t(`flows.type.${node.type}`) : words;
}

const PRESET_KEYS = ['age', 'gender', 'region', 'topic'] as const;
const isPreset = (key: string): key is (typeof PRESET_KEYS)[number] => PRESET_KEYS.some((one) => one === key);
export const presetKeys: readonly string[] = PRESET_KEYS;

/** What an answer is called; the names that answers have in a file mean nothing to people. */
export function keyWords(key: string, t: TFunction): string {
  if (isPreset(key)) return t(`flows.step.keys.${key}`);
  return t('flows.step.keyOther', { n: key.replace(/^q/u, '') });
}

/** The words of an answer that was chosen from a list. */
export function valueWords(flow: FlowDocument, key: string, value: string): string {
  for (const node of Object.values(flow.nodes)) {
    if (!('key' in node) || node.key !== key) continue;
    const list = node.type === 'choice' ? node.options : node.type === 'region' ? node.regions : [];
    const found = list.find((one) => one.value === value);
    if (found) return found.label['standard'] ?? value;
  }
  return value;
}

export function conditionWords(flow: FlowDocument, when: FlowCondition, names: Names, t: TFunction): string {
  const yes = (is: boolean) => (is ? t('flows.step.yes') : t('flows.step.no'));
  switch (when.on) {
    case 'answer':
      return `${keyWords(when.key, t)}: ${when.is.map((value) => valueWords(flow, when.key, value)).join('・')}`;
    case 'skipped':
      return `${keyWords(when.key, t)}: ${t('flows.step.on.skipped')}`;
    case 'hours':
      return `${deskWords(when.desk, names, t)}: ${when.is === 'open' ? t('flows.step.open') : t('flows.step.shut')}`;
    case 'seats':
      return `${deskWords(when.desk, names, t)}: ${when.is === 'free' ? t('flows.step.free') : t('flows.step.busy')}`;
    case 'assigned':
    case 'returning':
      return `${t(`flows.step.on.${when.on}`)}: ${yes(when.is)}`;
  }
}

function settingLines(node: FlowNode, names: Names, t: TFunction): string[] {
  const named = (name: string, value: string | number): string => `${name}: ${value}`;
  switch (node.type) {
    case 'message':
      return node.desk === undefined
        ? []
        : [named(t('flows.step.deskOfWords'), deskWords(node.desk, names, t))];
    case 'choice':
      return [named(t('flows.step.look'), t(`flows.step.looks.${node.look}`))];
    case 'input':
      return [named(t('flows.step.maxLength'), node.maxLength)];
    case 'number':
      return [named(t('flows.step.min'), node.min), named(t('flows.step.max'), node.max)];
    case 'date':
      return [
        named(t('flows.step.dayMin'), node.min ?? t('flows.step.dayAny')),
        named(t('flows.step.dayMax'), node.max ?? t('flows.step.dayAny')),
      ];
    case 'attribute':
      return [named(keyWords(node.key, t), node.value)];
    case 'phone':
      return [named(t('flows.step.phone'), node.number)];
    case 'uri':
      return [named(t('flows.step.uri'), node.uri)];
    case 'handoff':
      return [named(t('flows.step.to'), deskWords(node.to, names, t))];
    case 'survey':
      return [named(t('flows.step.survey'), names.get(node.survey) ?? node.survey)];
    case 'wait':
      return [named(t('flows.step.minutes'), node.minutes)];
    case 'branch':
    case 'goto':
    case 'region':
    case 'end':
      return [];
  }
}

/** Everything a step says and does, in lines people can read and compare. */
export function stepLines(flow: FlowDocument, node: FlowNode, names: Names, t: TFunction): string[] {
  const lead = (id: string): string => `→ ${stepName(flow, id, t)}`;
  const written = wordsOfNode(node).flatMap(({ words, short, field }) => {
    const labels = sortForms(Object.keys(words)).map((form) =>
      short ? (words[form] ?? '') : `[${formLabel(form)}] ${words[form] ?? ''}`,
    );
    if (!short) return labels;
    const [list, at] = field.split('.');
    const one =
      list === 'options' && node.type === 'choice'
        ? node.options[Number(at)]
        : list === 'regions' && node.type === 'region'
          ? node.regions[Number(at)]
          : undefined;
    const way = one?.next === undefined ? '' : ` ${lead(one.next)}`;
    return [`・${labels.join(' / ')}${way}`];
  });
  const cases =
    node.type === 'branch'
      ? node.cases.map(({ when, next }) => `${conditionWords(flow, when, names, t)} ${lead(next)}`)
      : [];
  const answers =
    'skip' in node
      ? [
          `${t('flows.step.key')}: ${keyWords(node.key, t)}`,
          `${t('flows.step.skip')}: ${node.skip ? t('flows.step.yes') : t('flows.step.no')}`,
        ]
      : [];
  const onward = 'next' in node && node.next !== undefined ? [lead(node.next)] : [];
  const closed =
    node.type === 'handoff' && node.closed !== undefined
      ? [`${t('flows.step.closed')} ${lead(node.closed)}`]
      : [];
  return [...written, ...cases, ...answers, ...settingLines(node, names, t), ...closed, ...onward];
}
