import { NativeSelect } from '@mantine/core';
import { limitRoutes, TALKING_ROLES, type TalkLimits } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { FormStack, Section } from '../../components/page.tsx';
import { SaveEnd } from '../../components/save-end.tsx';
import { call } from '../../lib/api/call.ts';
import { limitsQuery } from '../../lib/desk-queries.ts';
import { failureText } from '../../lib/field-faults.ts';
import { tell } from '../../lib/tell.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { useVerb } from '../../lib/use-verb.ts';
import css from './shifts.module.css';

interface LimitsProps {
  readonly deskId: string;
  readonly editable: boolean;
}

const COUNTS = Array.from({ length: 21 }, (_, index) => String(index));

interface ChoiceProps {
  readonly label: string;
  readonly none: string;
  readonly value: number | null;
  readonly disabled: boolean;
  readonly onChange: (limit: number | null) => void;
}

function LimitChoice({ label, none, value, disabled, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={label}
      value={value === null ? '' : String(value)}
      disabled={disabled}
      onChange={({ currentTarget }) =>
        onChange(currentTarget.value === '' ? null : Number(currentTarget.value))
      }
      data={[
        { value: '', label: none },
        ...COUNTS.map((n) => ({ value: n, label: t('shifts.limits.count', { n }) })),
      ]}
    />
  );
}

function LimitsForm({ deskId, editable, limits }: LimitsProps & { readonly limits: TalkLimits }) {
  const { t } = useTranslation();
  const [roles, setRoles] = useState(limits.roles);
  const [people, setPeople] = useState(
    new Map(limits.people.map(({ staff, limit }) => [staff.staffId, limit])),
  );
  const save = useVerb({
    run: () =>
      call(limitRoutes.setLimits, {
        params: { deskId },
        body: {
          roles,
          people: [...people].flatMap(([staffId, limit]) => (limit === null ? [] : [{ staffId, limit }])),
        },
      }),
    refresh: [['desk', deskId, 'shifts']],
    onDone: () => tell(t('common.state.saved')),
  });
  const failure = failureText(save.error, t);
  return (
    <FormStack onSubmit={() => save.mutate(undefined)}>
      <fieldset className={css['choices']}>
        <legend>{t('shifts.limits.byRole')}</legend>
        <div className={css['limits']}>
          {TALKING_ROLES.map((role) => (
            <LimitChoice
              key={role}
              label={t(`common.roles.${role}`)}
              none={t('shifts.limits.same', { n: limits.desk })}
              value={roles[role]}
              disabled={!editable}
              onChange={(limit) => setRoles({ ...roles, [role]: limit })}
            />
          ))}
        </div>
      </fieldset>
      {limits.people.length > 0 && (
        <fieldset className={css['choices']}>
          <legend>{t('shifts.limits.byPerson')}</legend>
          <div className={css['limits']}>
            {limits.people.map(({ staff, role }) => (
              <LimitChoice
                key={staff.staffId}
                label={t('shifts.limits.of', { name: staff.name })}
                none={t('shifts.limits.asRole', { n: roles[role] ?? limits.desk })}
                value={people.get(staff.staffId) ?? null}
                disabled={!editable}
                onChange={(limit) => setPeople(new Map([...people, [staff.staffId, limit]]))}
              />
            ))}
          </div>
        </fieldset>
      )}
      <SaveEnd failure={failure} busy={save.isPending} editable={editable} testId="limits-save" />
    </FormStack>
  );
}

/** How many talks who may hold at once. */
export function LimitsSection({ deskId, editable }: LimitsProps) {
  const { t } = useTranslation();
  const load = useLoadWords();
  const limits = useQuery(limitsQuery(deskId));
  return (
    <Section title={t('shifts.limits.title')} lead={t('shifts.limits.lead')}>
      <Loaded query={limits} {...load}>
        {(data) => (
          <LimitsForm key={JSON.stringify(data)} deskId={deskId} editable={editable} limits={data} />
        )}
      </Loaded>
    </Section>
  );
}
