import { NativeSelect } from '@mantine/core';
import type { FlowPlaces } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';

interface DeskSelectProps {
  readonly label: string;
  readonly places: FlowPlaces;
  readonly value: string;
  readonly onDesk: (code: string) => void;
  /** What leaving it out means; without it a desk has to be chosen. */
  readonly none?: string;
  /** Whether the person's own counselor may be chosen as well. */
  readonly assigned?: boolean;
  readonly fault?: string | null;
}

export function DeskSelect({
  label,
  places,
  value,
  onDesk,
  none,
  assigned = false,
  fault = null,
}: DeskSelectProps) {
  const { t } = useTranslation();
  const known = [
    ...(none === undefined ? [] : [{ value: '', label: none }]),
    { value: 'here', label: t('flows.step.here') },
    ...(assigned ? [{ value: 'assigned', label: t('flows.step.assigned') }] : []),
    ...places.desks.map(({ code, name }) => ({ value: code, label: name })),
  ];
  // A desk that is gone stays shown, so that nobody changes it without seeing it.
  const data = known.some((one) => one.value === value) ? known : [...known, { value, label: value }];
  return (
    <NativeSelect
      label={label}
      value={value}
      onChange={(event) => onDesk(event.currentTarget.value)}
      error={fault}
      data={data}
    />
  );
}
