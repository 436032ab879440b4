import { NativeSelect } from '@mantine/core';
import type { Broadcast } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { Empty } from '../../components/states.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { desksWith, hasDeskRight, useMe } from '../../lib/session.ts';
import { dateTime } from '../../lib/time/format.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { broadcastsQuery } from './broadcast-queries.ts';
import { useBroadcastDesk } from './use-broadcast-desk.ts';
import { StateTag } from './state-tag.tsx';
import css from './broadcasts.module.css';

export function BroadcastsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const desks = desksWith(me, 'figures.read');
  const { desk } = useSearch({ from: '/settings/broadcasts' });
  const [deskId, chooseDesk] = useBroadcastDesk(
    desks.map((one) => one.deskId),
    desk,
  );
  if (deskId === null)
    return (
      <Page title={t('broadcasts.title')}>
        <Empty title={t('broadcasts.noDesk')} icon="broadcast" />
      </Page>
    );
  return (
    <Page
      wide
      title={t('broadcasts.title')}
      lead={t('broadcasts.lead')}
      action={
        hasDeskRight(me, deskId, 'broadcast.write') && (
          <Button
            look="strong"
            data-testid="broadcast-add"
            onClick={() =>
              void navigate({
                to: '/settings/broadcasts/$deskId/$broadcastId',
                params: { deskId, broadcastId: 'new' },
              })
            }
          >
            {t('broadcasts.add')}
          </Button>
        )
      }
    >
      {desks.length > 1 && (
        <NativeSelect
          label={t('broadcasts.desk')}
          value={deskId}
          onChange={(event) => chooseDesk(event.currentTarget.value)}
          data={desks.map((one) => ({ value: one.deskId, label: one.name }))}
        />
      )}
      <BroadcastList deskId={deskId} />
    </Page>
  );
}

function BroadcastList({ deskId }: { readonly deskId: string }) {
  const { t } = useTranslation();
  const load = useLoadWords();
  const broadcasts = useQuery(broadcastsQuery(deskId));
  return (
    <Loaded query={broadcasts} {...load}>
      {(data) =>
        data.length === 0 ? (
          <Empty title={t('broadcasts.none')} hint={t('broadcasts.noneHint')} icon="broadcast" />
        ) : (
          <DataTable
            label={t('broadcasts.list')}
            columns={[
              t('broadcasts.columns.title'),
              t('broadcasts.columns.state'),
              t('broadcasts.columns.when'),
              t('broadcasts.columns.people'),
            ]}
          >
            {data.map((one) => (
              <Row key={one.broadcastId} broadcast={one} />
            ))}
          </DataTable>
        )
      }
    </Loaded>
  );
}

function Row({ broadcast }: { readonly broadcast: Broadcast }) {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const { deskId, broadcastId, totals, counted } = broadcast;
  const at = broadcast.startedAt ?? broadcast.scheduledFor ?? broadcast.submittedAt ?? broadcast.createdAt;
  const people = totals?.total ?? counted;
  return (
    <tr>
      <td>
        <Link
          to="/settings/broadcasts/$deskId/$broadcastId"
          params={{ deskId, broadcastId }}
          className={css['link']}
          data-testid="broadcast"
        >
          {broadcast.title}
        </Link>
      </td>
      <td>
        <StateTag state={broadcast.state} />
      </td>
      <td>
        <time dateTime={at}>{dateTime(at, language)}</time>
      </td>
      <td>
        {people === null
          ? t('broadcasts.unknown')
          : t('broadcasts.people', { n: new Intl.NumberFormat(i18n.language).format(people) })}
      </td>
    </tr>
  );
}
