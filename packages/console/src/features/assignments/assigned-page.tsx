import { NativeSelect } from '@mantine/core';
import type { AssignedPerson } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { Empty } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { assignedQuery } from '../../lib/assignment-queries.ts';
import { hasDeskRight, useMe } from '../../lib/session.ts';
import { dayLabel } from '../../lib/time/format.ts';
import { useNow } from '../../lib/time/use-now.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { AssignmentDialog } from '../../shared/assignments/assignment-dialog.tsx';
import css from './assignments.module.css';
import { CountsSection } from './counts-section.tsx';
import { WaitSection } from './wait-section.tsx';

interface PersonRowProps {
  readonly person: AssignedPerson;
  /** Set for those who may change it. */
  readonly onChange: (() => void) | null;
}

function PersonRow({ person, onChange }: PersonRowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const { assignment, away, talk } = person;
  const named = (staff: { staffId: string; name: string }) => (
    <span key={staff.staffId} className={css['staff']}>
      {staff.name}
      {away.includes(staff.staffId) && <Tag>{t('assignments.away')}</Tag>}
    </span>
  );
  return (
    <tr data-testid="assigned-person">
      <td>{person.label}</td>
      <td>{named(assignment.counselor)}</td>
      <td>
        {assignment.deputies.length === 0 ? (
          t('assignments.noDeputies')
        ) : (
          <span className={css['people']}>{assignment.deputies.map(named)}</span>
        )}
      </td>
      <td>
        <time dateTime={assignment.since}>{dayLabel(assignment.since, now, language)}</time>
      </td>
      <td>
        {talk ? (
          <Link to="/talks" search={{ t: talk.consultationId, f: talk.consultationId }}>
            {t(`assignments.states.${talk.state}`)}
          </Link>
        ) : (
          t('assignments.noTalk')
        )}
      </td>
      {onChange && (
        <td>
          <Button
            size="small"
            aria-label={t('assignments.changeFor', { name: person.label })}
            onClick={onChange}
          >
            {t('assignments.change')}
          </Button>
        </td>
      )}
    </tr>
  );
}

function People({ deskId, whose }: { readonly deskId: string; readonly whose: 'all' | 'mine' }) {
  const { t } = useTranslation();
  const load = useLoadWords();
  const me = useMe();
  const people = useQuery(assignedQuery(deskId, whose));
  const [changing, setChanging] = useState<AssignedPerson | null>(null);
  const mayManage = hasDeskRight(me, deskId, 'assignment.manage');
  return (
    <>
      <Loaded query={people} {...load}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty
              title={t(whose === 'all' ? 'assignments.nobody' : 'assignments.nobodyMine')}
              hint={t(whose === 'all' ? 'assignments.nobodyHint' : 'assignments.nobodyMineHint')}
              icon="people"
            />
          ) : (
            <DataTable
              label={t('assignments.title')}
              columns={[
                t('assignments.who'),
                t('assignments.counselor'),
                t('assignments.deputies'),
                t('assignments.since'),
                t('assignments.talk'),
                ...(mayManage ? [t('assignments.change')] : []),
              ]}
            >
              {rows.map((person) => (
                <PersonRow
                  key={person.seekerId}
                  person={person}
                  onChange={mayManage ? () => setChanging(person) : null}
                />
              ))}
            </DataTable>
          )
        }
      </Loaded>
      {changing && (
        <AssignmentDialog
          deskId={deskId}
          seekerId={changing.seekerId}
          label={changing.label}
          current={changing.assignment}
          onClose={() => setChanging(null)}
        />
      )}
    </>
  );
}

/** The people with a counselor of their own: a counselor's, all for supervisors, numbers for headquarters. */
export function AssignedPage() {
  const { t } = useTranslation();
  const me = useMe();
  const desks = me.desks.filter(
    ({ rights }) => rights.includes('talk.claim') || rights.includes('assignment.count'),
  );
  const [wanted, setWanted] = useState('');
  const desk = desks.find((one) => one.deskId === wanted) ?? desks[0];
  const [whose, setWhose] = useState<'all' | 'mine'>('all');
  if (!desk) return null;
  const { deskId, rights } = desk;
  const all = rights.includes('assignment.manage');
  const shown = all ? whose : 'mine';
  return (
    <Page title={t('assignments.title')} lead={t('assignments.lead')} wide>
      <div className={css['acts']}>
        {desks.length > 1 && (
          <NativeSelect
            label={t('assignments.desk')}
            value={deskId}
            onChange={(event) => setWanted(event.currentTarget.value)}
            data={desks.map((one) => ({ value: one.deskId, label: one.name }))}
          />
        )}
        {all &&
          (['all', 'mine'] as const).map((one) => (
            <Button
              key={one}
              size="small"
              look={whose === one ? 'strong' : 'plain'}
              aria-pressed={whose === one}
              onClick={() => setWhose(one)}
            >
              {t(`assignments.${one}`)}
            </Button>
          ))}
      </div>
      {rights.includes('talk.claim') && <People key={`${deskId}-${shown}`} deskId={deskId} whose={shown} />}
      {rights.includes('assignment.count') && <CountsSection key={`counts-${deskId}`} deskId={deskId} />}
      {rights.includes('rules.manage') && <WaitSection key={`wait-${deskId}`} deskId={deskId} />}
    </Page>
  );
}
