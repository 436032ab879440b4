import { desksOf, type FlowDesk, type FlowDocument, type FlowWorld } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { selectActiveDeskId } from '../desks/index.ts';
import { loadDeskToday, placeOf, type DeskToday } from '../reception/index.ts';
import { runToken } from './flow-state.ts';

/** The desks a flow may send people to, as they stand now, by the names the flow gives them. */
export type FlowDesks = ReadonlyMap<string, DeskToday>;

/** Reads how the desks stand that these flows speak of; `here` is the desk of the LINE account. */
export async function loadFlowDesks(
  tx: OperatorTx,
  context: Context,
  here: DeskToday,
  documents: readonly FlowDocument[],
): Promise<FlowDesks> {
  const desks = new Map([['here', here]]);
  for (const code of new Set(documents.flatMap(desksOf))) {
    const deskId = await selectActiveDeskId(tx, code);
    if (deskId !== null) desks.set(code, await loadDeskToday(tx, context, deskId));
  }
  return desks;
}

/** A desk that is not there, or was put away since the flow was approved, takes nobody in. */
const ABSENT: FlowDesk = { open: false, free: false, nextOpening: null, values: {} };

function deskIn(today: DeskToday | undefined, form: string): FlowDesk {
  if (!today) return ABSENT;
  const values = today.valuesIn(form);
  return {
    open: placeOf(today.intake.phase, today.rules.mode) === 'waiting',
    free: today.freeSeats === null || today.freeSeats > 0,
    nextOpening: values.next_intake ?? null,
    values,
  };
}

/** What is true for one person at the moment of a step. */
export function flowWorld(
  desks: FlowDesks,
  moment: {
    readonly now: Date;
    readonly form: string;
    readonly consultationId: string;
    readonly assigned: boolean;
    readonly returning: boolean;
  },
): FlowWorld {
  const { now, form, consultationId, assigned, returning } = moment;
  return {
    now,
    form,
    run: runToken(consultationId),
    desk: (name) => deskIn(desks.get(name), form),
    assigned,
    returning,
  };
}

/** Where a hand-off leads: the desk's id, and whether the talk waits there or is kept for its next opening. */
export function destination(
  desks: FlowDesks,
  to: string,
): { deskId: string; state: 'waiting' | 'outside' } | null {
  const today = desks.get(to === 'assigned' ? 'here' : to);
  return today ? { deskId: today.deskId, state: placeOf(today.intake.phase, today.rules.mode) } : null;
}
