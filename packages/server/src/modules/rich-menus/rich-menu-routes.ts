import { routes } from '@tomoshibi/contract';
import { requireDeskRight } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { Api } from '../../platform/http/api.ts';
import { readDesk } from '../desks/index.ts';
import { createPrinter } from '../materials/index.ts';
import {
  approveVersion,
  discardDraft,
  listPending,
  readVersion,
  saveDraft,
  sendVersionBack,
  submitVersion,
} from '../text-versions/index.ts';
import { drawFace } from './drawing/draw-face.ts';
import { pictureOf } from './drawing/picture-of.ts';
import { menuDoor } from './menu-door.ts';
import { readMenu } from './read-menu.ts';
import { retryMenu } from './retry-menu.ts';

const placeOf = ({ deskId, menuVersionId: versionId }: { deskId: string; menuVersionId: string }) => ({
  deskId,
  versionId,
});

export function registerRichMenuRoutes(api: Api, context: Context): void {
  const { db } = context;
  const door = menuDoor(context);
  const printer = createPrinter();

  api.route(routes.getMenu, ({ caller, params }) => {
    requireDeskRight(caller, params.deskId, 'desk.read');
    return db.tenant(caller.operatorId, (tx) => readMenu(tx, context, params.deskId));
  });
  api.route(routes.previewMenu, async ({ caller, params, body }) => {
    requireDeskRight(caller, params.deskId, 'desk.read');
    await db.tenant(caller.operatorId, (tx) => readDesk(tx, context, params.deskId));
    const { closed, open, talk } = body.document;
    return {
      closed: drawFace('closed', closed),
      open: drawFace('open', open),
      talk: drawFace('talk', talk),
    };
  });
  api.route(routes.getMenuPicture, async ({ caller, params }) => {
    requireDeskRight(caller, params.deskId, 'desk.read');
    const { face } = params;
    const { number, document } = await db.tenant(caller.operatorId, (tx) =>
      readVersion(tx, door, placeOf(params)),
    );
    const png = await printer.print(() => pictureOf(face, document[face]));
    return { type: 'image/png', name: `menu-${number}-${face}.png`, body: png };
  });

  api.route(routes.saveMenuDraft, ({ caller, params, body }) => {
    const { document: bodies, ...rest } = body;
    return saveDraft(context, door, caller, { ...params, ...rest, kind: 'menu', bodies });
  });
  api.route(routes.discardMenuDraft, async ({ caller, params }) => {
    await discardDraft(context, door, caller, placeOf(params));
    return undefined;
  });
  api.route(routes.submitMenu, ({ caller, params, body }) =>
    submitVersion(context, door, caller, { ...placeOf(params), ...body }),
  );
  api.route(routes.approveMenu, ({ caller, params }) =>
    approveVersion(context, door, caller, placeOf(params)),
  );
  api.route(routes.sendMenuBack, ({ caller, params, body }) =>
    sendVersionBack(context, door, caller, { ...placeOf(params), ...body }),
  );
  api.route(routes.retryMenu, ({ caller, params }) => retryMenu(context, caller, params.deskId));
  api.route(routes.listPendingMenus, ({ caller }) => listPending(context, door, caller));
}
