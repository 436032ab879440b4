import {
  desksOf,
  readFlowPostback,
  stepFlow,
  type FlowBubble,
  type FlowDocument,
  type FlowInput,
  type FlowOutcome,
  type FlowState,
  type FlowWorld,
} from '@tomoshibi/contract';
import { previewValues } from '../../../shared/texts/preview-values.ts';

/** What somebody did on the phone of the preview. */
export type Did =
  | { readonly kind: 'tap'; readonly label: string; readonly data: string; readonly date?: string }
  | { readonly kind: 'text'; readonly text: string; readonly danger: boolean }
  | { readonly kind: 'elapsed' };

/** What holds while somebody tries a flow. */
export interface PreviewSetting {
  readonly form: string;
  /** Codes of desks that are closed; `here` is the desk itself. */
  readonly closed: readonly string[];
  readonly busy: boolean;
  readonly assigned: boolean;
  readonly returning: boolean;
}

export interface PreviewNames {
  readonly desks: ReadonlyMap<string, string>;
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** When a closed desk opens next, in words. */
  readonly nextOpening: string;
}

export type Line =
  { readonly who: 'bot'; readonly bubble: FlowBubble } | { readonly who: 'person'; readonly text: string };

export interface Tried {
  readonly lines: readonly Line[];
  readonly outcome: FlowOutcome;
  readonly state: FlowState;
}

/** The desks a flow speaks of, its own first. */
export const desksToTry = (flow: FlowDocument): string[] => ['here', ...desksOf(flow)];

function worldOf(setting: PreviewSetting, names: PreviewNames, now: Date): FlowWorld {
  const { form, closed, busy, assigned, returning } = setting;
  const values = previewValues(names.values[form] ?? names.values['standard']);
  return {
    now,
    form,
    run: 'preview',
    assigned,
    returning,
    desk: (code) => ({
      name: names.desks.get(code) ?? code,
      open: !closed.includes(code),
      free: !busy,
      nextOpening: names.nextOpening,
      values: { ...values, desk_name: names.desks.get(code) ?? values.desk_name ?? '' },
    }),
  };
}

function inputOf(did: Did, now: Date): FlowInput | null {
  if (did.kind === 'elapsed') return did;
  if (did.kind === 'text') return { kind: 'text', text: did.text, at: now, danger: did.danger };
  const postback = readFlowPostback(did.data);
  if (postback?.kind !== 'tap') return null;
  return { kind: 'tap', step: postback.step, tapped: postback.tapped, date: did.date };
}

/** The whole talk with the bot anew, by the engine that runs in earnest: what is edited shows at once. */
export function tryFlow(
  flow: FlowDocument,
  did: readonly Did[],
  { setting, names, begunAt }: { setting: PreviewSetting; names: PreviewNames; begunAt: Date },
): Tried {
  let now = begunAt;
  let result = stepFlow(flow, null, { kind: 'begin' }, worldOf(setting, names, now));
  const lines: Line[] = result.says.map((bubble) => ({ who: 'bot', bubble }));
  let outcome = result.outcome;
  for (const one of did) {
    if (one.kind === 'elapsed' && result.state.until !== null) now = new Date(result.state.until);
    const input = inputOf(one, now);
    if (!input) continue;
    if (one.kind !== 'elapsed')
      lines.push({ who: 'person', text: one.kind === 'tap' ? (one.date ?? one.label) : one.text });
    result = stepFlow(flow, result.state, input, worldOf(setting, names, now));
    lines.push(...result.says.map((bubble): Line => ({ who: 'bot', bubble })));
    if (result.outcome.kind !== 'ignored') outcome = result.outcome;
  }
  return { lines, outcome, state: result.state };
}
