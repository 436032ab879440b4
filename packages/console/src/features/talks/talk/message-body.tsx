import type { Message } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { useLanguage } from '../../../i18n/use-language.ts';
import { clockTime } from '../../../lib/time/format.ts';
import { textPieces } from '../model/text-pieces.ts';
import { FoundAloud, FoundWord } from './found-word.tsx';
import css from './log.module.css';

/** What a message says, whatever its kind; nothing is fetched from LINE to show it. */
export function MessageBody({ message }: { readonly message: Message }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (message.unsentAt)
    return (
      <p className={css['aside']}>
        {t('talk.log.unsentAt', { time: clockTime(message.unsentAt, language) })}
      </p>
    );
  const kind = t(`talk.kind.${nameable(message.kind)}`);
  if (message.refused)
    return (
      <p className={css['aside']}>
        <Icon name={message.kind === 'sticker' ? 'sticker' : 'media'} />
        {t('talk.kind.refused', { kind })}
      </p>
    );
  if (message.text !== null)
    return (
      <>
        <p>
          {textPieces(message.text, message.spans, message.hits).map((piece) => {
            const words = piece.hit ? (
              <FoundWord key={piece.start} hit={piece.hit} text={piece.text} />
            ) : (
              piece.text
            );
            if (piece.kind === 'text') return words;
            return (
              <span key={piece.start} className={css[piece.kind]}>
                {words}
              </span>
            );
          })}
        </p>
        <FoundAloud text={message.text} hits={message.hits} />
      </>
    );
  if (message.kind === 'sticker' && message.note)
    return (
      <p className={css['aside']}>
        <Icon name="sticker" />
        {t('talk.kind.sticker_words', { words: message.note })}
      </p>
    );
  if (message.kind === 'choice' && message.note)
    return <p>{t('talk.kind.chosen', { words: message.note })}</p>;
  return (
    <p className={css['aside']}>
      <Icon name={message.kind === 'sticker' ? 'sticker' : 'media'} />
      {t('talk.kind.received', { kind })}
      {message.note && <span>({message.note})</span>}
    </p>
  );
}

const NAMED = ['text', 'sticker', 'image', 'video', 'audio', 'file', 'location', 'choice'] as const;
type Named = (typeof NAMED)[number];

function nameable(kind: Message['kind']): Named | 'unknown' {
  return NAMED.find((one) => one === kind) ?? 'unknown';
}
