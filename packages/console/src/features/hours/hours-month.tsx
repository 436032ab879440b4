import { hoursRoutes } from '@tomoshibi/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded } from '../../components/loaded.tsx';
import { call } from '../../lib/api/call.ts';
import { dayKey, monthKey } from '../../lib/time/format.ts';
import { useNow } from '../../lib/time/use-now.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { MonthCalendar } from './month-calendar.tsx';

/** The months of the hours in force, for those who only look. */
export function HoursMonth({ deskId }: { readonly deskId: string }) {
  const load = useLoadWords();
  const now = useNow();
  const [month, setMonth] = useState(() => monthKey(Date.now()));
  const days = useQuery({
    queryKey: ['desk', deskId, 'hours', 'month', month],
    queryFn: () => call(hoursRoutes.getHoursMonth, { params: { deskId }, query: { month } }),
    placeholderData: keepPreviousData,
  });
  return (
    <Loaded query={days} {...load}>
      {(data) => (
        <MonthCalendar
          month={data.month}
          days={data.days}
          today={dayKey(new Date(now).toISOString())}
          onMonth={setMonth}
        />
      )}
    </Loaded>
  );
}
