import { broadcastRoutes, type BroadcastDetail } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Choices } from '../../components/dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page, Section } from '../../components/page.tsx';
import { call } from '../../lib/api/call.ts';
import { hasDeskRight, useMe } from '../../lib/session.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { BroadcastFacts } from './broadcast-facts.tsx';
import { BroadcastForm } from './broadcast-form.tsx';
import { broadcastQuery } from './broadcast-queries.ts';
import { broadcastsKey } from '../../lib/quota-queries.ts';
import { BubblePreview } from './bubble-preview.tsx';
import { CostPanel } from './cost-panel.tsx';
import { DecisionSection } from './decision-section.tsx';
import { ProgressSection } from './progress-section.tsx';
import { RecipientsSection } from './recipients-section.tsx';
import { saveTotals } from './save-totals.ts';
import { StateTag } from './state-tag.tsx';
import { UndecidedSection } from './undecided-section.tsx';
import css from './broadcasts.module.css';

const NEW = 'new';

export function BroadcastPage() {
  const { deskId, broadcastId } = useParams({ from: '/settings/broadcasts/$deskId/$broadcastId' });
  return broadcastId === NEW ? (
    <NewBroadcast deskId={deskId} />
  ) : (
    <OneBroadcast {...{ deskId, broadcastId }} />
  );
}

function Back() {
  const { t } = useTranslation();
  return (
    <Link to="/settings/broadcasts" className={css['back']}>
      <Icon name="back" /> {t('broadcasts.title')}
    </Link>
  );
}

function useAccount(deskId: string): string {
  return useMe().desks.find((desk) => desk.deskId === deskId)?.name ?? '';
}

function NewBroadcast({ deskId }: { readonly deskId: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const account = useAccount(deskId);
  return (
    <Page wide title={t('broadcasts.form.new')} lead={account} action={<Back />}>
      <BroadcastForm
        deskId={deskId}
        account={account}
        onSaved={({ broadcastId }) =>
          void navigate({
            to: '/settings/broadcasts/$deskId/$broadcastId',
            params: { deskId, broadcastId },
            replace: true,
          })
        }
      />
    </Page>
  );
}

function OneBroadcast({ deskId, broadcastId }: { readonly deskId: string; readonly broadcastId: string }) {
  const load = useLoadWords();
  const account = useAccount(deskId);
  const broadcast = useQuery(broadcastQuery(deskId, broadcastId));
  return (
    <Loaded query={broadcast} {...load}>
      {(data) => (
        <Page wide title={data.title} lead={account} action={<Back />}>
          <div>
            <StateTag state={data.state} />
          </div>
          <Body broadcast={data} account={account} />
        </Page>
      )}
    </Loaded>
  );
}

function Body({ broadcast, account }: { readonly broadcast: BroadcastDetail; readonly account: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const { deskId, state, totals } = broadcast;
  const writes = hasDeskRight(me, deskId, 'broadcast.write');
  if (state === 'draft' && writes)
    return (
      <>
        <BroadcastForm
          key={broadcast.version}
          deskId={deskId}
          account={account}
          draft={broadcast}
          onSaved={() => undefined}
        />
        <Remove broadcast={broadcast} />
      </>
    );
  const waits = state === 'submitted' || state === 'draft';
  return (
    <div className={css['columns']}>
      <div className={css['column']}>
        {(state === 'submitted' || state === 'refused') && <DecisionSection broadcast={broadcast} />}
        {(totals || state === 'approved' || state === 'paused') && <ProgressSection broadcast={broadcast} />}
        {broadcast.undecided.length > 0 && <UndecidedSection broadcast={broadcast} />}
        <BroadcastFacts broadcast={broadcast} />
        {totals && hasDeskRight(me, deskId, 'talk.read_any') && <RecipientsSection broadcast={broadcast} />}
        {totals && (
          <Choices>
            <Button onClick={() => void saveTotals(deskId, broadcast.broadcastId)}>
              {t('broadcasts.act.csv')}
            </Button>
          </Choices>
        )}
        {state === 'refused' && writes && <Remove broadcast={broadcast} />}
      </div>
      <div className={css['side']}>
        <Section title={t('broadcasts.form.preview')}>
          <BubblePreview texts={broadcast.texts} account={account} />
        </Section>
        {waits && <CostPanel deskId={deskId} segment={broadcast.segment} />}
      </div>
    </div>
  );
}

function Remove({ broadcast: { deskId, broadcastId } }: { readonly broadcast: BroadcastDetail }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asked, setAsked] = useState(false);
  const remove = useVerb({
    run: () => call(broadcastRoutes.deleteBroadcast, { params: { deskId, broadcastId } }),
    refresh: [broadcastsKey(deskId)],
    onDone: () => void navigate({ to: '/settings/broadcasts', replace: true }),
  });
  return (
    <Choices>
      <Button look="quiet" onClick={() => setAsked(true)}>
        {t('broadcasts.act.remove')}
      </Button>
      <ConfirmDialog
        opened={asked}
        title={t('broadcasts.act.remove')}
        lead={t('broadcasts.act.removeLead')}
        confirmLabel={t('broadcasts.act.remove')}
        cancelLabel={t('common.action.cancel')}
        busy={remove.isPending}
        onConfirm={() => {
          setAsked(false);
          remove.mutate(undefined);
        }}
        onClose={() => setAsked(false)}
      />
    </Choices>
  );
}
