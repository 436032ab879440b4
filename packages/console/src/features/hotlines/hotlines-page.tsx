import { hotlineRoutes, type Hotline } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
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
import { desksWith, hasOperatorRight, useMe } from '../../lib/session.ts';
import { tell } from '../../lib/tell.ts';
import { dateTime } from '../../lib/time/format.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { HotlineDialog } from './hotline-dialog.tsx';
import css from './hotlines.module.css';

const KEY = ['hotlines'] as const;

export function HotlinesPage() {
  const { t } = useTranslation();
  const me = useMe();
  const load = useLoadWords();
  const manages = hasOperatorRight(me, 'hotline.manage');
  const checks = desksWith(me, 'notice.edit').length > 0;
  const [editing, setEditing] = useState<Hotline | 'new' | null>(null);
  const [checking, setChecking] = useState<Hotline | null>(null);
  const lines = useQuery({ queryKey: KEY, queryFn: () => call(hotlineRoutes.listHotlines) });
  const take = useVerb({
    run: () => call(hotlineRoutes.takeReadyHotlines),
    refresh: [KEY],
    onDone: ({ added }) => tell(t('notices.hotlines.readyTaken', { n: added })),
  });
  const check = useVerb({
    run: ({ hotlineId, version }: Hotline) =>
      call(hotlineRoutes.checkHotline, { params: { hotlineId }, body: { version } }),
    refresh: [KEY, ['desk']],
    onDone: () => {
      setChecking(null);
      tell(t('notices.hotlines.checked'));
    },
  });
  const failure = failureText(take.error ?? check.error, t);
  const ready = lines.data?.ready ?? 0;
  const stale =
    lines.data?.hotlines.filter(({ active, freshness }) => active && freshness === 'stale').length ?? 0;
  return (
    <Page
      wide
      title={t('notices.hotlines.title')}
      lead={t('notices.hotlines.lead')}
      action={
        manages && (
          <div className={css['acts']}>
            {ready > 0 && (
              <Button
                busy={take.isPending}
                onClick={() => take.mutate(undefined)}
                data-testid="take-hotlines"
              >
                {t('notices.hotlines.takeReady', { n: ready })}
              </Button>
            )}
            <Button look="strong" onClick={() => setEditing('new')} data-testid="hotline-add">
              {t('notices.hotlines.add')}
            </Button>
          </div>
        )
      }
    >
      {stale > 0 && (
        <Notice tone="lamp" icon="alert">
          {t('notices.hotlines.stale', { n: stale })}
        </Notice>
      )}
      {failure && (
        <Notice tone="lamp" icon="alert" live>
          {failure}
        </Notice>
      )}
      <Loaded query={lines} {...load}>
        {({ hotlines }) =>
          hotlines.length === 0 ? (
            <Empty title={t('notices.hotlines.none')} hint={t('notices.hotlines.noneHint')} icon="phone" />
          ) : (
            <DataTable
              label={t('notices.hotlines.title')}
              columns={[
                t('notices.hotlines.number'),
                t('notices.hotlines.hours'),
                t('notices.hotlines.source'),
                t('notices.hotlines.checkedColumn'),
              ]}
            >
              {hotlines.map((line) => (
                <HotlineRow
                  key={line.hotlineId}
                  line={line}
                  onEdit={manages ? () => setEditing(line) : undefined}
                  onCheck={checks ? () => setChecking(line) : undefined}
                />
              ))}
            </DataTable>
          )
        }
      </Loaded>
      {editing && (
        <HotlineDialog hotline={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
      <ConfirmDialog
        opened={checking !== null}
        title={t('notices.hotlines.check')}
        lead={t('notices.hotlines.checkLead', {
          name: checking?.names['standard'] ?? '',
          number: checking?.number ?? '',
        })}
        confirmLabel={t('notices.hotlines.checkConfirm')}
        cancelLabel={t('common.action.cancel')}
        busy={check.isPending}
        onConfirm={() => checking && check.mutate(checking)}
        onClose={() => setChecking(null)}
      />
    </Page>
  );
}

function HotlineRow({
  line,
  onEdit,
  onCheck,
}: {
  readonly line: Hotline;
  readonly onEdit?: (() => void) | undefined;
  readonly onCheck?: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const name = line.names['standard'] ?? '';
  const time = line.checkedAt ? dateTime(line.checkedAt, language) : null;
  return (
    <tr>
      <td>
        <strong>{line.number}</strong>
        <div>{name}</div>
        {!line.active && <Tag>{t('notices.hotlines.inactive')}</Tag>}
      </td>
      <td>
        {line.hours['standard']}
        <div className={css['soft']}>
          {t(`notices.hotlines.costs.${line.cost}`)} · {line.region}
        </div>
      </td>
      <td>
        <a href={line.sourceUrl} target="_blank" rel="noreferrer">
          {t('notices.hotlines.sourceOpen')}
          <span className="visually-hidden">: {name}</span>
        </a>
      </td>
      <td>
        <Tag tone={line.freshness === 'fresh' ? 'calm' : 'lamp'}>
          {t(`notices.hotlines.freshness.${line.freshness}`)}
        </Tag>
        {time !== null && (
          <div className={css['soft']}>
            {line.checkedBy
              ? t('notices.hotlines.checkedAt', { time, name: line.checkedBy.name })
              : t('notices.hotlines.checkedByFile', { time })}
          </div>
        )}
        <div className={css['acts']}>
          {onCheck && (
            <Button
              size="small"
              onClick={onCheck}
              aria-label={`${t('notices.hotlines.check')}: ${name} ${line.number}`}
            >
              {t('notices.hotlines.check')}
            </Button>
          )}
          {onEdit && (
            <Button
              size="small"
              look="quiet"
              onClick={onEdit}
              aria-label={`${t('notices.hotlines.edit')}: ${name} ${line.number}`}
            >
              {t('notices.hotlines.edit')}
            </Button>
          )}
        </div>
      </td>
    </tr>
  );
}
