import { hoursRoutes, type Timetable } from '@tomoshibi/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { Notice } from '../../components/notice.tsx';
import { call } from '../../lib/api/call.ts';
import { dayKey, monthKey } from '../../lib/time/format.ts';
import { useNow } from '../../lib/time/use-now.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { HoursWordsCard } from './hours-words-card.tsx';
import { MonthCalendar } from './month-calendar.tsx';
import css from './hours.module.css';

const PAUSE_MS = 250;

/** What a draft would mean, asked of the server while it is written; the last good answer stays while it is broken. */
export function HoursPreview({
  deskId,
  draft,
  broken,
}: {
  readonly deskId: string;
  readonly draft: Timetable | null;
  readonly broken: boolean;
}) {
  const { t } = useTranslation();
  const load = useLoadWords();
  const now = useNow();
  const [month, setMonth] = useState(() => monthKey(Date.now()));
  const [asked] = useDebouncedValue(draft, PAUSE_MS);
  const preview = useQuery({
    queryKey: ['desk', deskId, 'hours', 'preview', month, asked],
    queryFn: () => call(hoursRoutes.previewHours, { params: { deskId }, body: { timetable: asked, month } }),
    enabled: !broken,
    placeholderData: keepPreviousData,
  });
  if (broken && !preview.data) return <Notice>{t('hours.preview.broken')}</Notice>;
  return (
    <Loaded query={preview} {...load}>
      {(data) => (
        <div className={css['stack']}>
          {broken && <Notice>{t('hours.preview.broken')}</Notice>}
          <HoursWordsCard words={data.words} />
          <MonthCalendar
            month={data.days[0]?.day.slice(0, 7) ?? month}
            days={data.days}
            today={dayKey(new Date(now).toISOString())}
            onMonth={setMonth}
          />
        </div>
      )}
    </Loaded>
  );
}
