import type { Message } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../components/icon-button.tsx';
import { useLanguage } from '../../../i18n/use-language.ts';
import type { TalkLog } from '../../../lib/live/talk-log.ts';
import { useMe } from '../../../lib/session.ts';
import { clockTime, dateTime } from '../../../lib/time/format.ts';
import { focusComposer } from '../focus.ts';
import { DeliveryDecision } from './delivery-decision.tsx';
import { DeliveryLine } from './delivery-line.tsx';
import { MessageBody } from './message-body.tsx';
import type { Quote } from './quote.ts';
import css from './log.module.css';

interface MessageBubbleProps {
  readonly message: Message;
  readonly joined: boolean;
  /** The newest answer says its state in words; older ones that went well only by a mark. */
  readonly newest: boolean;
  readonly behind: boolean;
  readonly log: TalkLog;
  readonly label: string;
  readonly canReply: boolean;
  /** The talk is in the secure room: there nothing is quoted, and words from LINE are marked. */
  readonly inRoom: boolean;
  readonly onQuote: (quote: Quote) => void;
}

const EXCERPT_UNITS = 80;

export function MessageBubble({
  message,
  joined,
  newest,
  behind,
  log,
  label,
  canReply,
  inRoom,
  onQuote,
}: MessageBubbleProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const own = message.direction === 'out';
  const speaker = own
    ? message.author
      ? t('talk.log.counselor', { name: message.author.name })
      : t('talk.log.bot')
    : label;
  const quotable = canReply && !inRoom && !message.unsentAt && message.text !== null;
  return (
    <article
      className={css['message']}
      data-testid="message"
      data-direction={message.direction}
      data-delivery={message.delivery?.state}
      data-joined={joined}
      data-automatic={own && message.author === null}
    >
      <span className="visually-hidden">{speaker}:</span>
      {own && !joined && message.author?.staffId !== me.staffId && (
        <span className={css['speaker']}>{speaker}</span>
      )}
      <div className={css['line']}>
        <div className={css['bubble']} data-unsent={message.unsentAt !== null} data-refused={message.refused}>
          {message.quote && (
            <blockquote className={css['quote']}>
              {message.quote.excerpt ?? t('talk.log.quoteGone')}
            </blockquote>
          )}
          <MessageBody message={message} />
        </div>
        <div className={css['meta']}>
          {inRoom && !own && message.via === 'line' && (
            <span title={t('rooms.overLineHint')} data-testid="over-line">
              {t('rooms.overLine')}
            </span>
          )}
          {message.editedAt && !message.unsentAt && <span>{t('talk.log.edited')}</span>}
          <time dateTime={message.sentAt} title={dateTime(message.sentAt, language)}>
            {clockTime(message.sentAt, language)}
          </time>
          {message.delivery && <DeliveryLine delivery={message.delivery} brief={!newest} behind={behind} />}
        </div>
        {quotable && (
          <IconButton
            icon="reply"
            label={t('talk.log.reply')}
            className={css['reply'] ?? ''}
            onClick={() => {
              onQuote({ messageId: message.id, excerpt: message.text?.slice(0, EXCERPT_UNITS) ?? null });
              focusComposer(message.consultationId);
            }}
          />
        )}
      </div>
      {message.delivery && (message.delivery.state === 'failed' || message.delivery.state === 'unknown') && (
        <DeliveryDecision message={message} delivery={message.delivery} log={log} canDecide={canReply} />
      )}
    </article>
  );
}
