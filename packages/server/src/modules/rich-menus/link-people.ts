import { LineFault } from '../../line/line-fault.ts';
import { lineUserPlace } from '../seekers/index.ts';
import {
  deleteLinks,
  noteAsked,
  noteLinked,
  selectToLink,
  selectToUnlink,
  type MenuPerson,
} from './links-store.ts';
import { askLine, type Turn } from './turn.ts';

/** As many people as LINE takes in one request. */
const BATCH = 500;

async function userIdsOf({ context, operatorId }: Turn, people: readonly MenuPerson[]): Promise<string[]> {
  const keys = await context.keys(operatorId);
  return people.map(({ id, sealed_line_user_id: sealed }) =>
    keys.unseal(lineUserPlace(id), sealed).toString('utf8'),
  );
}

/** One person LINE does not know must not keep the others from their menu: each half is tried by itself. */
async function inHalves(
  people: readonly MenuPerson[],
  ask: (some: readonly MenuPerson[]) => Promise<void>,
): Promise<void> {
  try {
    await ask(people);
  } catch (error) {
    const refused = error instanceof LineFault && error.status === 400;
    if (!refused) throw error;
    if (people.length === 1) return;
    const middle = Math.ceil(people.length / 2);
    await inHalves(people.slice(0, middle), ask);
    await inHalves(people.slice(middle), ask);
  }
}

/** Gives the menu of a talk to people whose talk has begun; answers whether there may be more. */
export async function linkSome(turn: Turn, channelId: string, menuId: string): Promise<boolean> {
  const { context, operatorId, deskId } = turn;
  const people = await context.db.tenant(operatorId, async (tx) => {
    const found = await selectToLink(tx, { deskId, menuId, limit: BATCH });
    if (found.length > 0)
      await noteAsked(
        tx,
        deskId,
        found.map(({ id }) => id),
      );
    return found;
  });
  if (people.length === 0) return false;
  await inHalves(people, async (some) => {
    const userIds = await userIdsOf(turn, some);
    await askLine(turn, channelId, (line, token) => line.linkRichMenu(token, menuId, userIds));
  });
  const ids = people.map(({ id }) => id);
  await context.db.tenant(operatorId, (tx) => noteLinked(tx, ids, menuId));
  return true;
}

/** Takes it back from people whose talk is over, or from everybody; answers whether there may be more. */
export async function unlinkSome(turn: Turn, channelId: string, menuId: string | null): Promise<boolean> {
  const { context, operatorId, deskId } = turn;
  const people = await context.db.tenant(operatorId, (tx) =>
    selectToUnlink(tx, { deskId, menuId, limit: BATCH }),
  );
  if (people.length === 0) return false;
  await inHalves(people, async (some) => {
    const userIds = await userIdsOf(turn, some);
    await askLine(turn, channelId, (line, token) => line.unlinkRichMenu(token, userIds));
  });
  await context.db.tenant(operatorId, (tx) =>
    deleteLinks(
      tx,
      people.map(({ id }) => id),
    ),
  );
  return true;
}
