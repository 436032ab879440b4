import type { ButtonHTMLAttributes, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../components/avatar.tsx';
import { useMe } from '../lib/session.ts';
import css from './rail.module.css';

interface PersonButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly ref?: Ref<HTMLButtonElement>;
}

export function PersonButton(props: PersonButtonProps) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <button
      aria-haspopup="menu"
      {...props}
      type="button"
      className={css['me']}
      aria-label={t('common.nav.menu', { name: me.name })}
      data-testid="person-menu"
    >
      <Avatar name={me.name} />
    </button>
  );
}
