import { NativeSelect } from '@mantine/core';
import type { FlowNodeType } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { stepName } from '../../../shared/flows/flow-words.ts';
import { stepNumbers } from '../../../shared/flows/steps.ts';
import { insertStep, connect } from '../model/edits.ts';
import { faultAt, type StepFormContext } from './form-context.ts';

interface WaySelectProps {
  readonly context: StepFormContext;
  readonly label: string;
  /** Where in the step the way is written. */
  readonly field: string;
  readonly to: string | undefined;
  /** What leaving it out means. */
  readonly none: string;
  readonly testId?: string;
}

const NEW = 'new:';

/** Where somebody goes next: a step that is there, or a new one. */
export function WaySelect({ context, label, field, to, none, testId }: WaySelectProps) {
  const { t } = useTranslation();
  const { flow, id, types, places, onFlow } = context;
  const numbers = [...stepNumbers(flow)].filter(([one]) => one !== id);
  const choose = (value: string): void => {
    const edge = { from: id, to: to ?? null, field };
    const type = types.find((one: FlowNodeType) => value === `${NEW}${one}`);
    if (type)
      onFlow(
        insertStep(flow, type, {
          edge: { ...edge, to: null },
          surveys: places.surveys.map(({ key }) => key),
        }).flow,
      );
    else onFlow(connect(flow, edge, value === '' ? undefined : value));
  };
  return (
    <NativeSelect
      label={label}
      value={to ?? ''}
      onChange={(event) => choose(event.currentTarget.value)}
      error={faultAt(context, field)}
      data={[
        { value: '', label: none },
        {
          group: t('flows.step.existing'),
          items: numbers.map(([one, n]) => ({
            value: one,
            label: `${n}. ${stepName(flow, one, t)}`.slice(0, 60),
          })),
        },
        {
          group: t('flows.step.add'),
          items: types.map((type) => ({
            value: `${NEW}${type}`,
            label: t('flows.step.newStep', { type: t(`flows.type.${type}`) }),
          })),
        },
      ]}
      {...(testId ? { 'data-testid': testId } : {})}
    />
  );
}
