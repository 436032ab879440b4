import { alertRoutes, type AlertTerm } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Section } from '../../components/page.tsx';
import { Tag } from '../../components/tag.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { alertsKey } from '../../lib/alerts/alert-queries.ts';
import { LevelTag } from '../../components/alerts/level-tag.tsx';
import { call } from '../../lib/api/call.ts';
import { dateTime } from '../../lib/time/format.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { AlertTermDialog } from './alert-term-dialog.tsx';
import css from './desks.module.css';

export function AlertTermsSection({ deskId }: { readonly deskId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const load = useLoadWords();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<AlertTerm | null>(null);
  const terms = useQuery({
    queryKey: [...alertsKey(deskId), 'terms'],
    queryFn: async () => (await call(alertRoutes.listAlertTerms, { params: { deskId } })).terms,
  });
  const set = useVerb({
    run: ({ termId, level, active }: AlertTerm) =>
      call(alertRoutes.updateAlertTerm, { params: { deskId, termId }, body: { level, active } }),
    refresh: [alertsKey(deskId)],
  });
  const remove = useVerb({
    run: (termId: string) => call(alertRoutes.deleteAlertTerm, { params: { deskId, termId } }),
    refresh: [alertsKey(deskId)],
    onDone: () => setRemoving(null),
  });
  return (
    <Section
      title={t('alerts.terms.title')}
      lead={t('alerts.terms.lead')}
      action={
        <Button size="small" onClick={() => setAdding(true)} data-testid="alert-term-add">
          {t('alerts.terms.add')}
        </Button>
      }
    >
      <Loaded query={terms} {...load}>
        {(data) =>
          data.length === 0 ? (
            <p>{t('alerts.terms.none')}</p>
          ) : (
            <ul className={css['list']}>
              {data.map((term) => (
                <li key={term.termId}>
                  <div>
                    <strong>{term.pattern}</strong> <LevelTag level={term.level} likelyFalse={false} />{' '}
                    {!term.active && <Tag>{t('alerts.terms.paused')}</Tag>}
                    <p>
                      {t('alerts.terms.addedBy', {
                        name: term.addedBy.name,
                        time: dateTime(term.addedAt, language),
                      })}
                    </p>
                  </div>
                  <div className={css['acts']}>
                    <Button
                      size="small"
                      aria-label={`${t(term.active ? 'alerts.terms.pause' : 'alerts.terms.resume')}: ${term.pattern}`}
                      onClick={() => set.mutate({ ...term, active: !term.active })}
                    >
                      {t(term.active ? 'alerts.terms.pause' : 'alerts.terms.resume')}
                    </Button>
                    <Button
                      size="small"
                      look="quiet"
                      aria-label={`${t('common.action.remove')}: ${term.pattern}`}
                      onClick={() => setRemoving(term)}
                    >
                      {t('common.action.remove')}
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {adding && <AlertTermDialog deskId={deskId} onClose={() => setAdding(false)} />}
      <ConfirmDialog
        opened={removing !== null}
        title={t('alerts.terms.remove')}
        lead={t('alerts.terms.removeLead', { pattern: removing?.pattern ?? '' })}
        confirmLabel={t('common.action.remove')}
        cancelLabel={t('common.action.cancel')}
        busy={remove.isPending}
        onConfirm={() => removing && remove.mutate(removing.termId)}
        onClose={() => setRemoving(null)}
      />
    </Section>
  );
}
