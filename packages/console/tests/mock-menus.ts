import { randomUUID } from 'node:crypto';
import {
  menuHeight,
  MENU_WIDTH,
  menuBounds,
  type BodyOf,
  type DeskMenu,
  type Drawing,
  type MenuArea,
  type MenuDocument,
  type MenuFace,
  type MenuVersion,
  type ParamsOf,
  type routes,
} from '@tomoshibi/contract';
import { MockError, type Context, type Handler } from './mock-context.ts';
import { mine } from './mock-session.ts';

type Routes = typeof routes;
type Input<K extends keyof Routes> = { params: ParamsOf<Routes[K]>; body: BodyOf<Routes[K]> };

interface DeskState {
  open: MenuVersion | null;
  inForce: MenuVersion | null;
  refused: boolean;
}
const states = new WeakMap<Context['data'], Map<string, DeskState>>();

export function menuStateOf({ data }: Pick<Context, 'data'>, deskId: string): DeskState {
  const desks = states.get(data) ?? new Map<string, DeskState>();
  states.set(data, desks);
  const state = desks.get(deskId) ?? { open: null, inForce: null, refused: false };
  desks.set(deskId, state);
  return state;
}

const say = (label: string): MenuArea => ({ label, icon: 'talk', action: { do: 'say', text: `${label}。` } });
const face = (labels: readonly string[]): MenuFace => ({ areas: labels.map(say) });
const READY: MenuDocument = {
  format: 1,
  bar: 'メニュー',
  open: face(['相談する', '電話', '約束']),
  closed: face(['書いておく', '電話', '約束']),
  talk: face(['少し待って', '終える', '電話']),
};

/** Shapes enough to see that a picture came; how it looks is the server's to decide. */
function draw(menu: MenuFace): Drawing {
  const bounds = menuBounds(menu);
  return {
    width: MENU_WIDTH,
    height: menuHeight(menu),
    items: menu.areas.map(({ label }, index) => ({
      kind: 'text',
      x: (bounds[index]?.x ?? 0) + 80,
      y: (bounds[index]?.y ?? 0) + 500,
      width: 0,
      size: 118,
      weight: 'bold',
      fill: '#1d2330',
      text: label,
    })),
  };
}

function atLine({ inForce, refused }: DeskState): DeskMenu['atLine'] {
  const at = new Date().toISOString();
  if (refused)
    return {
      state: 'failed',
      shows: null,
      inTalk: 0,
      doneAt: null,
      fault: { kind: 'rejected', status: 400, reason: 'The maximum number of rich menus was reached', at },
    };
  return inForce
    ? { state: 'shown', shows: 'open', inTalk: 2, doneAt: at, fault: null }
    : { state: 'none', shows: null, inTalk: 0, doneAt: null, fault: null };
}

function nextVersion(context: Context, input: Input<'saveMenuDraft'>): MenuVersion {
  const { params, body } = input;
  const { open } = menuStateOf(context, params.deskId);
  const { staffId, name } = mine(context).staff;
  return {
    versionId: open?.versionId ?? randomUUID(),
    deskId: params.deskId,
    number: 1,
    state: 'draft',
    turnedOff: body.turnedOff,
    revision: body.revision + 1,
    origin: 'console',
    authors: [{ staffId, name }],
    submittedBy: null,
    submittedAt: null,
    decidedBy: null,
    decidedAt: null,
    comment: null,
    inForceFrom: null,
    inForceUntil: null,
    updatedAt: new Date().toISOString(),
    document: body.document,
  };
}

export const menuHandlers: Record<string, Handler> = {
  getMenu: ({ params }: Input<'getMenu'>, context): DeskMenu => {
    const state = menuStateOf(context, params.deskId);
    const { open, inForce } = state;
    return {
      inForce,
      open,
      sentBack: null,
      approver: 'supervisor',
      atLine: atLine(state),
      ready: READY,
      pages: { policy: 'https://desk.example/policy', privacy: null },
      steps: ['age', 'topic'],
    };
  },
  previewMenu: ({ body }: Input<'previewMenu'>) => ({
    closed: draw(body.document.closed),
    open: draw(body.document.open),
    talk: draw(body.document.talk),
  }),
  saveMenuDraft: (input: Input<'saveMenuDraft'>, context) => {
    const state = menuStateOf(context, input.params.deskId);
    if ((state.open?.revision ?? 0) !== input.body.revision) throw new MockError('version_changed');
    state.open = nextVersion(context, input);
    return state.open;
  },
  submitMenu: ({ params }: Input<'submitMenu'>, context) => {
    const state = menuStateOf(context, params.deskId);
    if (!state.open) throw new MockError('not_found');
    const { staffId, name } = mine(context).staff;
    const submittedBy = { staffId, name };
    state.open = { ...state.open, state: 'submitted', submittedBy, submittedAt: new Date().toISOString() };
    return state.open;
  },
  discardMenuDraft: ({ params }: Input<'discardMenuDraft'>, context) => {
    menuStateOf(context, params.deskId).open = null;
    return undefined;
  },
  retryMenu: ({ params }: Input<'retryMenu'>, context) => {
    const state = menuStateOf(context, params.deskId);
    state.refused = false;
    return atLine(state);
  },
};
