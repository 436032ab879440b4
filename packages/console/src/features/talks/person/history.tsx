import type { Seeker } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { dayLabel } from '../../../lib/time/format.ts';
import { useNow } from '../../../lib/time/use-now.ts';
import type { PaneActions } from '../use-panes.ts';
import css from './person.module.css';

interface HistoryProps {
  readonly seeker: Seeker;
  readonly currentId: string;
  readonly actions: PaneActions;
}

/** The person's consultations, newest first; those one may read open beside the talk. */
export function History({ seeker, currentId, actions }: HistoryProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const entries = seeker.history.toSorted((a, b) => b.ordinal - a.ordinal);
  return (
    <section>
      <h3>
        {t('talk.person.history')} <span>{entries.length}</span>
      </h3>
      {entries.length <= 1 && <p className={css['quiet']}>{t('talk.person.historyNone')}</p>}
      <ol className={css['history']}>
        {(entries.length > 1 ? entries : []).map((entry) => {
          const what =
            entry.id === currentId
              ? t('talk.person.historyNow')
              : entry.closeReason
                ? t(`talk.close.reasons.${entry.closeReason}`)
                : (entry.assignee?.name ?? '');
          const content = (
            <>
              <time dateTime={entry.openedAt}>{dayLabel(entry.openedAt, now, language)}</time>
              <span>
                {what}
                <small>
                  {t('talk.queue.ordinal', { n: entry.ordinal })} ·{' '}
                  {t('talk.head.count', { n: entry.messageCount })}
                  {entry.assignee && ` · ${entry.assignee.name}`}
                </small>
              </span>
            </>
          );
          return (
            <li key={entry.id} data-current={entry.id === currentId}>
              {entry.id !== currentId && entry.readable ? (
                <button type="button" onClick={() => actions.openBeside(entry.id)} data-testid="history-item">
                  {content}
                </button>
              ) : (
                <div title={entry.readable ? undefined : t('talk.person.historyLocked')}>{content}</div>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
