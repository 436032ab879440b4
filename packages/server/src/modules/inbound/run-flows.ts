import {
  readFlowPostback,
  stepFlow,
  tapLabel,
  type FlowBubble,
  type FlowInput,
  type FlowOutcome,
  type FlowState,
} from '@tomoshibi/contract';
import { destination, flowWorld, runToken, type FlowOfVersion, type NewStep } from '../flows/index.ts';
import type { FoundHere } from './find-hits.ts';
import type { LoadedFlows } from './load-flows.ts';
import type { Plan, PlannedMessage, SeekerState, TalkState } from './plan-shapes.ts';

/** What the bot did in one talk of a batch. */
export interface FlowRun {
  readonly seeker: SeekerState;
  readonly talk: TalkState;
  readonly flow: FlowOfVersion;
  state: FlowState;
  waitUntil: Date | null;
  readonly steps: NewStep[];
  readonly says: FlowBubble[];
  readonly surveys: string[];
  authority: string | null;
  /** The flow came to its end, and nothing was written since. */
  ended: boolean;
}

export interface FlowBatch {
  readonly now: Date;
  readonly plan: Plan;
  readonly people: readonly SeekerState[];
  readonly found: readonly FoundHere[];
  readonly flows: LoadedFlows;
  readonly formOf: (seekerId: string) => string;
}

/** Where a talk stands for the bot: begun before this batch, begun in it, or to begin now. */
interface Standing {
  readonly flow: FlowOfVersion;
  readonly state: FlowState | null;
}

/** Any tap that is not of the question at hand: the bot asks its question again. */
const STALE: FlowInput = { kind: 'tap', step: -1, tapped: { tap: 'help' } };

/**
 * Lets the bot answer what came to it, message by message in the order of the batch, until it hands a talk over. The
 * talks' states change with it; what was written after a hand-over is for people.
 */
export function runFlows(batch: FlowBatch): FlowRun[] {
  const runs = new Map<string, FlowRun>();
  const people = new Map(batch.people.map((seeker) => [seeker.id, seeker]));
  for (const message of batch.plan.messages) {
    const seeker = people.get(message.seekerId);
    if (!seeker || message.direction !== 'in' || message.talk.state !== 'bot') continue;
    const standing = standingOf(batch, runs, message.talk);
    // Its flow is gone, which must not leave anybody with a bot that says nothing.
    if (!standing) handOver(message.talk, message.sentAt, { deskId: message.talk.deskId, state: 'waiting' });
    else step(batch, runs, { seeker, talk: message.talk, standing, message });
  }
  for (const { seekerId } of batch.plan.forms) {
    const seeker = people.get(seekerId);
    const talk = seeker?.open;
    if (!seeker || talk?.state !== 'bot' || runs.has(talk.id)) continue;
    const standing = standingOf(batch, runs, talk);
    // Who changed the language reads the question again in it.
    if (standing?.state) step(batch, runs, { seeker, talk, standing, message: null });
  }
  return [...runs.values()];
}

function standingOf(
  { flows }: FlowBatch,
  runs: ReadonlyMap<string, FlowRun>,
  talk: TalkState,
): Standing | null {
  const here = runs.get(talk.id);
  if (here) return { flow: here.flow, state: here.ended ? null : here.state };
  const before = flows.runs.get(talk.id);
  if (before) return before;
  return talk.isNew && flows.inForce ? { flow: flows.inForce, state: null } : null;
}

interface Stepping {
  readonly seeker: SeekerState;
  readonly talk: TalkState;
  readonly standing: Standing;
  readonly message: PlannedMessage | null;
}

function step(
  batch: FlowBatch,
  runs: Map<string, FlowRun>,
  { seeker, talk, standing, message }: Stepping,
): void {
  const { flow, state } = standing;
  const form = batch.formOf(seeker.id);
  const input = message ? readInput(batch, standing, message, form) : STALE;
  if (!input) return;
  const world = flowWorld(batch.flows.desks, {
    now: batch.now,
    form,
    consultationId: talk.id,
    assigned: batch.flows.assigned.has(seeker.id),
    returning: talk.ordinal > 1,
  });
  const result = stepFlow(flow.document, state, input, world);
  const run = runs.get(talk.id) ?? {
    seeker,
    talk,
    flow,
    state: result.state,
    waitUntil: null,
    steps: [],
    says: [],
    surveys: [],
    authority: null,
    ended: false,
  };
  runs.set(talk.id, run);
  talk.changed = true;
  run.state = result.state;
  run.waitUntil = result.outcome.kind === 'waits' ? result.outcome.until : null;
  run.says.push(...result.says);
  run.surveys.push(...result.surveys);
  run.authority = result.authority ?? run.authority;
  run.ended = result.outcome.kind === 'ends';
  talk.promised = result.state.promised;
  const messageId = message?.id ?? null;
  run.steps.push(...result.path.map((node) => ({ consultationId: talk.id, node, at: batch.now, messageId })));
  follow(batch, talk, message?.sentAt ?? batch.now, result.outcome);
}

function follow({ flows }: FlowBatch, talk: TalkState, at: Date, outcome: FlowOutcome): void {
  if (outcome.kind !== 'handoff') return;
  handOver(talk, at, destination(flows.desks, outcome.to) ?? { deskId: talk.deskId, state: 'waiting' });
}

function handOver(talk: TalkState, at: Date, to: { deskId: string; state: 'waiting' | 'outside' }): void {
  talk.deskId = to.deskId;
  talk.state = to.state;
  talk.waitingSince = to.state === 'waiting' ? at : null;
  talk.unansweredSince = at;
  talk.entered = true;
  talk.leftBot = true;
  talk.changed = true;
}

/** What a message means to the bot; staff see of a tap what stood on the button. */
function readInput(
  { found }: FlowBatch,
  { flow, state }: Standing,
  message: PlannedMessage,
  form: string,
): FlowInput | null {
  const { content, sentAt: at } = message;
  const danger = found.some((one) => one.messageId === message.id && one.danger);
  const postback = content?.kind === 'choice' ? readFlowPostback(content.data) : null;
  if (!state)
    return {
      kind: 'begin',
      node: postback?.kind === 'begin' ? (postback.node ?? undefined) : undefined,
      danger,
    };
  if (!content) return null;
  if (content.kind === 'text') return { kind: 'text', text: content.text, at, danger };
  if (content.kind !== 'choice') return { kind: 'other', at };
  if (postback?.kind === 'begin') return { kind: 'begin', node: postback.node ?? undefined };
  const isThisRun = postback?.kind === 'tap' && postback.run === runToken(message.talk.id);
  if (!isThisRun) return STALE;
  const { step: asked, tapped } = postback;
  if (asked === state.step && content.note === null)
    message.content = { ...content, note: tapLabel(flow.document, state, tapped, form) };
  return { kind: 'tap', step: asked, tapped, date: content.date ?? undefined };
}
