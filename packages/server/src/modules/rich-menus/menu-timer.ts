import { MENU_FACES, type MenuFaceKind } from '@tomoshibi/contract';
import { LineFault } from '../../line/line-fault.ts';
import { MenuRefused } from '../../line/rich-menu-calls.ts';
import type { TimerHandler } from '../../platform/timers/index.ts';
import { announce } from '../live/index.ts';
import { pageUrls } from '../notices/index.ts';
import type { VersionRow } from '../text-versions/index.ts';
import { pictureOf } from './drawing/picture-of.ts';
import { linkSome, unlinkSome } from './link-people.ts';
import { deleteAllLinks } from './links-store.ts';
import { isOurs, menuAtLine } from './menu-at-line.ts';
import { deleteMenus, selectMenuDesk, updateMenuDesk, upsertMenu } from './menus-store.ts';
import { pauseAfter } from './pause-after.ts';
import { faceOf, readPlan, type Plan } from './read-plan.ts';
import { askLine, type MenuAccess, type MenuPicture, type Turn } from './turn.ts';

/** Kind of the timer that brings LINE to show what the desk wants. */
export const MENU_TIMER = 'rich-menus';
/** Well under the timer's lease, so that a slow LINE does not let two processes work at one desk. */
const TURN_MS = 8_000;
/** What nobody told us of is seen this much later at the latest. */
const LOOK_AGAIN_MS = 10 * 60_000;

/** Another channel knows nothing of what was done with the former one. */
async function beginAnew({ context, operatorId, deskId }: Turn, { channel }: Plan): Promise<void> {
  await context.db.tenant(operatorId, async (tx) => {
    await deleteMenus(tx, deskId, null);
    await deleteAllLinks(tx, deskId);
    await updateMenuDesk(tx, deskId, {
      line_channel_id: channel.line_channel_id,
      default_menu_id: null,
      untidy: true,
    });
  });
}

/** Makes one state of the menu at LINE, with its picture. An attempt that breaks off leaves a menu that is tidied up. */
async function make(turn: Turn, plan: Plan, version: VersionRow<'menu'>, face: MenuFaceKind): Promise<void> {
  const { context, operatorId, deskId } = turn;
  const pages = await context.db.tenant(operatorId, async (tx) => {
    await updateMenuDesk(tx, deskId, { untidy: true });
    return pageUrls(tx, context.publicUrl, deskId);
  });
  const png = await turn.picture(face, version.bodies[face]);
  const menu = menuAtLine(version.bodies, face, { versionId: version.id, pages });
  const menuId = await askLine(turn, plan.channel.id, async (line, token) => {
    const created = await line.createRichMenu(token, menu);
    await line.uploadRichMenuImage(token, created, png);
    return created;
  });
  await context.db.tenant(operatorId, (tx) =>
    upsertMenu(tx, { deskId, versionId: version.id, face, menuId }),
  );
}

async function show(turn: Turn, { channel }: Plan, menuId: string | null): Promise<void> {
  const { context, operatorId, deskId } = turn;
  await askLine(turn, channel.id, (line, token) => line.setDefaultRichMenu(token, menuId));
  await context.db.tenant(operatorId, async (tx) => {
    await updateMenuDesk(tx, deskId, { default_menu_id: menuId });
    await announce(tx, context, [{ kind: 'desk', deskId, topic: 'menu' }]);
  });
}

/** Removes our menus that nothing needs: of former versions, and of attempts whose end we never heard of. */
async function tidy(turn: Turn, { channel, version, menus }: Plan): Promise<void> {
  const { context, operatorId, deskId } = turn;
  const needed = new Set(Object.values(menus));
  await askLine(turn, channel.id, async (line, token) => {
    for (const { menuId, name } of await line.listRichMenus(token))
      if (isOurs(name) && !needed.has(menuId)) await line.deleteRichMenu(token, menuId);
  });
  await context.db.tenant(operatorId, async (tx) => {
    await deleteMenus(tx, deskId, version?.id ?? null);
    await updateMenuDesk(tx, deskId, { untidy: false });
  });
}

async function settle({ context, operatorId, deskId }: Turn, { desk }: Plan): Promise<void> {
  if (desk.done_at !== null && desk.failures === 0) return;
  await context.db.tenant(operatorId, async (tx) => {
    await updateMenuDesk(tx, deskId, {
      failures: 0,
      fault: null,
      fault_status: null,
      fault_reason: null,
      failed_at: null,
      try_again_at: null,
      done_at: context.clock.now(),
    });
    await announce(tx, context, [{ kind: 'desk', deskId, topic: 'menu' }]);
  });
}

/** One small piece of work, the most visible first; null: LINE shows what it should. */
async function step(turn: Turn, plan: Plan): Promise<'go_on' | null> {
  const { channel, desk, version, menus, phase } = plan;
  if (desk.line_channel_id !== channel.line_channel_id) {
    await beginAnew(turn, plan);
    return 'go_on';
  }
  const missing = version ? MENU_FACES.find((face) => menus[face] === undefined) : undefined;
  if (version && missing) {
    await make(turn, plan, version, missing);
    return 'go_on';
  }
  const wanted = menus[faceOf(phase)] ?? null;
  if (wanted !== desk.default_menu_id) {
    await show(turn, plan, wanted);
    return 'go_on';
  }
  const talk = menus.talk ?? null;
  if (talk !== null && (await linkSome(turn, channel.id, talk))) return 'go_on';
  if (await unlinkSome(turn, channel.id, talk)) return 'go_on';
  if (desk.untidy) {
    await tidy(turn, plan);
    return 'go_on';
  }
  return null;
}

/** Says what LINE answered, and when it is asked again. */
async function noteFault({ context, operatorId, deskId }: Turn, fault: LineFault): Promise<Date> {
  context.logger.warn({ event: 'rich_menu_failed', deskId, kind: fault.kind, status: fault.status });
  return context.db.tenant(operatorId, async (tx) => {
    const now = context.clock.now();
    const failures = (await selectMenuDesk(tx, deskId))?.failures ?? 0;
    const again = new Date(now.getTime() + pauseAfter(fault.kind, failures));
    // A menu we counted on is gone at LINE: all are made anew.
    if (fault.status === 404) {
      await deleteMenus(tx, deskId, null);
      await updateMenuDesk(tx, deskId, { default_menu_id: null });
    }
    await updateMenuDesk(tx, deskId, {
      failures: failures + 1,
      fault: fault.kind,
      fault_status: fault.status,
      fault_reason: fault instanceof MenuRefused ? fault.reason : null,
      failed_at: now,
      try_again_at: again,
    });
    await announce(tx, context, [{ kind: 'desk', deskId, topic: 'menu' }]);
    return again;
  });
}

/** Brings LINE to show what the desk wants: menus made, the one of the hour for all, that of a talk for those in one. */
export function createMenuTimer(access: MenuAccess, picture: MenuPicture = pictureOf): TimerHandler {
  return async (context, { operatorId, deskId, now }) => {
    const turn = { context, access, operatorId, deskId, picture };
    try {
      for (;;) {
        const at = context.clock.now();
        if (at.getTime() - now.getTime() >= TURN_MS) return at;
        const plan = await context.db.tenant(operatorId, async (tx) => {
          const desk = await selectMenuDesk(tx, deskId);
          return desk ? readPlan(tx, deskId, desk, at) : null;
        });
        if (!plan) return null;
        // A talk that begins wakes this timer, too; that does not mend what LINE refused.
        const { try_again_at: again } = plan.desk;
        if (again && again > at) return again;
        if ((await step(turn, plan)) === 'go_on') continue;
        await settle(turn, plan);
        return plan.version ? new Date(at.getTime() + LOOK_AGAIN_MS) : null;
      }
    } catch (error) {
      if (!(error instanceof LineFault)) throw error;
      return noteFault(turn, error);
    }
  };
}
