import { hoursRoutes, type HoursVersion } from '@tomoshibi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { call } from '../../lib/api/call.ts';
import { dateTime } from '../../lib/time/format.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';

const PAGE = 10;

interface HoursVersionsProps {
  readonly deskId: string;
  readonly current: number;
  readonly onUse: (version: HoursVersion) => void;
}

export function HoursVersions({ deskId, current, onUse }: HoursVersionsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const load = useLoadWords();
  const versions = useInfiniteQuery({
    queryKey: ['desk', deskId, 'hours', 'versions'],
    initialPageParam: 0,
    queryFn: ({ pageParam }) =>
      call(hoursRoutes.listHoursVersions, {
        params: { deskId },
        query: { limit: PAGE, ...(pageParam > 0 ? { before: pageParam } : {}) },
      }),
    getNextPageParam: (page) => (page.versions.length < PAGE ? undefined : page.versions.at(-1)?.version),
  });
  const rows = versions.data?.pages.flatMap((page) => page.versions);
  return (
    <Loaded query={{ data: rows, error: versions.error, refetch: versions.refetch }} {...load}>
      {(data) => (
        <>
          <DataTable
            label={t('hours.history.title')}
            columns={[
              t('hours.history.version'),
              t('hours.history.at'),
              t('hours.history.by'),
              t('hours.history.use'),
            ]}
          >
            {data.map((row) => (
              <tr key={row.version}>
                <td>{row.version}</td>
                <td>
                  <time dateTime={row.savedAt}>{dateTime(row.savedAt, language)}</time>
                </td>
                <td>{row.savedBy?.name ?? t('hours.history.file')}</td>
                <td>
                  {row.version === current ? (
                    t('hours.history.current')
                  ) : (
                    <Button
                      size="small"
                      aria-label={t('hours.history.useFor', { n: row.version })}
                      onClick={() => onUse(row)}
                    >
                      {t('hours.history.use')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </DataTable>
          {versions.hasNextPage && (
            <Button busy={versions.isFetchingNextPage} onClick={() => void versions.fetchNextPage()}>
              {t('common.action.more')}
            </Button>
          )}
        </>
      )}
    </Loaded>
  );
}
