import { FIXED_WORDS, HitList, type AlertFigures } from '@tomoshibi/contract';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { readDesk } from '../desks/index.ts';
import { selectHitFigures } from './hits-store.ts';

/** How often the prescribed words came up at a desk in a month of Asia/Tokyo; also those that never did. */
export async function readFigures(
  context: Context,
  caller: Caller,
  { deskId, month }: { readonly deskId: string; readonly month: string },
): Promise<AlertFigures> {
  requireDeskRight(caller, deskId, 'figures.read');
  return context.db.tenant(caller.operatorId, async (tx) => {
    const desk = await readDesk(tx, context, deskId);
    const rows = await selectHitFigures(tx, desk.deskId, month);
    return {
      month,
      words: FIXED_WORDS.map((word) => {
        const row = rows.find(({ list, entry }) => list === 'fixed' && entry === word);
        return {
          word,
          messages: row?.messages ?? 0,
          likelyFalse: row?.likely_false ?? 0,
          consultations: row?.consultations ?? 0,
        };
      }),
      lists: HitList.options.map((list) => {
        const row = rows.find((each) => each.list === list && each.entry === null);
        return { list, messages: row?.messages ?? 0, consultations: row?.consultations ?? 0 };
      }),
    };
  });
}
