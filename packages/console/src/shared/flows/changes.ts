import { formLabel, sortForms, type FlowDocument } from '@tomoshibi/contract';
import type { TFunction } from 'i18next';
import { stepLines, stepName, type Names } from './flow-words.ts';
import { stepOrder } from './steps.ts';

export interface StepChange {
  readonly id: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

export interface FlowChanges {
  readonly added: readonly StepChange[];
  readonly removed: readonly StepChange[];
  readonly changed: readonly StepChange[];
  /** What is set for the whole flow; null: the same. */
  readonly whole: { readonly before: string; readonly after: string } | null;
}

function wholeLines(flow: FlowDocument, named: FlowDocument, t: TFunction): string {
  const { danger = {} } = flow;
  return [
    t('flows.compare.starts', { step: stepName(named, flow.start, t) }),
    t('flows.compare.help', {
      step: flow.help === undefined ? t('flows.whole.helpNone') : stepName(named, flow.help, t),
    }),
    ...sortForms(Object.keys(danger)).map((form) =>
      t('flows.compare.danger', { form: formLabel(form), words: danger[form] ?? '' }),
    ),
  ].join('\n');
}

/** What of a flow changed between two versions, step by step. Where steps stand in the picture is no change. */
export function compareFlows(before: FlowDocument | null, after: FlowDocument, names: Names, t: TFunction) {
  // Steps are called as they are called now, so that new words of one do not change those that lead to it.
  const named = { ...after, nodes: { ...before?.nodes, ...after.nodes } };
  const wordsOf = (flow: FlowDocument, id: string): string | null => {
    const node = flow.nodes[id];
    return node ? [t(`flows.type.${node.type}`), ...stepLines(named, node, names, t)].join('\n') : null;
  };
  const ids = [...new Set([...stepOrder(after), ...(before ? stepOrder(before) : [])])];
  const all = ids.map((id) => ({
    id,
    name: stepName(named, id, t),
    before: before && wordsOf(before, id),
    after: wordsOf(after, id),
  }));
  const whole = { before: before ? wholeLines(before, named, t) : '', after: wholeLines(after, named, t) };
  const filled = ({ id, name, before: old, after: now }: (typeof all)[number]): StepChange => ({
    id,
    name,
    before: old ?? '',
    after: now ?? '',
  });
  const changes: FlowChanges = {
    added: all.filter((one) => one.before === null).map(filled),
    removed: all.filter((one) => one.after === null).map(filled),
    changed: all
      .filter((one) => one.before !== null && one.after !== null && one.before !== one.after)
      .map(filled),
    whole: whole.before === whole.after ? null : whole,
  };
  return changes;
}
