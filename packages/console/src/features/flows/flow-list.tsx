import { edgesOf, type FlowEdge } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Tag } from '../../components/tag.tsx';
import { stepName } from '../../shared/flows/flow-words.ts';
import { stepNumbers, stepOrder } from '../../shared/flows/steps.ts';
import type { FlowViewProps } from './flow-view-props.ts';
import { wayWords } from './model/ways.ts';
import { StepMenu } from './step-menu.tsx';
import css from './flows.module.css';

/** Every step in order with where it leads: all that the picture shows, in words. */
export function FlowList({ flow, names, remarks, selected, onSelect, onInsert, types = [] }: FlowViewProps) {
  const { t } = useTranslation();
  const numbers = stepNumbers(flow);
  const wayText = ({ to }: FlowEdge): string =>
    to === null
      ? t('flows.list.nowhere')
      : t('flows.list.to', { n: numbers.get(to) ?? '?', words: stepName(flow, to, t) });
  return (
    <ol className={css['list']} aria-label={t('flows.list.label')} data-testid="flow-list">
      {stepOrder(flow).map((id) => {
        const node = flow.nodes[id];
        if (!node) return null;
        const mine = remarks.filter((remark) => remark.node === id);
        return (
          <li key={id} data-selected={id === selected}>
            <button
              type="button"
              className={css['list-step']}
              aria-pressed={id === selected}
              onClick={() => onSelect(id)}
              data-testid="flow-list-step"
            >
              <span className={css['row']}>
                <strong>
                  {numbers.get(id)}. {t(`flows.type.${node.type}`)}
                </strong>
                {id === flow.start && <Tag tone="calm">{t('flows.picture.begins')}</Tag>}
              </span>
              <span className={css['clip']}>{stepName(flow, id, t)}</span>
            </button>
            {mine.map(({ words, severity }) => (
              <p key={words} className={css['remark']} data-severity={severity}>
                <Icon name={severity === 'fault' ? 'alert' : 'question'} /> {words}
              </p>
            ))}
            <ul className={css['ways']}>
              {edgesOf(id, node).map((edge) => (
                <li key={edge.field}>
                  <span>
                    {wayWords(flow, edge, names, t)} {wayText(edge)}
                  </span>
                  {onInsert && (
                    <StepMenu types={types} onChoose={(type) => onInsert(type, edge)}>
                      <Button size="small" look="quiet" icon={<Icon name="plus" />}>
                        {t('flows.list.insert')}
                      </Button>
                    </StepMenu>
                  )}
                </li>
              ))}
            </ul>
          </li>
        );
      })}
    </ol>
  );
}
