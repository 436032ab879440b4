import type { FlowNode } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Icon } from '../../../components/icon.tsx';
import { ConditionFields, firstCondition } from './condition-fields.tsx';
import type { StepFormContext } from './form-context.ts';
import { ItemActs } from './item-acts.tsx';
import { WaySelect } from './way-select.tsx';
import css from '../flows.module.css';

type Branch = Extract<FlowNode, { type: 'branch' }>;

/** The ways of a branch, in the order in which they are looked at. */
export function BranchFields({
  context,
  node,
}: {
  readonly context: StepFormContext;
  readonly node: Branch;
}) {
  const { t } = useTranslation();
  const { flow, id, onNode } = context;
  const put = (cases: Branch['cases']): void => onNode({ ...node, cases });
  // A case has to lead somewhere; it begins by leading where the rest goes.
  const onward = node.next ?? Object.keys(flow.nodes).find((one) => one !== id) ?? id;
  return (
    <fieldset className={css['items']}>
      <legend>{t('flows.step.cases')}</legend>
      {node.cases.map((one, index) => {
        const name = t('flows.step.case', { n: index + 1 });
        return (
          <div key={index} className={css['item']}>
            <div className={css['item-row']}>
              <strong>{name}</strong>
              <ItemActs list={node.cases} index={index} name={name} onList={put} />
            </div>
            <ConditionFields
              context={context}
              when={one.when}
              name={name}
              onWhen={(when) => put(node.cases.map((each, at) => (at === index ? { ...each, when } : each)))}
            />
            <WaySelect
              context={context}
              label={`${name}: ${t('flows.step.next')}`}
              field={`cases.${index}.next`}
              to={one.next}
              none={t('flows.step.undecided')}
            />
          </div>
        );
      })}
      <Button
        size="small"
        icon={<Icon name="plus" />}
        onClick={() => put([...node.cases, { when: firstCondition(flow), next: onward }])}
        data-testid="case-add"
      >
        {t('flows.step.addCase')}
      </Button>
    </fieldset>
  );
}
