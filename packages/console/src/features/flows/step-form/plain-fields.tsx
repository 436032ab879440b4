import { NativeSelect, TextInput } from '@mantine/core';
import type { FlowNode } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { DeskSelect } from './desk-select.tsx';
import { faultAt, type StepFormContext } from './form-context.ts';
import { WaySelect } from './way-select.tsx';

interface NumberFieldProps {
  readonly context: StepFormContext;
  readonly label: string;
  readonly field: string;
  readonly value: number;
  readonly onValue: (value: number) => void;
}

function NumberField({ context, label, field, value, onValue }: NumberFieldProps) {
  return (
    <TextInput
      type="number"
      label={label}
      value={Number.isNaN(value) ? '' : value}
      onChange={(event) => onValue(event.currentTarget.valueAsNumber)}
      error={faultAt(context, field)}
    />
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly fault: string | null;
  readonly onDay: (day: string | undefined) => void;
}

/** A limit of a date question: none, the day on which it is asked, or a day. */
function DayField({ label, value, fault, onDay }: DayFieldProps) {
  const { t } = useTranslation();
  const kind = value === undefined ? 'any' : value === 'today' ? 'today' : 'fixed';
  const begin = (next: string): string | undefined =>
    next === 'any' ? undefined : next === 'today' ? 'today' : new Date().toISOString().slice(0, 10);
  return (
    <>
      <NativeSelect
        label={label}
        value={kind}
        onChange={(event) => onDay(begin(event.currentTarget.value))}
        error={fault}
        data={[
          { value: 'any', label: t('flows.step.dayAny') },
          { value: 'today', label: t('flows.step.dayToday') },
          { value: 'fixed', label: t('flows.step.dayFixed') },
        ]}
      />
      {kind === 'fixed' && (
        <TextInput
          type="date"
          aria-label={label}
          value={value}
          onChange={(event) => onDay(event.currentTarget.value)}
        />
      )}
    </>
  );
}

/** What a step of its kind has beside words, answers and the next step. */
export function PlainFields({
  context,
  node,
}: {
  readonly context: StepFormContext;
  readonly node: FlowNode;
}) {
  const { t } = useTranslation();
  const { form, places, onNode } = context;
  switch (node.type) {
    case 'message':
      return places.desks.length === 0 ? null : (
        <DeskSelect
          label={t('flows.step.deskOfWords')}
          places={places}
          value={node.desk ?? 'here'}
          onDesk={(desk) => onNode({ ...node, desk: desk === 'here' ? undefined : desk })}
        />
      );
    case 'input':
      return (
        <NumberField
          context={context}
          label={t('flows.step.maxLength')}
          field="maxLength"
          value={node.maxLength}
          onValue={(maxLength) => onNode({ ...node, maxLength }, 'maxLength')}
        />
      );
    case 'number':
      return (
        <>
          <NumberField
            context={context}
            label={t('flows.step.min')}
            field="min"
            value={node.min}
            onValue={(min) => onNode({ ...node, min }, 'min')}
          />
          <NumberField
            context={context}
            label={t('flows.step.max')}
            field="max"
            value={node.max}
            onValue={(max) => onNode({ ...node, max }, 'max')}
          />
        </>
      );
    case 'date':
      return (
        <>
          <DayField
            label={t('flows.step.dayMin')}
            value={node.min}
            fault={faultAt(context, 'min')}
            onDay={(min) => onNode({ ...node, min }, 'min')}
          />
          <DayField
            label={t('flows.step.dayMax')}
            value={node.max}
            fault={faultAt(context, 'max')}
            onDay={(max) => onNode({ ...node, max }, 'max')}
          />
        </>
      );
    case 'phone':
    case 'uri':
      return (
        <>
          <TextInput
            label={t('flows.step.label')}
            value={node.label[form] ?? ''}
            placeholder={node.label['standard']}
            error={faultAt(context, 'label')}
            onChange={(event) =>
              onNode(
                { ...node, label: { ...node.label, [form]: event.currentTarget.value } },
                `label ${form}`,
              )
            }
          />
          {node.type === 'phone' ? (
            <TextInput
              label={t('flows.step.phone')}
              value={node.number}
              error={faultAt(context, 'number')}
              onChange={(event) => onNode({ ...node, number: event.currentTarget.value }, 'number')}
            />
          ) : (
            <TextInput
              type="url"
              label={t('flows.step.uri')}
              placeholder="https://"
              value={node.uri}
              error={faultAt(context, 'uri')}
              onChange={(event) => onNode({ ...node, uri: event.currentTarget.value }, 'uri')}
            />
          )}
        </>
      );
    case 'handoff':
      return (
        <>
          <DeskSelect
            label={t('flows.step.to')}
            places={places}
            value={node.to}
            assigned
            onDesk={(to) => onNode({ ...node, to })}
          />
          <WaySelect
            context={context}
            label={t('flows.step.closed')}
            field="closed"
            to={node.closed}
            none={t('flows.step.closedKept')}
          />
        </>
      );
    case 'attribute':
      return (
        <TextInput
          label={t('flows.step.attribute')}
          value={node.value}
          error={faultAt(context, 'value')}
          onChange={(event) => onNode({ ...node, value: event.currentTarget.value }, 'value')}
        />
      );
    case 'survey':
      return (
        <NativeSelect
          label={t('flows.step.survey')}
          value={node.survey}
          error={faultAt(context, 'survey')}
          onChange={(event) => onNode({ ...node, survey: event.currentTarget.value })}
          data={places.surveys.map(({ key, title }) => ({ value: key, label: title }))}
        />
      );
    case 'wait':
      return (
        <NumberField
          context={context}
          label={t('flows.step.minutes')}
          field="minutes"
          value={node.minutes}
          onValue={(minutes) => onNode({ ...node, minutes }, 'minutes')}
        />
      );
    case 'branch':
    case 'choice':
    case 'goto':
    case 'region':
    case 'end':
      return null;
  }
}
