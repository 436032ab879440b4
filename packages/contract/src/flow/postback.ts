import { z } from 'zod';
import { AnswerValue, NodeId } from './document.ts';
import type { Tapped } from './state.ts';

/** What a button of a flow says; it comes back from a phone, perhaps years later, and is therefore read with care. */
export type FlowPostback =
  | { readonly kind: 'tap'; readonly run: string; readonly step: number; readonly tapped: Tapped }
  /** A button outside a run, such as one of the menu: the flow from its start or from a step. */
  | { readonly kind: 'begin'; readonly node: string | null };

const PREFIX = 'flow=';
const Step = z
  .string()
  .regex(/^\d{1,6}$/u)
  .transform(Number);

export function beginPostback(node?: string): string {
  return node === undefined ? `${PREFIX}begin` : `${PREFIX}begin.${node}`;
}

export function tapPostback(run: string, step: number, tapped: Tapped): string {
  const rest =
    tapped.tap === 'option'
      ? `.${tapped.value}`
      : tapped.tap === 'group'
        ? `.${tapped.group}`
        : tapped.tap === 'page'
          ? `.${tapped.page}`
          : '';
  return `${PREFIX}${run}.${step}.${tapped.tap}${rest}`;
}

function readTapped(tap: string, value: string | undefined): Tapped | null {
  switch (tap) {
    case 'skip':
    case 'help':
    case 'date':
      return { tap };
    case 'option': {
      const parsed = AnswerValue.safeParse(value);
      return parsed.success ? { tap, value: parsed.data } : null;
    }
    case 'group':
    case 'page': {
      const parsed = Step.safeParse(value);
      if (!parsed.success) return null;
      return tap === 'group' ? { tap, group: parsed.data } : { tap, page: parsed.data };
    }
    default:
      return null;
  }
}

/** null: not a button of a flow. */
export function readFlowPostback(data: string): FlowPostback | null {
  if (!data.startsWith(PREFIX)) return null;
  const [first = '', second, tap, value] = data.slice(PREFIX.length).split('.');
  if (first === 'begin') {
    const node = NodeId.safeParse(second);
    return { kind: 'begin', node: node.success ? node.data : null };
  }
  const step = Step.safeParse(second);
  const tapped = tap === undefined ? null : readTapped(tap, value);
  return step.success && tapped
    ? { kind: 'tap', run: first, step: step.data, tapped }
    : { kind: 'begin', node: null };
}
