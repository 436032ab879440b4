import type { Desk } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { Empty } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { desksQuery } from '../../lib/desk-queries.ts';
import { hasOperatorRight, useMe } from '../../lib/session.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { NewDeskDialog } from './new-desk-dialog.tsx';
import css from './desks.module.css';

export function DesksPage() {
  const { t } = useTranslation();
  const me = useMe();
  const load = useLoadWords();
  const [adding, setAdding] = useState(false);
  const desks = useQuery(desksQuery);
  return (
    <Page
      title={t('admin.desks.title')}
      lead={t('admin.desks.lead')}
      action={
        hasOperatorRight(me, 'desk.create') && (
          <Button look="strong" onClick={() => setAdding(true)} data-testid="desk-add">
            {t('admin.desks.add')}
          </Button>
        )
      }
    >
      <Loaded query={desks} {...load}>
        {(data) =>
          data.length === 0 ? (
            <Empty title={t('admin.desks.none')} hint={t('admin.desks.noneHint')} icon="desk" />
          ) : (
            <ul className={css['cards']}>
              {data.map((desk) => (
                <DeskCard key={desk.deskId} desk={desk} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {adding && <NewDeskDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}

function DeskCard({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation();
  return (
    <li>
      <Link
        to="/settings/desks/$deskId"
        params={{ deskId: desk.deskId }}
        className={css['card']}
        data-testid="desk"
      >
        <span>
          <strong>{desk.name}</strong>
          <small>
            {desk.authority.name} · {desk.code}
          </small>
          <span className={css['tags']}>
            {/* Open to nobody while LINE is not connected, so that is all there is to say. */}
            {(desk.channel || desk.state === 'closed') && (
              <Tag tone={desk.state === 'active' ? 'calm' : 'quiet'}>{t(`common.state.${desk.state}`)}</Tag>
            )}
            <Tag tone={desk.channel ? 'calm' : 'lamp'}>
              {t(desk.channel ? 'admin.desks.connected' : 'admin.desks.notConnected')}
            </Tag>
          </span>
        </span>
        <Icon name="next" />
      </Link>
    </li>
  );
}
