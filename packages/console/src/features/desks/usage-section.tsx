import { deskRoutes } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { Section } from '../../components/page.tsx';
import { call } from '../../lib/api/call.ts';
import { monthKey } from '../../lib/time/format.ts';
import { useNow } from '../../lib/time/use-now.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import css from './desks.module.css';

export function UsageSection({ deskId }: { readonly deskId: string }) {
  const { t, i18n } = useTranslation();
  const load = useLoadWords();
  const month = monthKey(useNow());
  const usage = useQuery({
    queryKey: ['usage', deskId, month],
    queryFn: () => call(deskRoutes.getUsage, { params: { deskId }, query: { month } }),
  });
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <Section title={t('admin.desks.usage')} lead={t('admin.desks.usageLead')}>
      <Loaded query={usage} {...load}>
        {({ free, billed, counselorMessages }) => {
          const figures: readonly (readonly [string, string])[] = [
            [t('admin.desks.free'), number.format(free)],
            [t('admin.desks.billed'), number.format(billed)],
            [t('admin.desks.counselorMessages'), number.format(counselorMessages)],
            [
              t('admin.desks.perMessage'),
              counselorMessages === 0 ? '–' : (billed / counselorMessages).toFixed(2),
            ],
          ];
          return (
            <dl className={css['figures']}>
              {figures.map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          );
        }}
      </Loaded>
    </Section>
  );
}
