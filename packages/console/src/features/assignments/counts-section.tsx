import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../components/data-table.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Section } from '../../components/page.tsx';
import { Tag } from '../../components/tag.tsx';
import { assignmentCountsQuery } from '../../lib/assignment-queries.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import css from './assignments.module.css';

/** How many people each counselor has; what headquarters sees without seeing talks. */
export function CountsSection({ deskId }: { readonly deskId: string }) {
  const { t } = useTranslation();
  const load = useLoadWords();
  const counts = useQuery(assignmentCountsQuery(deskId));
  return (
    <Section title={t('assignments.counts.title')} lead={t('assignments.counts.lead')}>
      <Loaded query={counts} {...load}>
        {(rows) =>
          rows.length === 0 ? (
            <p>{t('assignments.counts.none')}</p>
          ) : (
            <DataTable
              label={t('assignments.counts.title')}
              columns={[
                t('assignments.counselor'),
                t('assignments.counts.people'),
                t('assignments.counts.waiting'),
                t('assignments.counts.active'),
              ]}
            >
              {rows.map((row) => (
                <tr key={row.counselor.staffId}>
                  <td>
                    <span className={css['staff']}>
                      {row.counselor.name}
                      {row.away && <Tag>{t('assignments.away')}</Tag>}
                    </span>
                  </td>
                  <td>{t('assignments.counts.peopleCount', { n: row.people })}</td>
                  <td>{t('assignments.counts.peopleCount', { n: row.waiting })}</td>
                  <td>{t('assignments.counts.peopleCount', { n: row.active })}</td>
                </tr>
              ))}
            </DataTable>
          )
        }
      </Loaded>
    </Section>
  );
}
