import { MENU_FACES, type MenuAction, type MenuDocument, type MenuVersion } from '@tomoshibi/contract';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { wakeTimer } from '../../platform/timers/index.ts';
import { pageUrls } from '../notices/index.ts';
import { selectInForce, type VersionDoor } from '../text-versions/index.ts';
import { MENU_TIMER } from './menu-timer.ts';
import type { MenuPages } from './menu-at-line.ts';
import { noteChange } from './menus-store.ts';

/** What the areas of a menu may lead to. */
export interface MenuPlaces {
  readonly pages: MenuPages;
  /** Steps of the flow in force; null: there is none. */
  readonly steps: readonly string[] | null;
}

export async function readPlaces(tx: OperatorTx, publicUrl: string, deskId: string): Promise<MenuPlaces> {
  const [flow] = await selectInForce(tx, deskId, ['flow']);
  return {
    pages: await pageUrls(tx, publicUrl, deskId),
    steps: flow && !flow.turned_off ? Object.keys(flow.bodies.nodes) : null,
  };
}

/** Why an area leads nowhere; null: it leads somewhere. */
function faultOf(action: MenuAction, { pages, steps }: MenuPlaces): string | null {
  if (action.do === 'page' && pages[action.page] === null)
    return `leads to the page ${action.page}, which is not published`;
  if ((action.do === 'begin' || action.do === 'step') && steps === null)
    return 'leads into the flow, and no flow is in force';
  if (action.do === 'step' && !steps?.includes(action.node))
    return `leads to the step ${action.node}, which the flow in force does not have`;
  return null;
}

function requireWays(document: MenuDocument, places: MenuPlaces): void {
  const details = MENU_FACES.flatMap((face) =>
    document[face].areas.flatMap(({ label, action }, index) => {
      const reason = faultOf(action, places);
      return reason === null ? [] : [{ field: `document.${face}.areas.${index}.action`, label, reason }];
    }),
  );
  if (details.length === 0) return;
  const named = details.map(({ label, reason }) => `「${label}」 ${reason}`).join('; ');
  throw new AppError(
    'invalid_input',
    `The menu is not right: ${named}`.slice(0, 500),
    details.map(({ field, reason }) => ({ field, reason })),
  );
}

/** How menus go through draft and approval: as automatic texts do, since their labels are words of the desk. */
export function menuDoor(context: Pick<Context, 'clock' | 'hints'>): VersionDoor<'menu', MenuVersion> {
  return {
    kinds: ['menu'],
    noun: 'menu',
    topic: 'menu',
    async requireRight(tx, { deskId, bodies, turnedOff }) {
      // Whether a page is there counts; under which address does not.
      if (!turnedOff) requireWays(bodies, await readPlaces(tx, '', deskId));
    },
    async inForce(tx, { desk_id: deskId }) {
      await noteChange(tx, deskId);
      await wakeTimer(tx, context, { deskId, kind: MENU_TIMER, dueAt: context.clock.now() });
    },
    present: ({ bodies: document }, facts) => ({ ...facts, document }),
  };
}
