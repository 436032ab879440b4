import type { FlowDocument } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../components/tag.tsx';
import { DiffView } from '../texts/diff-view.tsx';
import { compareFlows, type StepChange } from './changes.ts';
import type { Names } from './flow-words.ts';
import css from './flow-changes.module.css';

const TONES = { added: 'calm', removed: 'quiet', changed: 'lamp' } as const;

interface FlowChangesProps {
  /** null: there was none. */
  readonly before: FlowDocument | null;
  readonly after: FlowDocument;
  readonly names: Names;
}

/** What changed between two versions of a flow: which steps, and in them which words. */
export function FlowChanges({ before, after, names }: FlowChangesProps) {
  const { t } = useTranslation();
  const { whole, ...steps } = compareFlows(before, after, names, t);
  const { added, removed, changed } = steps;
  if (added.length + removed.length + changed.length === 0 && !whole)
    return <p className={css['soft']}>{t('flows.compare.same')}</p>;
  return (
    <div className={css['changes']} data-testid="flow-changes">
      <p className={css['soft']}>
        {t('flows.compare.count', {
          added: added.length,
          removed: removed.length,
          changed: changed.length,
        })}
      </p>
      {whole && (
        <Change
          kind="changed"
          step={{ id: '', name: t('flows.compare.whole'), before: whole.before, after: whole.after }}
        />
      )}
      {(['changed', 'added', 'removed'] as const).map((kind) =>
        steps[kind].map((step) => <Change key={step.id} kind={kind} step={step} />),
      )}
    </div>
  );
}

function Change({ kind, step }: { readonly kind: keyof typeof TONES; readonly step: StepChange }) {
  const { t } = useTranslation();
  return (
    <details className={css['change']} open>
      <summary>
        <Tag tone={TONES[kind]}>{t(`flows.compare.${kind}`)}</Tag>
        <strong>{step.name}</strong>
      </summary>
      <DiffView before={step.before} after={step.after} />
    </details>
  );
}
