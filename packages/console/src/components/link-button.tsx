import type { AnchorHTMLAttributes, ReactNode } from 'react';
import css from './button.module.css';

interface LinkButtonProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly look?: 'plain' | 'strong';
  readonly size?: 'normal' | 'small';
  readonly icon?: ReactNode;
}

/** Something to fetch or open that weighs as much as a button. */
export function LinkButton({ look = 'plain', size = 'normal', icon, children, ...rest }: LinkButtonProps) {
  const names = [css['button'], css['link'], css[look], css[size]].filter(Boolean).join(' ');
  return (
    <a {...rest} className={names}>
      {icon}
      {children}
    </a>
  );
}
