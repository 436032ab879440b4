import { NativeSelect } from '@mantine/core';
import { broadcastRoutes, RecipientResult, type BroadcastDetail } from '@tomoshibi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Choices } from '../../components/dialog.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Section } from '../../components/page.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { call } from '../../lib/api/call.ts';
import { broadcastsKey } from '../../lib/quota-queries.ts';
import { dateTime } from '../../lib/time/format.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import css from './broadcasts.module.css';

const ALL = 'all';

/** What became of it for each person; opened on demand, since it may be a hundred thousand. */
export function RecipientsSection({ broadcast }: { readonly broadcast: BroadcastDetail }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Section title={t('broadcasts.recipients.title')} lead={t('broadcasts.recipients.lead')}>
      {open ? (
        <List broadcast={broadcast} />
      ) : (
        <Choices>
          <Button onClick={() => setOpen(true)} data-testid="recipients-open">
            {t('broadcasts.recipients.open')}
          </Button>
        </Choices>
      )}
    </Section>
  );
}

function List({ broadcast: { deskId, broadcastId, totals } }: { readonly broadcast: BroadcastDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const load = useLoadWords();
  const [wanted, setWanted] = useState<RecipientResult | null>(null);
  const pages = useInfiniteQuery({
    queryKey: [...broadcastsKey(deskId), 'people', broadcastId, wanted],
    queryFn: ({ pageParam }) =>
      call(broadcastRoutes.listBroadcastRecipients, {
        params: { deskId, broadcastId },
        query: {
          ...(wanted === null ? {} : { result: wanted }),
          ...(pageParam === null ? {} : { after: pageParam }),
        },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page.more ? (page.recipients.at(-1)?.seekerId ?? null) : null),
  });
  const there = RecipientResult.options.filter((result) => result === wanted || (totals?.[result] ?? 0) > 0);
  return (
    <>
      <NativeSelect
        label={t('broadcasts.recipients.filter')}
        value={wanted ?? ALL}
        onChange={(event) => setWanted(RecipientResult.safeParse(event.currentTarget.value).data ?? null)}
        data={[
          { value: ALL, label: t('broadcasts.recipients.all') },
          ...there.map((result) => ({ value: result, label: t(`broadcasts.progress.${result}`) })),
        ]}
        data-testid="recipients-filter"
      />
      <Loaded query={pages} {...load}>
        {(data) => {
          const people = data.pages.flatMap((page) => page.recipients);
          if (people.length === 0) return <p className={css['soft']}>{t('broadcasts.recipients.none')}</p>;
          return (
            <DataTable
              label={t('broadcasts.recipients.title')}
              columns={[
                t('broadcasts.recipients.person'),
                t('broadcasts.recipients.result'),
                t('broadcasts.recipients.at'),
              ]}
            >
              {people.map((one) => (
                <tr key={one.seekerId} data-testid="recipient">
                  <td>{one.pseudonym}</td>
                  <td>{t(`broadcasts.progress.${one.result}`)}</td>
                  <td>{one.at === null ? t('broadcasts.unknown') : dateTime(one.at, language)}</td>
                </tr>
              ))}
            </DataTable>
          );
        }}
      </Loaded>
      {pages.hasNextPage && (
        <Choices>
          <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('broadcasts.recipients.more')}
          </Button>
        </Choices>
      )}
    </>
  );
}
