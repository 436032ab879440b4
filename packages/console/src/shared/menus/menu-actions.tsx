import { MENU_FACES, type MenuAction, type MenuDocument } from '@tomoshibi/contract';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../components/page.tsx';

/** Where a tap leads, in words. */
function wordsOf(action: MenuAction, t: TFunction): string {
  const what = t(`menus.do.${action.do}`);
  switch (action.do) {
    case 'begin':
      return what;
    case 'step':
      return `${what}: ${action.node}`;
    case 'page':
      return `${what}: ${t(`menus.pages.${action.page}`)}`;
    case 'open':
      return `${what}: ${action.url}`;
    case 'call':
      return `${what}: ${action.number}`;
    case 'say':
      return `${what}: 「${action.text}」`;
  }
}

/** What each area of the three menus does, for those who decide about them. */
export function MenuActions({ document }: { readonly document: MenuDocument }) {
  const { t } = useTranslation();
  return (
    <Facts
      rows={MENU_FACES.flatMap((face) =>
        document[face].areas.map(
          ({ label, action }) => [`${t(`menus.face.${face}`)} ${label}`, wordsOf(action, t)] as const,
        ),
      )}
    />
  );
}
