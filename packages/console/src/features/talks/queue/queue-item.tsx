import type { ConsultationSummary } from '@tomoshibi/contract';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../../components/avatar.tsx';
import { Icon } from '../../../components/icon.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { LevelTag } from '../../../components/alerts/level-tag.tsx';
import { Tag } from '../../../components/tag.tsx';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useMe } from '../../../lib/session.ts';
import { dateTime, elapsed, type Language } from '../../../lib/time/format.ts';
import css from './queue.module.css';

interface QueueItemProps {
  readonly summary: ConsultationSummary;
  readonly now: number;
  readonly showDesk: boolean;
  readonly selected: boolean;
  readonly focused: boolean;
  readonly canBeside: boolean;
  readonly onOpen: () => void;
  readonly onBeside: () => void;
  /** Set for those who may give places in the queue. */
  readonly onPlace?: (() => void) | undefined;
}

function ageOf(summary: ConsultationSummary, now: number, language: Language, t: TFunction) {
  if (summary.state === 'waiting') {
    const since = summary.waitingSince ?? summary.openedAt;
    const time = elapsed(since, now, language);
    return {
      since,
      text: time ? t('talk.queue.waitingFor', { time }) : t('talk.queue.justNow'),
      needs: true,
    };
  }
  if (summary.state === 'outside' || summary.state === 'bot') {
    const since = summary.unansweredSince ?? summary.lastMessageAt;
    const time = elapsed(since, now, language);
    return { since, text: time ? t('talk.queue.ago', { time }) : t('talk.queue.justNow'), needs: false };
  }
  if (summary.unansweredSince) {
    const since = summary.unansweredSince;
    const time = elapsed(since, now, language);
    const text = time ? t('talk.queue.unansweredFor', { time }) : t('talk.queue.unanswered');
    return { since, text, needs: true };
  }
  const since = summary.lastMessageAt;
  const time = elapsed(since, now, language);
  return { since, text: time ? t('talk.queue.ago', { time }) : t('talk.queue.justNow'), needs: false };
}

function previewOf(summary: ConsultationSummary, t: TFunction): string {
  return summary.preview ?? t('talk.queue.noPreview');
}

export function QueueItem(props: QueueItemProps) {
  const { summary, now, onOpen, onBeside } = props;
  const { alert } = summary;
  const { t } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const age = ageOf(summary, now, language, t);
  const desk = props.showDesk ? me.desks.find((one) => one.deskId === summary.deskId) : undefined;
  const foreign = summary.assignee !== null && summary.assignee.staffId !== me.staffId;
  return (
    <div className={css['entry']} data-selected={props.selected} data-focused={props.focused}>
      <button
        type="button"
        className={css['item']}
        data-queue-item
        data-testid="queue-item"
        data-consultation-id={summary.id}
        data-state={summary.state}
        data-alert={alert?.open && !alert.likelyFalse ? alert.level : undefined}
        aria-current={props.focused}
        onClick={onOpen}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !event.shiftKey) return;
          event.preventDefault();
          onBeside();
        }}
      >
        <Avatar name={summary.pseudonym} label={summary.label} />
        <span className={css['first']}>
          <span className={css['name']}>{summary.label}</span>
          <time
            className={css['age']}
            data-needs={age.needs}
            dateTime={age.since}
            title={dateTime(age.since, language)}
          >
            {age.text}
          </time>
        </span>
        <span className={css['preview']}>{previewOf(summary, t)}</span>
        {summary.placed && (
          <span className={css['placed']}>
            {t(summary.placed.to === 'front' ? 'shifts.place.tagFront' : 'shifts.place.tagBefore', {
              name: summary.placed.by.name,
              reason: summary.placedReason ?? '',
            })}
          </span>
        )}
        <span className={css['tags']}>
          {summary.venue === 'room' && <Tag tone="quiet">{t('rooms.tag')}</Tag>}
          {alert?.open && <LevelTag level={alert.level} likelyFalse={alert.likelyFalse} alone />}
          {summary.reserved && (
            <Tag tone={summary.reserved.staffId === me.staffId ? 'lamp' : 'quiet'}>
              {summary.reserved.staffId === me.staffId
                ? t('assignments.kept.tagMine')
                : t('assignments.kept.tag', { name: summary.reserved.name })}
            </Tag>
          )}
          {summary.attention !== 'none' && (
            <Tag tone="lamp">
              <Icon name={summary.attention === 'failed' ? 'alert' : 'question'} size="1em" />
              {t(`talk.queue.${summary.attention}`)}
            </Tag>
          )}
          {summary.blocked && <Tag>{t('talk.queue.blocked')}</Tag>}
          {summary.ordinal > 1 && <Tag tone="calm">{t('talk.queue.ordinal', { n: summary.ordinal })}</Tag>}
          {foreign && <Tag>{t('talk.queue.assignee', { name: summary.assignee?.name ?? '' })}</Tag>}
          {desk && <Tag>{desk.name}</Tag>}
        </span>
      </button>
      {props.onPlace && (
        <IconButton
          icon="order"
          label={t('shifts.place.open', { name: summary.label })}
          className={css['place'] ?? ''}
          data-testid="place"
          onClick={props.onPlace}
        />
      )}
      {props.canBeside && (
        <IconButton
          icon="beside"
          label={t('talk.queue.besideName', { name: summary.label })}
          className={css['beside'] ?? ''}
          onClick={onBeside}
        />
      )}
    </div>
  );
}
