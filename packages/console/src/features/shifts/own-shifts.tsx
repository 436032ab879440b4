import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Section } from '../../components/page.tsx';
import { Empty } from '../../components/states.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { useMe } from '../../lib/session.ts';
import { dayKey, dayLabel } from '../../lib/time/format.ts';
import { useNow } from '../../lib/time/use-now.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { ShiftChip } from './shift-chip.tsx';
import { ownShiftsQuery } from './shift-queries.ts';
import css from './shifts.module.css';
import { addDays, mondayOf, noonOf, startDay } from './week.ts';

/** One's own shifts of a week, at all desks. */
export function OwnShifts() {
  const { t } = useTranslation();
  const load = useLoadWords();
  const language = useLanguage();
  const me = useMe();
  const now = useNow();
  const thisWeek = mondayOf(dayKey(new Date(now).toISOString()));
  const [monday, setMonday] = useState(thisWeek);
  const own = useQuery(ownShiftsQuery({ from: monday, to: addDays(monday, 6) }));
  const label = (day: string): string => dayLabel(noonOf(day), now, language);
  return (
    <Section
      title={t('shifts.span', { from: label(monday), to: label(addDays(monday, 6)) })}
      action={
        <div className={css['bar']}>
          <IconButton
            icon="back"
            label={t('shifts.previous')}
            onClick={() => setMonday(addDays(monday, -7))}
          />
          <Button size="small" onClick={() => setMonday(thisWeek)}>
            {t('shifts.today')}
          </Button>
          <IconButton icon="next" label={t('shifts.next')} onClick={() => setMonday(addDays(monday, 7))} />
        </div>
      }
    >
      <Loaded query={own} {...load}>
        {({ shifts }) =>
          shifts.length === 0 ? (
            <Empty title={t('shifts.ownNone')} hint={t('shifts.ownNoneHint')} icon="clock" />
          ) : (
            <ol className={css['days']}>
              {shifts.map((shift) => (
                <li key={shift.shiftId}>
                  <div className={css['day-head']}>
                    <h3>{label(startDay(shift))}</h3>
                    {me.desks.length > 1 && (
                      <span>{me.desks.find((one) => one.deskId === shift.deskId)?.name}</span>
                    )}
                  </div>
                  <ShiftChip shift={shift} />
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </Section>
  );
}
