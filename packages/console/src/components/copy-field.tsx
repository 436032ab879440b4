import { useState } from 'react';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import css from './copy-field.module.css';

interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
  readonly copyLabel: string;
  readonly copiedLabel: string;
}

/** A value to carry elsewhere: selectable, with a button that copies it and says so. */
export function CopyField({ label, value, copyLabel, copiedLabel }: CopyFieldProps) {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
  return (
    <div className={css['field']}>
      <span className={css['label']}>{label}</span>
      <div className={css['row']}>
        <code className={css['value']}>{value}</code>
        <Button
          size="small"
          icon={<Icon name={copied ? 'check' : 'copy'} />}
          onClick={() => void copy().catch(() => setCopied(false))}
        >
          <output>{copied ? copiedLabel : copyLabel}</output>
        </Button>
      </div>
    </div>
  );
}
