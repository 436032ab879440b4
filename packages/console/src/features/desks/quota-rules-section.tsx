import { NativeSelect, NumberInput } from '@mantine/core';
import { broadcastRoutes, type QuotaRules } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { FormStack, Section } from '../../components/page.tsx';
import { SaveEnd } from '../../components/save-end.tsx';
import { call } from '../../lib/api/call.ts';
import { failureText, fieldFault } from '../../lib/field-faults.ts';
import { broadcastsKey, quotaRulesQuery } from '../../lib/quota-queries.ts';
import { tell } from '../../lib/tell.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { useVerb } from '../../lib/use-verb.ts';
import css from './quota.module.css';

/** What broadcasts must leave to counselling, and how fast they go out. */
export function QuotaRulesSection({ deskId }: { readonly deskId: string }) {
  const { t } = useTranslation();
  const load = useLoadWords();
  const rules = useQuery(quotaRulesQuery(deskId));
  return (
    <Section title={t('broadcasts.quota.rules')} lead={t('broadcasts.quota.rulesLead')}>
      <Loaded query={rules} {...load}>
        {(data) => <RulesForm key={JSON.stringify(data)} deskId={deskId} rules={data} />}
      </Loaded>
    </Section>
  );
}

function RulesForm({ deskId, rules }: { readonly deskId: string; readonly rules: QuotaRules }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState(rules.reserve.kind);
  const [value, setValue] = useState<number | string>(rules.reserve.value);
  const [batchSize, setBatchSize] = useState<number | string>(rules.batchSize);
  const [pause, setPause] = useState<number | string>(rules.batchPauseSeconds);
  const save = useVerb({
    run: () =>
      call(broadcastRoutes.setQuotaRules, {
        params: { deskId },
        body: {
          reserve: { kind, value: Number(value) },
          batchSize: Number(batchSize),
          batchPauseSeconds: Number(pause),
        },
      }),
    refresh: [broadcastsKey(deskId)],
    onDone: () => tell(t('common.state.saved')),
  });
  const failure = failureText(save.error, t);
  return (
    <FormStack onSubmit={() => save.mutate(undefined)}>
      <div className={css['pair']}>
        <NumberInput
          label={t('broadcasts.quota.reserveValue')}
          value={value}
          onChange={setValue}
          min={0}
          max={kind === 'percent' ? 100 : 10_000_000}
          allowDecimal={false}
          error={fieldFault(save.error, 'reserve', t)}
        />
        <NativeSelect
          label={t('broadcasts.quota.reserveKind')}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value === 'percent' ? 'percent' : 'messages')}
          data={[
            { value: 'percent', label: t('broadcasts.quota.kindPercent') },
            { value: 'messages', label: t('broadcasts.quota.kindMessages') },
          ]}
        />
        <NumberInput
          label={t('broadcasts.quota.batchSize')}
          value={batchSize}
          onChange={setBatchSize}
          min={1}
          max={500}
          allowDecimal={false}
          error={fieldFault(save.error, 'batchSize', t)}
        />
        <NumberInput
          label={t('broadcasts.quota.batchPause')}
          value={pause}
          onChange={setPause}
          min={0}
          max={60}
          allowDecimal={false}
          error={fieldFault(save.error, 'batchPauseSeconds', t)}
        />
      </div>
      <SaveEnd failure={failure} busy={save.isPending} />
    </FormStack>
  );
}
