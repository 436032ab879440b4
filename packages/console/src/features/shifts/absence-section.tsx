import { assignmentRoutes, type Absence } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Notice } from '../../components/notice.tsx';
import { Section } from '../../components/page.tsx';
import { Tag } from '../../components/tag.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { call } from '../../lib/api/call.ts';
import { failureText } from '../../lib/field-faults.ts';
import { useMe } from '../../lib/session.ts';
import { dateTime } from '../../lib/time/format.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { AbsenceDialog } from './absence-dialog.tsx';
import { absencesQuery } from './shift-queries.ts';
import css from './shifts.module.css';

interface AbsenceSectionProps {
  readonly deskId: string;
  /** Whose absences are planned here; null: one's own. */
  readonly people: readonly { readonly staffId: string; readonly name: string }[] | null;
}

/** Who is or will be away, for the planner of a desk, or oneself. */
export function AbsenceSection({ deskId, people }: AbsenceSectionProps) {
  const { t } = useTranslation();
  const load = useLoadWords();
  const language = useLanguage();
  const me = useMe();
  const absences = useQuery(absencesQuery(deskId, people ? 'all' : 'own'));
  const [adding, setAdding] = useState(false);
  const remove = useVerb({
    run: (absenceId: string) => call(assignmentRoutes.deleteAbsence, { params: { deskId, absenceId } }),
    refresh: [
      ['desk', deskId, 'shifts'],
      ['desk', deskId, 'queue'],
    ],
  });
  // What holds at every desk is its owner's to take back.
  const mayRemove = (one: Absence): boolean => !one.everywhere || one.staff.staffId === me.staffId;
  const failure = failureText(remove.error, t);
  return (
    <Section
      title={t('assignments.absence.title')}
      lead={t('assignments.absence.lead')}
      action={
        (people === null || people.length > 0) && (
          <Button size="small" onClick={() => setAdding(true)} data-testid="absence-add">
            {t('assignments.absence.add')}
          </Button>
        )
      }
    >
      {failure && (
        <Notice tone="lamp" icon="alert" live>
          {failure}
        </Notice>
      )}
      <Loaded query={absences} {...load}>
        {(rows) =>
          rows.length === 0 ? (
            <p className={css['hint']}>{t('assignments.absence.none')}</p>
          ) : (
            <ul className={css['absences']}>
              {rows.map((one) => (
                <li key={one.absenceId}>
                  <span>
                    {people && <strong>{one.staff.name}</strong>}{' '}
                    <time dateTime={one.startsAt}>{dateTime(one.startsAt, language)}</time>
                    {' – '}
                    <time dateTime={one.endsAt}>{dateTime(one.endsAt, language)}</time>{' '}
                    {one.everywhere && me.desks.length > 1 && (
                      <Tag>{t('assignments.absence.everywhereTag')}</Tag>
                    )}
                    {one.note && <small>{one.note}</small>}
                  </span>
                  {mayRemove(one) && (
                    <Button
                      size="small"
                      look="quiet"
                      aria-label={t('assignments.absence.removeFor', { name: one.staff.name })}
                      onClick={() => remove.mutate(one.absenceId)}
                    >
                      {t('assignments.absence.remove')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {adding && <AbsenceDialog deskId={deskId} people={people} onClose={() => setAdding(false)} />}
    </Section>
  );
}
