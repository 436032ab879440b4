import {
  beginPostback,
  menuBounds,
  MENU_WIDTH,
  menuHeight,
  type MenuAction,
  type MenuDocument,
  type MenuFaceKind,
  telUri,
} from '@tomoshibi/contract';
import type { RichMenu } from '../../line/rich-menu-calls.ts';

/** Addresses of the desk's pages; null: not published. */
export interface MenuPages {
  readonly policy: string | null;
  readonly privacy: string | null;
}

const PREFIX = 'tomoshibi/';

/** By its name a menu is known as ours, even one whose id was lost on the way back. */
export const menuName = (versionId: string, face: MenuFaceKind): string => `${PREFIX}${versionId}/${face}`;
export const isOurs = (name: string): boolean => name.startsWith(PREFIX);

type LineAction = RichMenu['areas'][number]['action'];

function lineAction(action: MenuAction, pages: MenuPages): LineAction | null {
  switch (action.do) {
    case 'begin':
      return { data: beginPostback() };
    case 'step':
      return { data: beginPostback(action.node) };
    case 'page': {
      const uri = pages[action.page];
      return uri === null ? null : { uri };
    }
    case 'open':
      return { uri: action.url };
    case 'call':
      return { uri: telUri(action.number) };
    case 'say':
      return { text: action.text };
  }
}

/** One state of the menu as LINE takes it; what leads to a page that is no longer there does nothing. */
export function menuAtLine(
  document: MenuDocument,
  face: MenuFaceKind,
  { versionId, pages }: { versionId: string; pages: MenuPages },
): RichMenu {
  const bounds = menuBounds(document[face]);
  return {
    name: menuName(versionId, face),
    bar: document.bar,
    size: { width: MENU_WIDTH, height: menuHeight(document[face]) },
    areas: document[face].areas.flatMap((area, index) => {
      const action = lineAction(area.action, pages);
      const place = bounds[index];
      return action && place ? [{ bounds: place, label: area.label, action }] : [];
    }),
  };
}
