import type { FlowDocument } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.tsx';
import { stepNumbers } from '../../shared/flows/steps.ts';
import type { Remark } from './model/remarks.ts';
import css from './flows.module.css';

interface RemarksListProps {
  readonly flow: FlowDocument;
  readonly remarks: readonly Remark[];
  readonly onSelect: (id: string) => void;
}

/** Everything to mend or to look at; each leads to its step. */
export function RemarksList({ flow, remarks, onSelect }: RemarksListProps) {
  const { t } = useTranslation();
  const numbers = stepNumbers(flow);
  const faults = remarks.filter(({ severity }) => severity === 'fault');
  const warnings = remarks.length - faults.length;
  if (remarks.length === 0) return null;
  const counts = [
    faults.length > 0 ? t('flows.remarks.faults', { n: faults.length }) : '',
    warnings > 0 ? t('flows.remarks.warnings', { n: warnings }) : '',
  ];
  return (
    <details className={css['remarks']} open={faults.length > 0} data-testid="flow-remarks">
      <summary>
        {t('flows.remarks.title')}: {counts.filter(Boolean).join('・')}
      </summary>
      <ul>
        {remarks.map(({ node, field, severity, words }) => (
          <li key={`${node ?? ''} ${field} ${words}`} className={css['remark']} data-severity={severity}>
            <Icon name={severity === 'fault' ? 'alert' : 'question'} />
            {node === null ? (
              <span>
                {t('flows.remarks.whole')}: {words}
              </span>
            ) : (
              <button type="button" onClick={() => onSelect(node)}>
                {t('flows.step.number', { n: numbers.get(node) })}: {words}
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
