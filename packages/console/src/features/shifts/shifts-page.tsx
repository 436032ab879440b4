import { NativeSelect } from '@mantine/core';
import { deskRoutes, type Member, type Shift } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty } from '../../components/states.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { call } from '../../lib/api/call.ts';
import { desksWith, useMe } from '../../lib/session.ts';
import { dayKey, dayLabel } from '../../lib/time/format.ts';
import { useNow } from '../../lib/time/use-now.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { AbsenceSection } from './absence-section.tsx';
import { CopyWeekButton } from './copy-week-button.tsx';
import { DutySection } from './duty-section.tsx';
import { MonthGrid } from './month-grid.tsx';
import { OwnShifts } from './own-shifts.tsx';
import { PresentSection } from './present-section.tsx';
import { ShiftDialog } from './shift-dialog.tsx';
import { rosterQuery } from './shift-queries.ts';
import css from './shifts.module.css';
import { WeekGrid } from './week-grid.tsx';
import { addDays, addMonths, mondayOf, monthWeeks, noonOf } from './week.ts';

const TAKE_SHIFTS = new Set<Member['role']>(['counselor', 'senior_counselor', 'supervisor']);

function Roster({ deskId }: { readonly deskId: string }) {
  const { t } = useTranslation();
  const load = useLoadWords();
  const language = useLanguage();
  const now = useNow();
  const today = dayKey(new Date(now).toISOString());
  const [view, setView] = useState<'week' | 'month'>('week');
  const [day, setDay] = useState(today);
  const [editing, setEditing] = useState<Shift | { staffId: string; day: string } | null>(null);
  const monday = mondayOf(day);
  const month = day.slice(0, 7);
  const weeks = monthWeeks(month);
  const shown =
    view === 'week'
      ? { from: monday, to: addDays(monday, 6) }
      : { from: weeks[0]?.[0] ?? monday, to: weeks.at(-1)?.[6] ?? monday };
  const roster = useQuery({ ...rosterQuery(deskId, shown), placeholderData: (before) => before });
  const members = useQuery({
    queryKey: ['members', deskId],
    queryFn: () => call(deskRoutes.listMembers, { params: { deskId } }),
  });
  const workers = (members.data?.members ?? []).filter(
    (one) => one.state === 'active' && TAKE_SHIFTS.has(one.role),
  );
  const step = (by: 1 | -1): void =>
    setDay(view === 'week' ? addDays(monday, 7 * by) : `${addMonths(month, by)}-01`);
  const title =
    view === 'week'
      ? t('shifts.span', {
          from: dayLabel(noonOf(shown.from), now, language),
          to: dayLabel(noonOf(shown.to), now, language),
        })
      : month;
  return (
    <Section
      title={title}
      action={
        <div className={css['bar']}>
          {(['week', 'month'] as const).map((one) => (
            <Button
              key={one}
              size="small"
              look={view === one ? 'strong' : 'plain'}
              aria-pressed={view === one}
              onClick={() => setView(one)}
            >
              {t(`shifts.${one}`)}
            </Button>
          ))}
          <IconButton icon="back" label={t('shifts.previous')} onClick={() => step(-1)} />
          <Button size="small" onClick={() => setDay(today)}>
            {t('shifts.today')}
          </Button>
          <IconButton icon="next" label={t('shifts.next')} onClick={() => step(1)} />
          {view === 'week' && <CopyWeekButton deskId={deskId} monday={monday} />}
        </div>
      }
    >
      <Loaded query={roster} {...load}>
        {({ shifts, unplanned }) =>
          members.data && workers.length === 0 ? (
            <Empty title={t('shifts.noPeople')} hint={t('shifts.noPeopleHint')} icon="people" />
          ) : view === 'month' ? (
            <MonthGrid
              month={month}
              shifts={shifts}
              onDay={(chosen) => {
                setDay(chosen);
                setView('week');
              }}
            />
          ) : (
            <>
              {shifts.length + unplanned.length === 0 && (
                <p className={css['hint']}>
                  {t('shifts.none')} — {t('shifts.noneHint')}
                </p>
              )}
              <WeekGrid
                monday={monday}
                members={workers}
                shifts={shifts}
                unplanned={unplanned}
                onOpen={setEditing}
                onAdd={(staffId, on) => setEditing({ staffId, day: on })}
              />
            </>
          )
        }
      </Loaded>
      <AbsenceSection deskId={deskId} people={workers.map(({ staffId, name }) => ({ staffId, name }))} />
      {editing && (
        <ShiftDialog deskId={deskId} members={workers} shift={editing} onClose={() => setEditing(null)} />
      )}
    </Section>
  );
}

/** The roster for those who decide it, and one's own shifts and check-in for everybody. */
export function ShiftsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const managed = desksWith(me, 'shift.manage');
  const [wanted, setWanted] = useState(managed[0]?.deskId ?? '');
  const desk = managed.find((one) => one.deskId === wanted) ?? managed[0];
  const [works] = desksWith(me, 'shift.own');
  return (
    <Page
      wide
      title={t('shifts.title')}
      lead={t(desk ? 'shifts.lead' : 'shifts.ownLead')}
      action={
        managed.length > 1 && (
          <NativeSelect
            aria-label={t('shifts.desk')}
            value={desk?.deskId ?? ''}
            onChange={(event) => setWanted(event.currentTarget.value)}
            data={managed.map((one) => ({ value: one.deskId, label: one.name }))}
          />
        )
      }
    >
      <DutySection />
      {desk && (
        <>
          <Roster key={desk.deskId} deskId={desk.deskId} />
          <PresentSection key={`present-${desk.deskId}`} deskId={desk.deskId} />
        </>
      )}
      {works && !desk && (
        <>
          <OwnShifts />
          <AbsenceSection deskId={works.deskId} people={null} />
        </>
      )}
    </Page>
  );
}
