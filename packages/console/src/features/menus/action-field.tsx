import { NativeSelect, TextInput } from '@mantine/core';
import { MENU_SAYS_LENGTH } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { fieldFault } from '../../lib/field-faults.ts';
import type { AreaFormProps } from './area-props.ts';

const PAGES = ['policy', 'privacy'] as const;

/** Where a tap leads: one field, by what it does. */
export function ActionField({ menu, area, field, fault, onArea }: AreaFormProps) {
  const { t } = useTranslation();
  const error = fieldFault(fault, `${field}.action`, t);
  switch (area.does) {
    case 'begin':
      return null;
    case 'step':
      return (
        <NativeSelect
          label={t('menus.step')}
          description={menu.steps === null ? t('menus.noSteps') : undefined}
          value={area.node}
          onChange={(event) => onArea({ node: event.currentTarget.value })}
          data={['', ...new Set([...(menu.steps ?? []), area.node].filter(Boolean))]}
          error={error}
        />
      );
    case 'say':
      return (
        <TextInput
          label={t('menus.text')}
          description={t('menus.textHint')}
          value={area.text}
          maxLength={MENU_SAYS_LENGTH}
          onChange={(event) => onArea({ text: event.currentTarget.value })}
          error={error}
        />
      );
    case 'call':
      return (
        <TextInput
          type="tel"
          label={t('menus.number')}
          value={area.number}
          onChange={(event) => onArea({ number: event.currentTarget.value })}
          error={error}
        />
      );
    case 'page':
      return (
        <NativeSelect
          label={t('menus.page')}
          value={area.page}
          onChange={(event) =>
            onArea({ page: event.currentTarget.value === 'privacy' ? 'privacy' : 'policy' })
          }
          data={PAGES.map((page) => ({
            value: page,
            label:
              menu.pages[page] === null
                ? t('menus.unpublished', { page: t(`menus.pages.${page}`) })
                : t(`menus.pages.${page}`),
          }))}
          error={error}
        />
      );
    case 'open':
      return (
        <TextInput
          type="url"
          label={t('menus.url')}
          placeholder="https://"
          value={area.url}
          onChange={(event) => onArea({ url: event.currentTarget.value })}
          error={error}
        />
      );
  }
}
