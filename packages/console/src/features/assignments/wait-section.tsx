import { NumberInput } from '@mantine/core';
import { assignmentRoutes } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Notice } from '../../components/notice.tsx';
import { FormStack, Section } from '../../components/page.tsx';
import { call } from '../../lib/api/call.ts';
import { assignmentRulesQuery } from '../../lib/assignment-queries.ts';
import { failureText, fieldFault } from '../../lib/field-faults.ts';
import { tell } from '../../lib/tell.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { useVerb } from '../../lib/use-verb.ts';

function WaitForm({ deskId, waitMinutes }: { readonly deskId: string; readonly waitMinutes: number }) {
  const { t } = useTranslation();
  const [minutes, setMinutes] = useState(waitMinutes);
  const save = useVerb({
    run: () =>
      call(assignmentRoutes.setAssignmentRules, { params: { deskId }, body: { waitMinutes: minutes } }),
    refresh: [assignmentRulesQuery(deskId).queryKey],
    onDone: () => tell(t('common.state.saved')),
  });
  const failure = failureText(save.error, t);
  return (
    <FormStack onSubmit={() => save.mutate(undefined)}>
      <NumberInput
        label={t('assignments.rules.minutes')}
        suffix={` ${t('assignments.rules.unit')}`}
        value={minutes}
        min={1}
        max={1440}
        allowDecimal={false}
        clampBehavior="blur"
        error={fieldFault(save.error, 'waitMinutes', t)}
        onChange={(next) => setMinutes(typeof next === 'number' ? next : waitMinutes)}
      />
      {failure && (
        <Notice tone="lamp" icon="alert" live>
          {failure}
        </Notice>
      )}
      <div>
        <Button type="submit" busy={save.isPending} disabled={minutes === waitMinutes}>
          {t('common.action.save')}
        </Button>
      </div>
    </FormStack>
  );
}

/** How long a new talk waits for the person's own counselor. */
export function WaitSection({ deskId }: { readonly deskId: string }) {
  const { t } = useTranslation();
  const load = useLoadWords();
  const rules = useQuery(assignmentRulesQuery(deskId));
  return (
    <Section title={t('assignments.rules.title')} lead={t('assignments.rules.lead')}>
      <Loaded query={rules} {...load}>
        {({ waitMinutes }) => <WaitForm key={waitMinutes} deskId={deskId} waitMinutes={waitMinutes} />}
      </Loaded>
    </Section>
  );
}
