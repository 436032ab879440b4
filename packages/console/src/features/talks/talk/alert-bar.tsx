import type { Alert, AlertStep, ConsultationFacts } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Icon } from '../../../components/icon.tsx';
import { useLanguage } from '../../../i18n/use-language.ts';
import { talkAlertsQuery } from '../../../lib/alerts/alert-queries.ts';
import { nextWords, ownerWords } from '../../../lib/alerts/alert-standing.ts';
import { AlertSteps } from '../../../components/alerts/alert-steps.tsx';
import { LevelTag } from '../../../components/alerts/level-tag.tsx';
import { alertFailure, useTakeAlert } from '../../../lib/alerts/use-alert-acts.ts';
import { useMe } from '../../../lib/session.ts';
import { clockTime } from '../../../lib/time/format.ts';
import { useNow } from '../../../lib/time/use-now.ts';
import css from './alert-bar.module.css';

const DecideDialog = lazy(async () => {
  const { DecideDialog: Ask } = await import('../../../components/alerts/decide-dialog.tsx');
  return { default: Ask };
});

/** Stands under a talk's head while its newest alert is open, and says afterwards what was decided. */
export function AlertBar({ consultation }: { readonly consultation: ConsultationFacts }) {
  const { data } = useQuery(talkAlertsQuery(consultation.deskId, consultation.id));
  const [deciding, setDeciding] = useState<Alert | null>(null);
  const [alert] = data ?? [];
  if (!alert) return null;
  return (
    <>
      {alert.decidedAt ? (
        <Decided alert={alert} decidedAt={alert.decidedAt} />
      ) : (
        <Open alert={alert} onDecide={() => setDeciding(alert)} />
      )}
      {/* Stays when a colleague decides meanwhile, so that what was written is not lost without a word. */}
      <Suspense>{deciding && <DecideDialog alert={deciding} onClose={() => setDeciding(null)} />}</Suspense>
    </>
  );
}

function Decided({ alert, decidedAt }: { readonly alert: Alert; readonly decidedAt: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <p className={css['decided']} title={alert.note ?? undefined}>
      <Icon name="check" size="1.1em" />
      <time dateTime={decidedAt}>{clockTime(decidedAt, language)}</time>
      {alert.decision &&
        t('alerts.decided', {
          name: alert.decidedBy?.name ?? '',
          decision: t(`alerts.decision.${alert.decision}`),
        })}
    </p>
  );
}

interface OpenProps {
  readonly alert: Alert & { readonly steps: readonly AlertStep[] };
  readonly onDecide: () => void;
}

function Open({ alert, onDecide }: OpenProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const now = useNow();
  const take = useTakeAlert(alert);
  const failure = alertFailure(take.error, t);
  const owner = ownerWords(alert, me.staffId, t);
  const next = nextWords(alert, now, language, t);
  const { abilities } = alert;
  return (
    <section
      className={css['bar']}
      aria-label={t('alerts.title')}
      data-testid="alert-bar"
      data-level={alert.likelyFalse ? 'doubtful' : alert.level}
    >
      <div className={css['line']}>
        <LevelTag level={alert.level} likelyFalse={alert.likelyFalse} />
        <p className={css['standing']}>
          <strong>{owner ?? t('alerts.unseen')}</strong>
          <span>
            {[
              t(`alerts.hits`, { n: alert.hits }),
              alert.stage === 'counselor' ? null : t(`alerts.stage.${alert.stage}`),
              next,
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </span>
        </p>
        <div className={css['acts']}>
          {abilities.take && (
            <Button
              size="small"
              look="strong"
              busy={take.isPending}
              onClick={() => take.mutate(false)}
              data-testid="alert-take"
            >
              {t('alerts.see')}
            </Button>
          )}
          {abilities.takeOver && (
            <Button size="small" busy={take.isPending} onClick={() => take.mutate(true)}>
              {t('alerts.takeOver')}
            </Button>
          )}
          {abilities.decide && (
            <Button size="small" onClick={onDecide} data-testid="alert-decide">
              {t('alerts.decide')}
            </Button>
          )}
        </div>
      </div>
      {failure && (
        <p role="alert" className={css['failure']}>
          {failure}
        </p>
      )}
      <details>
        <summary>{t('alerts.steps')}</summary>
        <AlertSteps steps={alert.steps} />
      </details>
    </section>
  );
}
