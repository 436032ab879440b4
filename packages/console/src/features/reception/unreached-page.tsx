import { Checkbox, NativeSelect } from '@mantine/core';
import { receptionRoutes, type Unreached } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { Empty } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { call } from '../../lib/api/call.ts';
import { failureText } from '../../lib/field-faults.ts';
import { desksWith, useMe } from '../../lib/session.ts';
import { tell } from '../../lib/tell.ts';
import { dateTime } from '../../lib/time/format.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { unreachedQuery } from './queries.ts';
import css from './reception.module.css';

const isDue = (one: Unreached): boolean => one.state === 'open' || one.state === 'offered';

interface RowProps {
  readonly one: Unreached;
  readonly chosen: boolean;
  readonly onChoose: (chosen: boolean) => void;
}

function UnreachedRow({ one, chosen, onChoose }: RowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const told = one.reachedAt ?? one.settledAt ?? one.offeredAt;
  return (
    <tr>
      <td>
        <span className={css['who']}>
          {isDue(one) && (
            <Checkbox
              aria-label={t('reception.unreached.choose', { name: one.pseudonym })}
              checked={chosen}
              onChange={(event) => onChoose(event.currentTarget.checked)}
            />
          )}
          <Link to="/talks" search={{ t: one.consultationId, f: one.consultationId }}>
            {one.pseudonym}
          </Link>
          {one.blocked && <Tag>{t('talk.queue.blocked')}</Tag>}
        </span>
      </td>
      <td>
        <time dateTime={one.since}>{dateTime(one.since, language)}</time>
      </td>
      <td>{t(`reception.unreached.reasons.${one.reason}`)}</td>
      <td>
        <Tag tone={one.state === 'open' ? 'lamp' : 'calm'}>
          {t(`reception.unreached.states.${one.state}`)}
        </Tag>{' '}
        {told && <time dateTime={told}>{dateTime(told, language)}</time>}
      </td>
    </tr>
  );
}

function UnreachedList({ deskId, state }: { readonly deskId: string; readonly state: 'due' | 'all' }) {
  const { t } = useTranslation();
  const load = useLoadWords();
  const list = useQuery(unreachedQuery(deskId, state));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [offering, setOffering] = useState(false);
  const params = { deskId };
  const refresh = [['desk', deskId, 'ledger']];
  const unreachedIds = [...chosen];
  const offer = useVerb({
    run: () => call(receptionRoutes.offerOpening, { params, body: { unreachedIds } }),
    refresh,
    onDone: ({ offered, skipped }) => {
      setChosen(new Set());
      tell(t('reception.unreached.offered', { offered, skipped }));
    },
  });
  const settle = useVerb({
    run: () => call(receptionRoutes.settleUnreached, { params, body: { unreachedIds } }),
    refresh,
    onDone: () => setChosen(new Set()),
  });
  const failure = failureText(offer.error ?? settle.error, t);
  return (
    <Loaded query={list} {...load}>
      {({ unreached, counts, more }) => {
        const due = unreached.filter(isDue);
        const all = due.length > 0 && due.every((one) => chosen.has(one.unreachedId));
        return (
          <>
            <p className={css['counts']}>
              {(['open', 'offered', 'reached', 'settled'] as const).map((one) => (
                <span key={one}>
                  {t(`reception.unreached.states.${one}`)} <strong>{counts[one]}</strong>
                </span>
              ))}
            </p>
            {failure && (
              <Notice tone="lamp" icon="alert" live>
                {failure}
              </Notice>
            )}
            {more && <Notice icon="alert">{t('reception.unreached.more')}</Notice>}
            {unreached.length === 0 ? (
              <Empty title={t('reception.unreached.nobody')} hint={t('reception.unreached.nobodyHint')} />
            ) : (
              <>
                {due.length > 0 && (
                  <div className={css['acts']}>
                    <Checkbox
                      label={t('reception.unreached.chooseAll')}
                      checked={all}
                      onChange={() => setChosen(all ? new Set() : new Set(due.map((one) => one.unreachedId)))}
                    />
                    <Button
                      look="strong"
                      disabled={chosen.size === 0}
                      busy={offer.isPending}
                      onClick={() => setOffering(true)}
                    >
                      {t('reception.unreached.offer', { n: chosen.size })}
                    </Button>
                    <Button
                      disabled={chosen.size === 0}
                      busy={settle.isPending}
                      onClick={() => settle.mutate(undefined)}
                    >
                      {t('reception.unreached.settle')}
                    </Button>
                  </div>
                )}
                <DataTable
                  label={t('reception.unreached.title')}
                  columns={[
                    t('reception.unreached.who'),
                    t('reception.unreached.since'),
                    t('reception.unreached.why'),
                    t('reception.unreached.standing'),
                  ]}
                >
                  {unreached.map((one) => (
                    <UnreachedRow
                      key={one.unreachedId}
                      one={one}
                      chosen={chosen.has(one.unreachedId)}
                      onChoose={(yes) => {
                        const next = new Set(chosen);
                        if (yes) next.add(one.unreachedId);
                        else next.delete(one.unreachedId);
                        setChosen(next);
                      }}
                    />
                  ))}
                </DataTable>
              </>
            )}
            <ConfirmDialog
              opened={offering}
              title={t('reception.unreached.offerTitle')}
              lead={t('reception.unreached.offerLead', { n: chosen.size })}
              confirmLabel={t('reception.unreached.offerConfirm')}
              cancelLabel={t('common.action.cancel')}
              busy={offer.isPending}
              onConfirm={() => {
                setOffering(false);
                offer.mutate(undefined);
              }}
              onClose={() => setOffering(false)}
            />
          </>
        );
      }}
    </Loaded>
  );
}

/** Everyone who wrote and was not served, for the supervisor of the shift. */
export function UnreachedPage() {
  const { t } = useTranslation();
  const me = useMe();
  const desks = desksWith(me, 'unreached.manage');
  const [deskId, setDeskId] = useState(desks[0]?.deskId ?? '');
  const [state, setState] = useState<'due' | 'all'>('due');
  return (
    <Page title={t('reception.unreached.title')} lead={t('reception.unreached.lead')} wide>
      <div className={css['acts']}>
        {desks.length > 1 && (
          <NativeSelect
            aria-label={t('reception.unreached.desk')}
            value={deskId}
            onChange={(event) => setDeskId(event.currentTarget.value)}
            data={desks.map((desk) => ({ value: desk.deskId, label: desk.name }))}
          />
        )}
        <Checkbox
          label={t('reception.unreached.showAll')}
          checked={state === 'all'}
          onChange={(event) => setState(event.currentTarget.checked ? 'all' : 'due')}
        />
      </div>
      {deskId && <UnreachedList key={`${deskId}-${state}`} deskId={deskId} state={state} />}
    </Page>
  );
}
