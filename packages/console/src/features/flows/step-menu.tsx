import { Menu } from '@mantine/core';
import type { FlowNodeType } from '@tomoshibi/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import css from './flows.module.css';

/** Kinds of step in the order in which a desk's people need them. */
const TYPES: readonly FlowNodeType[] = [
  'message',
  'choice',
  'region',
  'number',
  'date',
  'input',
  'branch',
  'handoff',
  'phone',
  'uri',
  'survey',
  'wait',
  'attribute',
  'goto',
  'end',
];

/** What can be added here: an ending only where nothing follows, a survey only where there is one. */
export const typesFor = (surveys: number): FlowNodeType[] =>
  TYPES.filter((type) => type !== 'survey' || surveys > 0);

interface StepMenuProps {
  readonly types: readonly FlowNodeType[];
  readonly onChoose: (type: FlowNodeType) => void;
  /** The button that opens it. */
  readonly children: ReactNode;
}

/** Chooses the kind of a new step, each with what it does. */
export function StepMenu({ types, onChoose, children }: StepMenuProps) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-start" withinPortal width={320}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown className={css['menu']}>
        {types.map((type) => (
          <Menu.Item key={type} onClick={() => onChoose(type)} data-testid={`add-${type}`}>
            <strong>{t(`flows.type.${type}`)}</strong>
            <small>{t(`flows.typeHint.${type}`)}</small>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
