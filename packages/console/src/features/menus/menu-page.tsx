import type { DeskMenu } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { Notice } from '../../components/notice.tsx';
import { Page, Section } from '../../components/page.tsx';
import { hasDeskRight, useMe } from '../../lib/session.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { MenuActions } from '../../shared/menus/menu-actions.tsx';
import { MenuPictures } from '../../shared/menus/menu-pictures.tsx';
import { menuQuery } from '../../shared/menus/menu-queries.ts';
import { VersionStanding } from '../../shared/texts/version-standing.tsx';
import { AtLineSection } from './at-line-section.tsx';
import { MenuEditor } from './menu-editor.tsx';

/** The menu under a desk's talk: for those who write texts an editor, for the others what is shown. */
export function MenuPage() {
  const { t } = useTranslation();
  const load = useLoadWords();
  const { deskId } = useParams({ from: '/settings/desks/$deskId/menu' });
  const menu = useQuery(menuQuery(deskId));
  return (
    <Page wide title={t('menus.title')} lead={t('menus.lead')}>
      <Loaded query={menu} {...load}>
        {(data: DeskMenu) => <KnownMenu deskId={deskId} menu={data} />}
      </Loaded>
    </Page>
  );
}

function KnownMenu({ deskId, menu }: { readonly deskId: string; readonly menu: DeskMenu }) {
  const { t } = useTranslation();
  const me = useMe();
  const editable = hasDeskRight(me, deskId, 'notice.edit');
  const { open, inForce } = menu;
  const waits = open?.state === 'submitted';
  const seen = waits ? open : inForce;
  return (
    <>
      <VersionStanding of="menus" standing={menu} editable={editable} />
      <AtLineSection deskId={deskId} atLine={menu.atLine} editable={editable} />
      {editable && !waits ? (
        <MenuEditor
          // Somebody else's save begins a new form.
          key={`${open?.versionId ?? 'none'} ${open?.revision ?? 0}`}
          deskId={deskId}
          menu={menu}
        />
      ) : (
        seen && (
          <Section title={t('menus.preview')}>
            {seen.turnedOff ? (
              <Notice>{t('menus.standing.off')}</Notice>
            ) : (
              <>
                <MenuPictures deskId={deskId} document={seen.document} />
                <MenuActions document={seen.document} />
              </>
            )}
          </Section>
        )
      )}
    </>
  );
}
