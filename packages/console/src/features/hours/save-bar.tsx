import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import css from './hours.module.css';

interface SaveBarProps {
  readonly dirty: boolean;
  readonly faults: number;
  readonly busy: boolean;
  readonly onUndo: () => void;
  readonly onSave: () => void;
  readonly children: ReactNode;
}

/** Stays in sight while a long form is written: whether it is saved, what stands against it, and saving. */
export function SaveBar({ dirty, faults, busy, onUndo, onSave, children }: SaveBarProps) {
  const { t } = useTranslation();
  const state = dirty ? t('hours.save.dirty') : t('hours.save.saved');
  return (
    <div className={css['save']} data-dirty={dirty}>
      {children}
      <div className={css['save-row']}>
        <output data-testid="hours-save-state">
          {faults > 0 ? t('hours.save.faults', { n: faults }) : state}
        </output>
        <Button look="quiet" disabled={!dirty} onClick={onUndo}>
          {t('hours.save.undo')}
        </Button>
        <Button
          look="strong"
          disabled={!dirty || faults > 0}
          busy={busy}
          onClick={onSave}
          data-testid="hours-save"
        >
          {t('common.action.save')}
        </Button>
      </div>
    </div>
  );
}
