import type { Message } from '@tomoshibi/contract';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import type { Outgoing } from '../../../lib/live/outgoing.ts';
import type { TalkLog } from '../../../lib/live/talk-log.ts';
import { clockTime, dateTime, dayLabel } from '../../../lib/time/format.ts';
import { useNow } from '../../../lib/time/use-now.ts';
import type { LogRow } from '../model/log-rows.ts';
import { MessageBubble } from './message-bubble.tsx';
import { PendingBubble } from './pending-bubble.tsx';
import type { Quote } from './quote.ts';
import css from './log.module.css';

interface LogLineProps {
  readonly row: LogRow;
  readonly log: TalkLog;
  readonly outgoing: Outgoing;
  readonly label: string;
  readonly canReply: boolean;
  readonly inRoom: boolean;
  readonly onQuote: (quote: Quote) => void;
}

const NAMED = ['claimed', 'handed_over'] as const;
const PLAIN = ['moved', 'closed', 'reopened', 'followed', 'blocked'] as const;

function systemText(message: Message, t: TFunction): string {
  const named = NAMED.find((kind) => kind === message.kind);
  if (named) return t(`talk.system.${named}`, { name: message.author?.name ?? '' });
  const plain = PLAIN.find((kind) => kind === message.kind);
  if (plain) return t(`talk.system.${plain}`);
  return message.text ?? message.note ?? t('talk.system.other', { kind: message.kind });
}

export function LogLine({ row, log, outgoing, label, canReply, inRoom, onQuote }: LogLineProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  if (row.type === 'pending') return <PendingBubble pending={row.pending} outgoing={outgoing} />;
  if (row.type === 'beginning') return <p className={css['system']}>{t('talk.log.beginning')}</p>;
  if (row.type === 'day')
    return (
      <p className={css['day']}>
        <time dateTime={row.iso}>{dayLabel(row.iso, now, language)}</time>
      </p>
    );
  if (row.type === 'system')
    return (
      <p className={css['system']} data-testid="message" data-direction="system">
        <time dateTime={row.message.sentAt} title={dateTime(row.message.sentAt, language)}>
          {clockTime(row.message.sentAt, language)}
        </time>{' '}
        {systemText(row.message, t)}
      </p>
    );
  return (
    <MessageBubble
      message={row.message}
      joined={row.joined}
      newest={row.newest}
      behind={row.behind}
      log={log}
      label={label}
      canReply={canReply}
      inRoom={inRoom}
      onQuote={onQuote}
    />
  );
}
