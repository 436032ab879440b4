import { MENU_FACES, type MenuDocument, type MenuFaceKind } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { DrawingView } from '../../components/drawing-view.tsx';
import { menuPicturesQuery } from './menu-queries.ts';
import css from './menus.module.css';

interface MenuPicturesProps {
  readonly deskId: string;
  readonly document: MenuDocument;
  /** Left out: all three. */
  readonly faces?: readonly MenuFaceKind[];
}

/** What people will see in LINE, with the bar below it. */
export function MenuPictures({ deskId, document, faces = MENU_FACES }: MenuPicturesProps) {
  const { t } = useTranslation();
  const { data } = useQuery(menuPicturesQuery(deskId, document));
  return (
    <div className={css['pictures']} data-testid="menu-pictures">
      {faces.map((face) => (
        <figure key={face} className={css['picture']}>
          <figcaption>{t(`menus.face.${face}`)}</figcaption>
          {data && (
            <DrawingView
              drawing={data[face]}
              label={t('menus.previewLabel', { face: t(`menus.face.${face}`) })}
            />
          )}
          <p className={css['bar']}>{document.bar}</p>
        </figure>
      ))}
    </div>
  );
}
