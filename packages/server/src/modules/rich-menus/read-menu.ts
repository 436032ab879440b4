import { MENU_FACES, type DeskMenu, type MenuAtLine } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { readDesk } from '../desks/index.ts';
import { hasOfficer, presentVersions, selectCurrent } from '../text-versions/index.ts';
import { countLinks } from './links-store.ts';
import { menuDoor, readPlaces } from './menu-door.ts';
import { selectMenuDesk } from './menus-store.ts';
import { READY_MENU } from './ready-menu.ts';
import { faceOf, readPlan, type Plan } from './read-plan.ts';

type Needs = Pick<Context, 'clock' | 'hints' | 'publicUrl'>;

function stateOf({ desk, version, menus, phase }: Plan): MenuAtLine['state'] {
  if (desk.fault !== null) return 'failed';
  if (!version) return desk.default_menu_id === null && !desk.untidy ? 'none' : 'working';
  const made = MENU_FACES.every((face) => menus[face] !== undefined);
  return made && desk.default_menu_id === menus[faceOf(phase)] ? 'shown' : 'working';
}

function showsOf({ desk, menus }: Plan): MenuAtLine['shows'] {
  if (desk.default_menu_id === null) return null;
  return MENU_FACES.find((face) => menus[face] === desk.default_menu_id) ?? null;
}

/** What LINE shows, as far as it told us. */
export async function readAtLine(tx: OperatorTx, context: Needs, deskId: string): Promise<MenuAtLine> {
  const desk = await selectMenuDesk(tx, deskId);
  const plan = desk ? await readPlan(tx, deskId, desk, context.clock.now()) : null;
  if (!desk || !plan) {
    const { channel } = await readDesk(tx, context, deskId);
    const state = channel ? 'none' : 'no_channel';
    return { state, shows: null, inTalk: 0, doneAt: null, fault: null };
  }
  const { fault, fault_status: status, fault_reason: reason, failed_at: at, done_at: doneAt } = desk;
  return {
    state: stateOf(plan),
    shows: showsOf(plan),
    inTalk: await countLinks(tx, deskId),
    doneAt: doneAt?.toISOString() ?? null,
    fault: fault !== null && at !== null ? { kind: fault, status, reason, at: at.toISOString() } : null,
  };
}

/** Everything the menu's page of a desk shows. */
export async function readMenu(tx: OperatorTx, context: Needs, deskId: string): Promise<DeskMenu> {
  await readDesk(tx, context, deskId);
  const rows = await selectCurrent(tx, deskId, ['menu']);
  const versions = await presentVersions(tx, menuDoor(context), rows);
  const find = (...states: string[]) => versions.find(({ state }) => states.includes(state)) ?? null;
  const officer = await hasOfficer(tx, deskId);
  const { pages, steps } = await readPlaces(tx, context.publicUrl, deskId);
  return {
    inForce: find('in_force'),
    open: find('draft', 'submitted'),
    sentBack: find('sent_back'),
    approver: officer ? 'officer' : 'supervisor',
    atLine: await readAtLine(tx, context, deskId),
    ready: READY_MENU,
    pages,
    steps: steps === null ? null : [...steps],
  };
}
