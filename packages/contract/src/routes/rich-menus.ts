import { z } from 'zod';
import { DeskParams, Id, Time, text } from '../common.ts';
import { NodeId } from '../flow/document.ts';
import { Drawing } from '../material-drawing.ts';
import { MenuDocument, MenuFaceKind } from '../rich-menu.ts';
import { defineRoute } from '../route.ts';
import { Approver, Revision, VersionFacts } from '../text-version.ts';

export const MenuVersion = VersionFacts.extend({ document: MenuDocument }).meta({ id: 'MenuVersion' });
export type MenuVersion = z.infer<typeof MenuVersion>;

export const MenuAtLine = z
  .object({
    state: z.enum(['no_channel', 'none', 'working', 'shown', 'failed']).meta({
      description: 'working: LINE is being brought to show what is in force; failed: it is tried again',
    }),
    shows: MenuFaceKind.nullable().meta({ description: 'What everybody sees who is in no talk' }),
    inTalk: z.int().meta({ description: 'People who have the menu of a talk' }),
    doneAt: Time.nullable().meta({ description: 'When LINE last came to show what it should' }),
    fault: z
      .object({
        kind: z.string(),
        status: z.int().nullable(),
        reason: z.string().nullable().meta({ description: "LINE's own words about the menu" }),
        at: Time,
      })
      .nullable(),
  })
  .meta({ id: 'MenuAtLine' });
export type MenuAtLine = z.infer<typeof MenuAtLine>;

export const DeskMenu = z
  .object({
    inForce: MenuVersion.nullable(),
    open: MenuVersion.nullable().meta({ description: 'The draft, or what waits for approval' }),
    sentBack: MenuVersion.nullable().meta({ description: 'The last version, when it was sent back' }),
    approver: Approver,
    atLine: MenuAtLine,
    ready: MenuDocument.meta({ description: 'A menu to begin with' }),
    pages: z.object({ policy: z.string().nullable(), privacy: z.string().nullable() }),
    steps: z.array(NodeId).nullable().meta({
      description: 'Steps of the flow in force that an area may lead to; null: no flow is in force',
    }),
  })
  .meta({ id: 'DeskMenu' });
export type DeskMenu = z.infer<typeof DeskMenu>;

export const PendingMenu = z
  .object({
    desk: z.object({ deskId: Id, name: z.string() }),
    version: MenuVersion,
    inForce: MenuVersion.nullable(),
    mayDecide: z.boolean().meta({ description: 'False for those who wrote or submitted it' }),
  })
  .meta({ id: 'PendingMenu' });
export type PendingMenu = z.infer<typeof PendingMenu>;

const MenuVersionParams = DeskParams.extend({ menuVersionId: Id });
const tag = 'Rich menus';
export const richMenuRoutes = {
  getMenu: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/menu',
    auth: 'desk.read',
    tag,
    summary: "The menu under a desk's talk: in force, open and sent back, and what LINE shows",
    params: DeskParams,
    response: DeskMenu,
  }),
  previewMenu: defineRoute({
    method: 'POST',
    path: '/desks/:deskId/menu/preview',
    auth: 'desk.read',
    tag,
    summary: 'The pictures of a menu as shapes; nothing is stored',
    params: DeskParams,
    body: z.strictObject({ document: MenuDocument }),
    response: z.object({ closed: Drawing, open: Drawing, talk: Drawing }),
    asks: true,
  }),
  getMenuPicture: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/menu/versions/:menuVersionId/pictures/:face',
    auth: 'desk.read',
    tag,
    summary: 'The very picture LINE is given',
    params: MenuVersionParams.extend({ face: MenuFaceKind }),
    file: ['image/png'],
    errors: ['unavailable'],
  }),
  saveMenuDraft: defineRoute({
    method: 'PUT',
    path: '/desks/:deskId/menu/draft',
    auth: 'notice.edit',
    tag,
    summary: 'Write the draft of the next version',
    params: DeskParams,
    body: z.strictObject({
      revision: Revision,
      document: MenuDocument,
      turnedOff: z.boolean().default(false).meta({ description: 'LINE is to show no menu' }),
    }),
    response: MenuVersion,
    errors: ['conflict', 'version_changed'],
  }),
  discardMenuDraft: defineRoute({
    method: 'DELETE',
    path: '/desks/:deskId/menu/versions/:menuVersionId',
    auth: 'notice.edit',
    tag,
    summary: 'Throw a draft away; what was submitted stays for ever',
    params: MenuVersionParams,
    errors: ['conflict'],
  }),
  submitMenu: defineRoute({
    method: 'POST',
    path: '/desks/:deskId/menu/versions/:menuVersionId/submit',
    auth: 'notice.edit',
    tag,
    summary: 'Hand a draft in for approval; refused while an area leads nowhere',
    params: MenuVersionParams,
    body: z.strictObject({ revision: Revision }),
    response: MenuVersion,
    errors: ['conflict', 'version_changed'],
  }),
  approveMenu: defineRoute({
    method: 'POST',
    path: '/desks/:deskId/menu/versions/:menuVersionId/approve',
    auth: 'notice.approve',
    tag,
    summary: 'Approve a submitted version: LINE is brought to show it',
    params: MenuVersionParams,
    response: MenuVersion,
    errors: ['conflict'],
  }),
  sendMenuBack: defineRoute({
    method: 'POST',
    path: '/desks/:deskId/menu/versions/:menuVersionId/send-back',
    auth: 'notice.approve',
    tag,
    summary: 'Send a submitted version back with a comment',
    params: MenuVersionParams,
    body: z.strictObject({ comment: text(1000) }),
    response: MenuVersion,
    errors: ['conflict'],
  }),
  retryMenu: defineRoute({
    method: 'POST',
    path: '/desks/:deskId/menu/retry',
    auth: 'notice.edit',
    tag,
    summary: 'Have LINE asked again at once, after its refusal was seen to',
    params: DeskParams,
    body: z.strictObject({}),
    response: MenuAtLine,
    errors: ['conflict'],
  }),
  listPendingMenus: defineRoute({
    method: 'GET',
    path: '/menus/pending',
    auth: 'notice.approve',
    tag,
    summary: 'Menus that wait for approval at the desks where the caller may approve, oldest first',
    response: z.object({ pending: z.array(PendingMenu) }),
  }),
} as const;
