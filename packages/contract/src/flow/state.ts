import { z } from 'zod';
import { Time } from '../common.ts';
import type { TextValues } from '../texts/variables.ts';
import { AnswerKey, AnswerValue, NodeId } from './document.ts';

/** What somebody answered; `skipped` is shown as 答えない. */
export const FlowAnswer = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('value'), value: AnswerValue }),
    z.strictObject({ kind: z.literal('text'), text: z.string() }),
    z.strictObject({ kind: z.literal('number'), number: z.int() }),
    z.strictObject({ kind: z.literal('date'), date: z.iso.date() }),
    z.strictObject({ kind: z.literal('skipped') }),
  ])
  .meta({ id: 'FlowAnswer' });
export type FlowAnswer = z.infer<typeof FlowAnswer>;

const Tapped = z.discriminatedUnion('tap', [
  z.strictObject({ tap: z.literal('option'), value: AnswerValue }),
  z.strictObject({ tap: z.literal('skip') }),
  z.strictObject({ tap: z.literal('help') }),
  z.strictObject({ tap: z.literal('group'), group: z.int() }),
  z.strictObject({ tap: z.literal('page'), page: z.int() }),
  z.strictObject({ tap: z.literal('date') }),
]);
export type Tapped = z.infer<typeof Tapped>;

/** Where a run of a flow stands. Everything that decides what follows is in it, so that a step can be repeated. */
export const FlowState = z.strictObject({
  node: NodeId,
  step: z.int().meta({ description: 'Counts the questions asked; a button knows the step it belongs to' }),
  answers: z.record(AnswerKey, FlowAnswer),
  askedAt: Time.nullable().meta({
    description: 'Words written before the question was asked do not answer it',
  }),
  misses: z.int().meta({ description: 'Answers to this question that were not understood' }),
  showsHelp: z.boolean(),
  warned: z.boolean().meta({ description: 'The words for danger were said' }),
  promised: z.boolean().meta({ description: 'The promise of secrecy was made' }),
  group: z.int().nullable().meta({ description: 'The group of regions that is shown' }),
  page: z.int(),
  until: Time.nullable().meta({ description: 'When a wait is over' }),
  last: z.strictObject({ step: z.int(), tapped: Tapped }).nullable().meta({
    description: 'The tap answered last: the same again is nothing new',
  }),
});
export type FlowState = z.infer<typeof FlowState>;

export type FlowInput =
  | { readonly kind: 'begin'; readonly node?: string | undefined; readonly danger?: boolean }
  | { readonly kind: 'text'; readonly text: string; readonly at: Date; readonly danger: boolean }
  | {
      readonly kind: 'tap';
      readonly step: number;
      readonly tapped: Tapped;
      /** The day somebody picked, with a tap on a date. */
      readonly date?: string | undefined;
    }
  /** A sticker, a picture: nothing a bot could read. */
  | { readonly kind: 'other'; readonly at: Date }
  | { readonly kind: 'elapsed' };

/** A desk as a flow sees it at this moment. */
export interface FlowDesk {
  readonly open: boolean;
  readonly free: boolean;
  /** When it opens next, in words; null: nobody knows. */
  readonly nextOpening: string | null;
  readonly values: TextValues;
}

/** What is true at the moment of a step. */
export interface FlowWorld {
  readonly now: Date;
  readonly form: string;
  /** Marks the buttons of this run. */
  readonly run: string;
  readonly desk: (name: string) => FlowDesk;
  readonly assigned: boolean;
  readonly returning: boolean;
}

export interface FlowChoice {
  readonly label: string;
  readonly data: string;
  /** Opens the phone's calendar; the day comes back with the tap. */
  readonly date?: { readonly min?: string | undefined; readonly max?: string | undefined } | undefined;
}
export type FlowButton =
  { readonly label: string; readonly data: string } | { readonly label: string; readonly uri: string };

/** One bubble: choices vanish with the next message, buttons stay. */
export interface FlowBubble {
  readonly text: string;
  readonly choices?: readonly FlowChoice[] | undefined;
  readonly buttons?: readonly FlowButton[] | undefined;
}

export type FlowOutcome =
  | { readonly kind: 'asks' }
  | { readonly kind: 'waits'; readonly until: Date }
  | { readonly kind: 'handoff'; readonly to: string; readonly open: boolean }
  | { readonly kind: 'ends' }
  /** Nothing new came: the run stays where it is. */
  | { readonly kind: 'ignored' };

export interface FlowResult {
  readonly state: FlowState;
  readonly says: readonly FlowBubble[];
  readonly outcome: FlowOutcome;
  /** Steps that were entered, in order. */
  readonly path: readonly string[];
  readonly surveys: readonly string[];
  /** The authority a region belongs to, when one was chosen. */
  readonly authority: string | null;
}
