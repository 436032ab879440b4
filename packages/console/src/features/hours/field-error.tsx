import { createContext, useContext, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldReason } from '../../lib/field-reasons.ts';
import type { Faults } from './model/faults.ts';
import css from './hours.module.css';

export const FaultsContext = createContext<Faults>(new Map());

/** What is wrong with a field of the draft, in words; `null`: nothing. */
export function useFault(path: string): string | null {
  const { t } = useTranslation();
  const reason = useContext(FaultsContext).get(path);
  if (reason === undefined) return null;
  const { key, n } = fieldReason(reason);
  return t(key, { n });
}

interface TidyInputProps {
  readonly label: string;
  readonly value: string;
  readonly path: string;
  readonly tidy: (typed: string) => string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
}

/** A small field that puts right on leaving what can only be meant one way; its fault is told by the row. */
export function TidyInput({ label, value, path, tidy, onChange, placeholder }: TidyInputProps) {
  const fault = useFault(path);
  const id = useId();
  return (
    <>
      <input
        className={css['time']}
        aria-label={label}
        aria-invalid={fault !== null || undefined}
        aria-describedby={fault === null ? undefined : id}
        inputMode="text"
        autoComplete="off"
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={() => onChange(tidy(value))}
      />
      {fault !== null && (
        <small id={id} className={css['fault']}>
          {fault}
        </small>
      )}
    </>
  );
}
