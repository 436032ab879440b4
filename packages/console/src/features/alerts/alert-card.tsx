import type { Alert } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Tag } from '../../components/tag.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { talkAlertsQuery } from '../../lib/alerts/alert-queries.ts';
import { nextWords, ownerWords } from '../../lib/alerts/alert-standing.ts';
import { AlertSteps } from '../../components/alerts/alert-steps.tsx';
import { LevelTag } from '../../components/alerts/level-tag.tsx';
import { alertFailure, useTakeAlert } from '../../lib/alerts/use-alert-acts.ts';
import { useMe } from '../../lib/session.ts';
import { dateTime, elapsed } from '../../lib/time/format.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import css from './alerts-page.module.css';

interface AlertCardProps {
  readonly alert: Alert;
  readonly now: number;
  readonly deskName: string | null;
  readonly onDecide: () => void;
  /** Taking it did not work; by then the alert may be off the board, and this card with it. */
  readonly onRefused: (reason: string) => void;
}

function History({ alert }: { readonly alert: Alert }) {
  const load = useLoadWords();
  const query = useQuery(talkAlertsQuery(alert.deskId, alert.consultationId));
  return (
    <Loaded query={query} {...load}>
      {(all) => <AlertSteps steps={all.find(({ alertId }) => alertId === alert.alertId)?.steps ?? []} />}
    </Loaded>
  );
}

/** One undecided alert: how grave, whose, since when, who was told, and what one can do about it. */
export function AlertCard({ alert, now, deskName, onDecide, onRefused }: AlertCardProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const [open, setOpen] = useState(false);
  const take = useTakeAlert(alert);
  const takeIt = (takeOver: boolean): void => {
    take.mutateAsync(takeOver).catch((error: unknown) => onRefused(alertFailure(error, t) ?? ''));
  };
  const owner = ownerWords(alert, me.staffId, t);
  const time = elapsed(alert.raisedAt, now, language);
  const next = nextWords(alert, now, language, t);
  const { abilities } = alert;
  const name = alert.pseudonym;
  return (
    <li
      className={css['card']}
      data-testid="alert"
      data-level={alert.likelyFalse ? 'doubtful' : alert.level}
      data-seen={alert.seenAt !== null}
    >
      <div className={css['what']}>
        <div className={css['first']}>
          <LevelTag level={alert.level} likelyFalse={alert.likelyFalse} />
          <h2>{name}</h2>
          <time dateTime={alert.raisedAt} title={dateTime(alert.raisedAt, language)}>
            {time ? t('alerts.age', { time }) : t('alerts.ageNow')}
          </time>
        </div>
        <p className={css['standing']} data-unseen={owner === null && !alert.likelyFalse}>
          {owner ?? t('alerts.unseen')}
          {next && <small>{next}</small>}
        </p>
        <p className={css['tags']}>
          {alert.stage !== 'counselor' && <Tag tone="lamp">{t(`alerts.stage.${alert.stage}`)}</Tag>}
          <Tag>{t('alerts.hits', { n: alert.hits })}</Tag>
          <Tag>
            {alert.consultationState === 'closed'
              ? t('alerts.closed')
              : alert.assignee
                ? t('alerts.assignee', { name: alert.assignee.name })
                : t('alerts.waiting')}
          </Tag>
          {deskName && <Tag>{deskName}</Tag>}
        </p>
        <details className={css['history']} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{t('alerts.steps')}</summary>
          {open && <History alert={alert} />}
        </details>
      </div>
      <div className={css['acts']}>
        {abilities.take && (
          <Button
            look="strong"
            busy={take.isPending}
            onClick={() => takeIt(false)}
            aria-label={`${t('alerts.see')}: ${name}`}
            data-testid="alert-take"
          >
            {t('alerts.see')}
          </Button>
        )}
        {abilities.decide && (
          <Button
            look={abilities.take ? 'plain' : 'strong'}
            onClick={onDecide}
            aria-label={`${t('alerts.decide')}: ${name}`}
            data-testid="alert-decide"
          >
            {t('alerts.decide')}
          </Button>
        )}
        {abilities.takeOver && (
          <Button
            look="quiet"
            busy={take.isPending}
            onClick={() => takeIt(true)}
            aria-label={`${t('alerts.takeOver')}: ${name}`}
          >
            {t('alerts.takeOver')}
          </Button>
        )}
        <Link
          to="/talks"
          search={{ t: alert.consultationId }}
          className={css['open']}
          aria-label={t('alerts.openTalkOf', { name })}
        >
          {t('alerts.openTalk')}
          <Icon name="next" size="1em" />
        </Link>
      </div>
    </li>
  );
}
