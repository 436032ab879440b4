import { NativeSelect, TextInput } from '@mantine/core';
import type { FlowNode, FlowRegion } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Icon } from '../../../components/icon.tsx';
import { freeValue } from '../model/edits.ts';
import { faultAt, type StepFormContext } from './form-context.ts';
import { ItemActs } from './item-acts.tsx';
import { WaySelect } from './way-select.tsx';
import css from '../flows.module.css';

type Region = Extract<FlowNode, { type: 'region' }>;

/** The regions of a question, their groups, and the authority each belongs to. */
export function RegionFields({
  context,
  node,
}: {
  readonly context: StepFormContext;
  readonly node: Region;
}) {
  const { t } = useTranslation();
  const { form, places, onNode } = context;
  const put = (regions: FlowRegion[], mark?: string): void => onNode({ ...node, regions }, mark);
  const change = (index: number, region: FlowRegion, mark?: string): void =>
    put(
      node.regions.map((one, at) => (at === index ? region : one)),
      mark,
    );
  return (
    <fieldset className={css['items']}>
      <legend>{t('flows.step.regions')}</legend>
      {node.regions.map((region, index) => {
        const name = t('flows.step.region', { n: index + 1 });
        return (
          <details key={region.value} className={css['item']} open={node.regions.length < 6}>
            <summary>{region.label['standard'] ?? name}</summary>
            <div className={css['item-row']}>
              <TextInput
                aria-label={name}
                value={region.label[form] ?? ''}
                placeholder={form === 'standard' ? name : region.label['standard']}
                error={faultAt(context, `regions.${index}.label`)}
                onChange={(event) =>
                  change(
                    index,
                    { ...region, label: { ...region.label, [form]: event.currentTarget.value } },
                    `region ${region.value} ${form}`,
                  )
                }
              />
              <ItemActs list={node.regions} index={index} name={name} onList={put} />
            </div>
            <TextInput
              label={t('flows.step.group')}
              value={region.group ?? ''}
              error={faultAt(context, `regions.${index}.group`)}
              onChange={(event) =>
                change(
                  index,
                  { ...region, group: event.currentTarget.value || undefined },
                  `group ${region.value}`,
                )
              }
            />
            <NativeSelect
              label={t('flows.step.authority')}
              description={t('flows.step.authorityHint')}
              value={region.authority ?? ''}
              error={faultAt(context, `regions.${index}.authority`)}
              onChange={(event) =>
                change(index, { ...region, authority: event.currentTarget.value || undefined })
              }
              data={[
                { value: '', label: t('flows.step.ownAuthority') },
                ...new Set([...places.authorities, ...(region.authority ? [region.authority] : [])]),
              ]}
            />
            <WaySelect
              context={context}
              label={t('flows.step.next')}
              field={`regions.${index}.next`}
              to={region.next}
              none={t('flows.step.asBelow')}
            />
          </details>
        );
      })}
      <Button
        size="small"
        icon={<Icon name="plus" />}
        onClick={() => put([...node.regions, { value: freeValue(node.regions), label: {} }])}
      >
        {t('flows.step.addRegion')}
      </Button>
    </fieldset>
  );
}
