import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import css from './states.module.css';

interface EmptyProps {
  readonly title: string;
  readonly hint?: string;
  readonly icon?: IconName;
  readonly children?: ReactNode;
}

/** Says what will appear here and what to do. */
export function Empty({ title, hint, icon, children }: EmptyProps) {
  return (
    <div className={css['empty']}>
      {icon && <Icon name={icon} size="2rem" />}
      <p className={css['title']}>{title}</p>
      {hint && <p>{hint}</p>}
      {children}
    </div>
  );
}

interface FailureProps {
  readonly title: string;
  readonly reason: string;
  readonly retryLabel: string;
  readonly onRetry: () => void;
}

export function Failure({ title, reason, retryLabel, onRetry }: FailureProps) {
  return (
    <div className={css['empty']} role="alert">
      <Icon name="alert" size="2rem" />
      <p className={css['title']}>{title}</p>
      <p>{reason}</p>
      <Button onClick={onRetry}>{retryLabel}</Button>
    </div>
  );
}

/** Grey lines in the place of what is coming. */
export function LoadingLines({ label, lines = 4 }: { readonly label: string; readonly lines?: number }) {
  return (
    <output className={css['lines']}>
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className={css['line']} style={{ width: `${88 - ((index * 17) % 40)}%` }} />
      ))}
    </output>
  );
}
