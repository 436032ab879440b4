import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import css from './button.module.css';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `strong`: the one thing to do here; `quiet`: without a frame; `lamp`: needs you. */
  readonly look?: 'plain' | 'strong' | 'quiet' | 'lamp';
  readonly size?: 'normal' | 'small';
  readonly busy?: boolean;
  readonly icon?: ReactNode;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
}

export function Button({
  look = 'plain',
  size = 'normal',
  busy = false,
  icon,
  children,
  className,
  type = 'button',
  onClick,
  ...rest
}: ButtonProps) {
  const names = [css['button'], css[look], css[size], className].filter(Boolean).join(' ');
  return (
    <button
      {...rest}
      // Chosen by the caller; "button" unless it says otherwise, so that no form is sent by accident.
      type={type}
      className={names}
      aria-busy={busy || undefined}
      onClick={busy ? undefined : onClick}
    >
      {icon}
      {children}
      {busy && <span className={css['spinner']} aria-hidden="true" />}
    </button>
  );
}
