import { Checkbox, NumberInput, Radio } from '@mantine/core';
import { receptionRoutes, type DeskRules } from '@tomoshibi/contract';
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
import css from './rules.module.css';

const MODES = ['live', 'kept'] as const;
const MEDIA = ['refuse', 'warn_images'] as const;
const PAUSES = [
  { rule: 'nudgeMinutes', min: 1, max: 1440, usual: 15 },
  { rule: 'silenceMinutes', min: 1, max: 2880, usual: 30 },
  { rule: 'overrunMinutes', min: 0, max: 1440, usual: 30 },
  { rule: 'placeMinutes', min: 1, max: 240, usual: 10 },
] as const;

interface PauseProps {
  readonly label: string;
  readonly hint: string;
  readonly unit: string;
  readonly value: number | null;
  readonly usual: number;
  readonly min: number;
  readonly max: number;
  readonly error: string | null | undefined;
  readonly onChange: (value: number | null) => void;
}

/** A rule that is switched on with a number of minutes, or off. */
function PauseField({ label, hint, unit, value, usual, min, max, error, onChange }: PauseProps) {
  return (
    <div className={css['pause']}>
      <Checkbox
        label={label}
        description={hint}
        checked={value !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? usual : null)}
      />
      {value !== null && (
        <NumberInput
          aria-label={`${label} (${unit})`}
          suffix={` ${unit}`}
          value={value}
          min={min}
          max={max}
          allowDecimal={false}
          clampBehavior="blur"
          error={error}
          onChange={(next) => onChange(typeof next === 'number' ? next : usual)}
        />
      )}
    </div>
  );
}

function RulesForm({ deskId, rules, editable }: { deskId: string; rules: DeskRules; editable: boolean }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(rules);
  const change = (part: Partial<DeskRules>): void => setDraft({ ...draft, ...part });
  const save = useVerb({
    run: () => call(receptionRoutes.setRules, { params: { deskId }, body: draft }),
    refresh: [keyOf(deskId)],
    onDone: () => tell(t('common.state.saved')),
  });
  const failure = failureText(save.error, t);
  return (
    <FormStack onSubmit={() => save.mutate(undefined)}>
      <fieldset className={css['group']} disabled={!editable}>
        <legend>{t('reception.rules.mode')}</legend>
        {MODES.map((mode) => (
          <Radio
            key={mode}
            name="mode"
            label={t(`reception.rules.modes.${mode}`)}
            description={t(`reception.rules.modeHints.${mode}`)}
            checked={draft.mode === mode}
            onChange={() => change({ mode })}
          />
        ))}
      </fieldset>
      <fieldset className={css['group']} disabled={!editable}>
        <legend>{t('reception.rules.byItself')}</legend>
        {PAUSES.map(({ rule, ...limits }) => (
          <PauseField
            key={rule}
            {...limits}
            label={t(`reception.rules.${rule}`)}
            hint={t(`reception.rules.${rule}Hint`)}
            unit={t('reception.rules.minutes')}
            value={draft[rule]}
            error={fieldFault(save.error, rule, t)}
            onChange={(value) => change({ [rule]: value })}
          />
        ))}
        <Checkbox
          label={t('reception.rules.offerAtOpening')}
          description={t('reception.rules.offerAtOpeningHint')}
          checked={draft.offerAtOpening}
          onChange={(event) => change({ offerAtOpening: event.currentTarget.checked })}
        />
        <NumberInput
          label={t('reception.rules.outsideHours')}
          description={t('reception.rules.outsideHoursHint')}
          suffix={` ${t('reception.rules.hours')}`}
          value={draft.outsideHours}
          min={1}
          max={720}
          allowDecimal={false}
          clampBehavior="blur"
          error={fieldFault(save.error, 'outsideHours', t)}
          onChange={(next) => change({ outsideHours: typeof next === 'number' ? next : 72 })}
        />
      </fieldset>
      <fieldset className={css['group']} disabled={!editable}>
        <legend>{t('reception.rules.media')}</legend>
        {MEDIA.map((media) => (
          <Radio
            key={media}
            name="media"
            label={t(`reception.rules.mediaWays.${media}`)}
            checked={draft.media === media}
            onChange={() => change({ media })}
          />
        ))}
      </fieldset>
      <SaveEnd failure={failure} busy={save.isPending} editable={editable} testId="rules-save" />
    </FormStack>
  );
}

const keyOf = (deskId: string) => ['desk', deskId, 'queue', 'rules'];

export function RulesSection({ deskId, editable }: { readonly deskId: string; readonly editable: boolean }) {
  const { t } = useTranslation();
  const load = useLoadWords();
  const rules = useQuery({
    queryKey: keyOf(deskId),
    queryFn: () => call(receptionRoutes.getRules, { params: { deskId } }),
  });
  return (
    <Section title={t('reception.rules.title')} lead={t('reception.rules.lead')}>
      <Loaded query={rules} {...load}>
        {(data) => <RulesForm key={data.version} deskId={deskId} rules={data} editable={editable} />}
      </Loaded>
    </Section>
  );
}
