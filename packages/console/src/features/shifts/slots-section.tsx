import { shiftRoutes } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/icon-button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Section } from '../../components/page.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { call } from '../../lib/api/call.ts';
import { dayLabel, monthKey } from '../../lib/time/format.ts';
import { useNow } from '../../lib/time/use-now.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import css from './shifts.module.css';
import { addMonths, noonOf } from './week.ts';

/** Offered and used slots of a month, with what the figure means. */
export function SlotsSection({ deskId }: { readonly deskId: string }) {
  const { t, i18n } = useTranslation();
  const load = useLoadWords();
  const language = useLanguage();
  const now = useNow();
  const [month, setMonth] = useState(() => monthKey(now));
  const slots = useQuery({
    queryKey: ['desk', deskId, 'shifts', 'slots', month],
    queryFn: () => call(shiftRoutes.getSlots, { params: { deskId }, query: { month } }),
  });
  const number = new Intl.NumberFormat(i18n.language);
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 });
  return (
    <Section
      title={t('shifts.slots.title')}
      action={
        <div className={css['bar']}>
          <IconButton
            icon="back"
            label={t('shifts.previous')}
            onClick={() => setMonth(addMonths(month, -1))}
          />
          <span>{month}</span>
          <IconButton icon="next" label={t('shifts.next')} onClick={() => setMonth(addMonths(month, 1))} />
        </div>
      }
    >
      <Loaded query={slots} {...load}>
        {(data) => (
          <>
            {data.days.length === 0 ? (
              <p className={css['hint']}>{t('shifts.slots.none')}</p>
            ) : (
              <dl className={css['figures']}>
                {(
                  [
                    [t('shifts.slots.offered'), number.format(data.offered)],
                    [t('shifts.slots.used'), number.format(data.used)],
                    [t('shifts.slots.rate'), data.rate === null ? '–' : percent.format(data.rate)],
                  ] as const
                ).map(([name, value]) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
            )}
            <p className={css['hint']}>{t('shifts.slots.definition', { minutes: data.slotMinutes })}</p>
            {data.days.length > 0 && (
              <details>
                <summary>{t('shifts.slots.days')}</summary>
                <table className={css['table']}>
                  <thead>
                    <tr>
                      <th scope="col">{t('shifts.slots.day')}</th>
                      <th scope="col">{t('shifts.slots.used')}</th>
                      <th scope="col">{t('shifts.slots.rate')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {data.days.map(({ day, offered, used }) => (
                      <tr key={day}>
                        <th scope="row">{dayLabel(noonOf(day), now, language)}</th>
                        <td>{t('shifts.slots.rateOf', { used, offered })}</td>
                        <td>{offered === 0 ? '–' : percent.format(used / offered)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </details>
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}
