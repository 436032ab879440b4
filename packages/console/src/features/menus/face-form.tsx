import { Radio } from '@mantine/core';
import type { DeskMenu, MenuFaceKind } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { AreaForm } from './area-form.tsx';
import { withArea, withFace, type MenuDraft } from './model/draft.ts';
import css from './menus.module.css';

const SIZES = [
  { size: 3, words: 'three' },
  { size: 6, words: 'six' },
] as const;

interface FaceFormProps {
  readonly menu: DeskMenu;
  readonly draft: MenuDraft;
  readonly face: MenuFaceKind;
  readonly fault: unknown;
  readonly onDraft: (draft: MenuDraft) => void;
}

/** One of the three menus: how many areas, and each of them. */
export function FaceForm({ menu, draft, face, fault, onDraft }: FaceFormProps) {
  const { t } = useTranslation();
  const { size, areas } = draft.faces[face];
  return (
    <>
      <fieldset className={css['choices']}>
        <legend>{t('menus.size')}</legend>
        {SIZES.map((one) => (
          <Radio
            key={one.size}
            name="menu-size"
            label={t(`menus.sizes.${one.words}`)}
            checked={size === one.size}
            onChange={() => onDraft(withFace(draft, face, { size: one.size }))}
          />
        ))}
      </fieldset>
      {areas.slice(0, size).map((area, index) => (
        <AreaForm
          // Areas have no names; their places are what they are.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          menu={menu}
          area={area}
          number={index + 1}
          field={`document.${face}.areas.${index}`}
          fault={fault}
          onArea={(change) => onDraft(withArea(draft, face, index, change))}
        />
      ))}
    </>
  );
}
