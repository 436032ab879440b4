import { TextInput } from '@mantine/core';
import { receptionRoutes } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useState } from 'react';
import { Loaded } from '../../components/loaded.tsx';
import { Section } from '../../components/page.tsx';
import { call } from '../../lib/api/call.ts';
import { monthKey } from '../../lib/time/format.ts';
import { useNow } from '../../lib/time/use-now.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import css from './reception.module.css';

const FIGURES = ['cases', 'persons', 'outsideHours', 'notReached', 'reachedLater'] as const;

/** How many wrote in a month and were not served at once; figures only, so that an officer may see them. */
export function UnreachedFiguresSection({ deskId }: { readonly deskId: string }) {
  const { t, i18n } = useTranslation();
  const load = useLoadWords();
  const current = monthKey(useNow());
  const [chosen, setChosen] = useState<string | null>(null);
  const month = chosen ?? current;
  const figures = useQuery({
    queryKey: ['desk', deskId, 'ledger', 'figures', month],
    queryFn: () => call(receptionRoutes.countUnreached, { params: { deskId }, query: { month } }),
  });
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <Section title={t('reception.figures.title')} lead={t('reception.figures.lead')}>
      <TextInput
        className={css['short'] ?? ''}
        type="month"
        label={t('reception.figures.month')}
        value={month}
        max={current}
        onChange={(event) => setChosen(event.currentTarget.value || null)}
      />
      <Loaded query={figures} {...load}>
        {(data) => (
          <dl className={css['figures']}>
            {FIGURES.map((figure) => (
              <div key={figure}>
                <dt>{t(`reception.figures.${figure}`)}</dt>
                <dd data-testid={`unreached-${figure}`}>{number.format(data[figure])}</dd>
              </div>
            ))}
          </dl>
        )}
      </Loaded>
    </Section>
  );
}
