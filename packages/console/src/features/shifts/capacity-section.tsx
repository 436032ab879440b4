import { Checkbox, Radio, Textarea, TextInput } from '@mantine/core';
import { shiftRoutes, type CapacitySettings } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { FormStack, Section } from '../../components/page.tsx';
import { SaveEnd } from '../../components/save-end.tsx';
import { call } from '../../lib/api/call.ts';
import { failureText, fieldFault } from '../../lib/field-faults.ts';
import { tell } from '../../lib/tell.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { useVerb } from '../../lib/use-verb.ts';
import css from './shifts.module.css';

const MODES = ['fixed', 'checked_in'] as const;
const WALK_IN = ['everyone', 'supervisors'] as const;
const digits = (text: string): string => text.replace(/\D/gu, '');

interface CapacityFormProps {
  readonly deskId: string;
  readonly settings: CapacitySettings;
}

function CapacityForm({ deskId, settings }: CapacityFormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(settings);
  const [numbers, setNumbers] = useState({
    fixedSeats: settings.fixedSeats === null ? '' : String(settings.fixedSeats),
    minPeople: String(settings.minPeople),
    graceMinutes: String(settings.graceMinutes),
    slotMinutes: String(settings.slotMinutes),
  });
  const [attestations, setAttestations] = useState(settings.attestations.join('\n'));
  const save = useVerb({
    run: () =>
      call(shiftRoutes.setCapacity, {
        params: { deskId },
        body: {
          ...draft,
          fixedSeats: numbers.fixedSeats === '' ? null : Number(numbers.fixedSeats),
          minPeople: Number(numbers.minPeople),
          graceMinutes: Number(numbers.graceMinutes),
          slotMinutes: Number(numbers.slotMinutes),
          attestations: attestations
            .split('\n')
            .map((line) => line.trim())
            .filter(Boolean),
        },
      }),
    refresh: [['desk', deskId, 'shifts'], ['duties']],
    onDone: () => tell(t('common.state.saved')),
  });
  const number = (field: keyof typeof numbers, hint?: string) => (
    <TextInput
      label={t(`shifts.capacity.${field}`)}
      {...(hint ? { description: hint } : {})}
      inputMode="numeric"
      value={numbers[field]}
      onChange={(event) => setNumbers({ ...numbers, [field]: digits(event.currentTarget.value) })}
      error={fieldFault(save.error, field, t)}
    />
  );
  const failure = failureText(save.error, t);
  return (
    <FormStack onSubmit={() => save.mutate(undefined)}>
      <fieldset className={css['choices']}>
        <legend>{t('shifts.capacity.seatMode')}</legend>
        {MODES.map((mode) => (
          <Radio
            key={mode}
            name="seat-mode"
            label={t(`shifts.capacity.${mode}`)}
            checked={draft.seatMode === mode}
            onChange={() => setDraft({ ...draft, seatMode: mode })}
          />
        ))}
      </fieldset>
      {draft.seatMode === 'fixed' && number('fixedSeats', t('shifts.capacity.fixedHint'))}
      {number('minPeople', t('shifts.capacity.minHint'))}
      <Checkbox
        label={t('shifts.capacity.needsSupervisor')}
        checked={draft.needsSupervisor}
        onChange={(event) => setDraft({ ...draft, needsSupervisor: event.currentTarget.checked })}
      />
      <fieldset className={css['choices']}>
        <legend>{t('shifts.capacity.walkIn')}</legend>
        {WALK_IN.map((who) => (
          <Radio
            key={who}
            name="walk-in"
            label={t(`shifts.capacity.${who}`)}
            checked={draft.walkIn === who}
            onChange={() => setDraft({ ...draft, walkIn: who })}
          />
        ))}
      </fieldset>
      {number('graceMinutes')}
      {number('slotMinutes')}
      <Textarea
        label={t('shifts.capacity.attestations')}
        description={t('shifts.capacity.attestationsHint')}
        rows={3}
        value={attestations}
        onChange={(event) => setAttestations(event.currentTarget.value)}
        error={fieldFault(save.error, 'attestations', t)}
      />
      <SaveEnd failure={failure} busy={save.isPending} testId="capacity-save" />
    </FormStack>
  );
}

/** How seats are counted, what the desk needs to open, and how people check in. */
export function CapacitySection({ deskId }: { readonly deskId: string }) {
  const { t } = useTranslation();
  const load = useLoadWords();
  const settings = useQuery({
    queryKey: ['desk', deskId, 'shifts', 'capacity'],
    queryFn: () => call(shiftRoutes.getCapacity, { params: { deskId } }),
  });
  return (
    <Section title={t('shifts.capacity.title')} lead={t('shifts.capacity.lead')}>
      <Loaded query={settings} {...load}>
        {(data) => <CapacityForm key={JSON.stringify(data)} deskId={deskId} settings={data} />}
      </Loaded>
    </Section>
  );
}
