import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { moved } from '../model/edits.ts';
import css from '../flows.module.css';

interface ItemActsProps<T> {
  readonly list: readonly T[];
  readonly index: number;
  readonly name: string;
  readonly onList: (list: T[]) => void;
}

/** Order and removal of one of several. */
export function ItemActs<T>({ list, index, name, onList }: ItemActsProps<T>) {
  const { t } = useTranslation();
  return (
    <span className={css['acts']}>
      <Button
        size="small"
        look="quiet"
        disabled={index === 0}
        aria-label={`${t('flows.step.up')}: ${name}`}
        onClick={() => onList(moved(list, index, -1))}
      >
        ↑
      </Button>
      <Button
        size="small"
        look="quiet"
        disabled={index === list.length - 1}
        aria-label={`${t('flows.step.down')}: ${name}`}
        onClick={() => onList(moved(list, index, 1))}
      >
        ↓
      </Button>
      <Button
        size="small"
        look="quiet"
        aria-label={t('flows.step.removeItem', { n: index + 1 })}
        onClick={() => onList(list.filter((_, at) => at !== index))}
      >
        ×
      </Button>
    </span>
  );
}
