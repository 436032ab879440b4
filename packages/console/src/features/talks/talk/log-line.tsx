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
  readonly log: TalkLog | undefined;
  readonly outgoing: Outgoing;
  readonly label: string;
  readonly canReply: boolean;
  readonly onQuote: (quote: Quote) => void;
}

function systemText(message: Message, t: TFunction): string {
  const name = message.author?.name ?? '';
  switch (message.kind) {
    case 'claimed':
    case 'handed_over':
      return t(`talk.system.${message.kind}`, { name });
    case 'closed':
    case 'reopened':
    case 'followed':
    case 'blocked':
      return t(`talk.system.${message.kind}`);
    default:
      return message.text ?? message.note ?? t('talk.system.other', { kind: message.kind });
  }
}

export function LogLine({ row, log, outgoing, label, canReply, onQuote }: LogLineProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  switch (row.type) {
    case 'beginning':
      return <p className={css['system']}>{t('talk.log.beginning')}</p>;
    case 'day':
      return (
        <p className={css['day']}>
          <time dateTime={row.iso}>{dayLabel(row.iso, now, language)}</time>
        </p>
      );
    case 'system':
      return (
        <p className={css['system']} data-testid="message" data-direction="system">
          <time dateTime={row.message.sentAt} title={dateTime(row.message.sentAt, language)}>
            {clockTime(row.message.sentAt, language)}
          </time>{' '}
          {systemText(row.message, t)}
        </p>
      );
    case 'message':
      return (
        <MessageBubble
          message={row.message}
          joined={row.joined}
          newest={row.newest}
          log={log}
          label={label}
          canReply={canReply}
          onQuote={onQuote}
        />
      );
    case 'pending':
      return <PendingBubble pending={row.pending} outgoing={outgoing} />;
  }
}
