import type { ConsultationDetail } from '@tomoshibi/contract';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../../components/avatar.tsx';
import { Button } from '../../../components/button.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { Tag } from '../../../components/tag.tsx';
import { useLanguage } from '../../../i18n/use-language.ts';
import { clockTime, elapsed, type Language } from '../../../lib/time/format.ts';
import { useNow } from '../../../lib/time/use-now.ts';
import css from './talk.module.css';

interface TalkHeadProps {
  readonly detail: ConsultationDetail;
  readonly narrow: boolean;
  readonly personOpen: boolean;
  readonly onPerson: () => void;
  readonly onClosePane: () => void;
  readonly onEnd: () => void;
  readonly onHandOver: () => void;
  readonly onTakeOver: () => void;
}

const said = (...parts: readonly (string | null)[]): string[] => parts.filter((part) => part !== null);

function standing(
  { consultation }: ConsultationDetail,
  now: number,
  language: Language,
  t: TFunction,
): string[] {
  if (consultation.state === 'waiting') {
    const since = consultation.waitingSince ?? consultation.openedAt;
    return said(t('talk.head.waiting', { time: clockTime(since, language) }), elapsed(since, now, language));
  }
  if (consultation.state === 'outside') return [t('talk.head.outside')];
  if (consultation.state === 'bot') return [t('talk.head.bot')];
  const count = t('talk.head.count', { n: consultation.messageCount });
  if (consultation.closedAt)
    return [t('talk.head.closedAt', { time: clockTime(consultation.closedAt, language) }), count];
  const started = consultation.claimedAt ?? consultation.openedAt;
  return said(
    t('talk.head.started', { time: clockTime(started, language) }),
    elapsed(started, now, language),
    count,
  );
}

export function TalkHead(props: TalkHeadProps) {
  const { detail, narrow } = props;
  const { consultation, abilities } = detail;
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  return (
    <header className={css['head']}>
      {narrow ? (
        <IconButton icon="back" label={t('talk.head.back')} onClick={props.onClosePane} />
      ) : (
        <Avatar name={consultation.pseudonym} label={consultation.label} />
      )}
      <div className={css['who']}>
        <h2>{consultation.label}</h2>
        <p>
          {consultation.state === 'closed' && <Tag>{t('talk.head.closed')}</Tag>}
          {standing(detail, now, language, t).join(' · ')}
        </p>
      </div>
      <div className={css['acts']}>
        {abilities.takeOver && (
          <Button size="small" onClick={props.onTakeOver} data-testid="take-over">
            {t('talk.head.takeOver')}
          </Button>
        )}
        {abilities.handOver && (
          <Button size="small" onClick={props.onHandOver} data-testid="hand-over">
            {t('reception.handOver.act')}
          </Button>
        )}
        {abilities.close && (
          <Button size="small" onClick={props.onEnd} data-testid="close-talk">
            {t('talk.head.close')}
          </Button>
        )}
        <IconButton
          icon="person"
          label={t('talk.head.person')}
          aria-pressed={props.personOpen}
          onClick={props.onPerson}
          data-testid="person-toggle"
        />
        {!narrow && <IconButton icon="close" label={t('talk.head.closePane')} onClick={props.onClosePane} />}
      </div>
    </header>
  );
}
