import { MENU_FACES, type MenuFaceKind } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import css from './menus.module.css';

interface FaceChoiceProps {
  readonly face: MenuFaceKind;
  readonly onFace: (face: MenuFaceKind) => void;
}

/** Which of the three menus is written. */
export function FaceChoice({ face, onFace }: FaceChoiceProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={css['faces']}>
      <legend className="visually-hidden">{t('menus.faces')}</legend>
      {MENU_FACES.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === face}
          onClick={() => onFace(one)}
          data-testid={`menu-face-${one}`}
        >
          {t(`menus.face.${one}`)}
        </button>
      ))}
    </fieldset>
  );
}
