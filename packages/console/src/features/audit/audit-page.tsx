import { NativeSelect } from '@mantine/core';
import { auditRoutes } from '@tomoshibi/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { Empty } from '../../components/states.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { call } from '../../lib/api/call.ts';
import { desksQuery } from '../../lib/desk-queries.ts';
import { dateTime } from '../../lib/time/format.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { actionWords, subjectWords } from './audit-words.ts';

export function AuditPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const load = useLoadWords();
  const [deskId, setDeskId] = useState('');
  const desks = useQuery(desksQuery);
  const audit = useInfiniteQuery({
    queryKey: ['audit', deskId],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      call(auditRoutes.listAudit, {
        query: { ...(pageParam ? { before: pageParam } : {}), ...(deskId ? { deskId } : {}) },
      }),
    getNextPageParam: (page) => (page.more ? page.rows.at(-1)?.id : undefined),
  });
  const rows = audit.data?.pages.flatMap((page) => page.rows);
  return (
    <Page wide title={t('admin.audit.title')} lead={t('admin.audit.lead')}>
      <NativeSelect
        label={t('admin.audit.desk')}
        value={deskId}
        onChange={(event) => setDeskId(event.currentTarget.value)}
        data={[
          { value: '', label: t('common.desk.all') },
          ...(desks.data ?? []).map((desk) => ({ value: desk.deskId, label: desk.name })),
        ]}
      />
      <Loaded query={{ data: rows, error: audit.error, refetch: audit.refetch }} {...load}>
        {(data) =>
          data.length === 0 ? (
            <Empty title={t('admin.audit.none')} icon="book" />
          ) : (
            <DataTable
              label={t('admin.audit.title')}
              columns={[
                t('admin.audit.at'),
                t('admin.audit.actor'),
                t('admin.audit.action'),
                t('admin.audit.subject'),
                t('admin.audit.details'),
              ]}
            >
              {data.map((row) => (
                <tr key={row.id}>
                  <td>
                    <time dateTime={row.at}>{dateTime(row.at, language)}</time>
                  </td>
                  <td>{row.actorName ?? t(`admin.audit.actorKind.${row.actorKind}`)}</td>
                  <td>
                    <span title={row.action}>{actionWords(row.action, t)}</span>
                  </td>
                  <td>
                    {subjectWords(row.subjectKind, t)} <small>{row.subjectId?.slice(0, 8)}</small>
                  </td>
                  <td>
                    <small>
                      {Object.entries(row.details)
                        .map(([name, value]) => `${name}: ${String(value)}`)
                        .join(', ')}
                    </small>
                  </td>
                </tr>
              ))}
            </DataTable>
          )
        }
      </Loaded>
      {audit.hasNextPage && (
        <div>
          <Button busy={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
            {t('common.action.more')}
          </Button>
        </div>
      )}
    </Page>
  );
}
