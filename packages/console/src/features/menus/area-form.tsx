import { NativeSelect, TextInput } from '@mantine/core';
import {
  MENU_ICONS,
  MENU_LABEL_LENGTH,
  MENU_NOTE_LENGTH,
  MenuIcon,
  type MenuAction,
} from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { fieldFault } from '../../lib/field-faults.ts';
import { ActionField } from './action-field.tsx';
import type { AreaFormProps } from './area-props.ts';
import css from './menus.module.css';

/** What is used most comes first. */
const DOES = ['begin', 'step', 'say', 'call', 'page', 'open'] as const satisfies readonly MenuAction['do'][];

/** One area of a menu: its words, its sign, and what a tap does. */
export function AreaForm(props: AreaFormProps) {
  const { area, number, field, fault, onArea } = props;
  const { t } = useTranslation();
  return (
    <fieldset className={css['area']} data-testid={`menu-area-${number}`}>
      <legend>{t('menus.area', { n: number })}</legend>
      <div className={css['pair']}>
        <TextInput
          label={t('menus.label')}
          description={t('menus.labelHint')}
          value={area.label}
          maxLength={MENU_LABEL_LENGTH}
          onChange={(event) => onArea({ label: event.currentTarget.value })}
          error={fieldFault(fault, `${field}.label`, t)}
        />
        <TextInput
          label={t('menus.note')}
          description={t('menus.noteHint')}
          value={area.note}
          maxLength={MENU_NOTE_LENGTH}
          onChange={(event) => onArea({ note: event.currentTarget.value })}
          error={fieldFault(fault, `${field}.note`, t)}
        />
        <NativeSelect
          label={t('menus.icon')}
          value={area.icon}
          onChange={(event) => onArea({ icon: MenuIcon.parse(event.currentTarget.value) })}
          data={MENU_ICONS.map((icon) => ({ value: icon, label: t(`menus.icons.${icon}`) }))}
        />
        <NativeSelect
          label={t('menus.does')}
          value={area.does}
          onChange={(event) => {
            const does = DOES.find((one) => one === event.currentTarget.value);
            if (does) onArea({ does });
          }}
          data={DOES.map((does) => ({ value: does, label: t(`menus.do.${does}`) }))}
          error={area.does === 'begin' && fieldFault(fault, `${field}.action`, t)}
        />
      </div>
      <ActionField {...props} />
    </fieldset>
  );
}
