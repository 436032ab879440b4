import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.tsx';
import { Tag } from '../../components/tag.tsx';
import css from './flow-picture.module.css';

export type StepNode = Node<
  {
    readonly number: number;
    readonly type: string;
    readonly words: string;
    readonly begins: boolean;
    readonly faults: number;
    readonly warnings: number;
    readonly remarks: string;
  },
  'step'
>;

/** A step in the picture; the element around it is the button that chooses it. */
export function StepCard({ data, selected }: NodeProps<StepNode>) {
  const { t } = useTranslation();
  const { number, type, words, begins, faults, warnings, remarks } = data;
  return (
    <div className={css['step']} data-selected={selected} data-faulty={faults > 0}>
      <Handle type="target" position={Position.Top} isConnectable={false} />
      <p className={css['head']}>
        <strong>
          {number}. {type}
        </strong>
        {begins && <Tag tone="calm">{t('flows.picture.begins')}</Tag>}
        {faults > 0 && (
          <Tag tone="lamp">
            <Icon name="alert" /> {faults}
          </Tag>
        )}
        {faults === 0 && warnings > 0 && (
          <Tag>
            <Icon name="question" /> {warnings}
          </Tag>
        )}
      </p>
      {words !== '' && <p className={css['words']}>{words}</p>}
      {remarks !== '' && <span className="visually-hidden">{remarks}</span>}
      <Handle type="source" position={Position.Bottom} isConnectable={false} />
    </div>
  );
}
