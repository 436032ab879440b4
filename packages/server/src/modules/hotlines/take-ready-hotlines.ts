import { requireOperatorRight, type Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { addHotline, numberTaken } from './create-hotline.ts';
import { selectHotlines } from './hotlines-store.ts';
import { READY_HOTLINES } from './ready-hotlines.ts';

/** Adds the lines of the ready list that are missing, all of them unchecked. */
export async function takeReadyHotlines(
  context: Pick<Context, 'db' | 'clock'>,
  caller: Caller,
): Promise<{ added: number }> {
  requireOperatorRight(caller, 'hotline.manage');
  try {
    return await context.db.tenant(caller.operatorId, async (tx) => {
      const known = new Set((await selectHotlines(tx)).map(({ number }) => number));
      const missing = READY_HOTLINES.filter(({ number }) => !known.has(number));
      for (const facts of missing) await addHotline(tx, context, caller, { facts, checkedAt: null });
      return { added: missing.length };
    });
  } catch (error) {
    throw numberTaken(error);
  }
}
