import type { MessageHit } from '@tomoshibi/contract';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { alerts } from '../../../i18n/ja/alerts.ts';
import css from './log.module.css';

type Reason = keyof typeof alerts.reason;
const isReason = (reason: string): reason is Reason => Object.hasOwn(alerts.reason, reason);
/** A reason the console does not know yet still says that it may be meant otherwise. */
const reasonOf = (reason: string): Reason => (isReason(reason) ? reason : 'other_meaning');

function wordsOf(hit: MessageHit, t: TFunction): string {
  const list = t(`alerts.hit.${hit.list}`);
  if (hit.likelyFalse !== null)
    return t('alerts.hit.doubtful', { list, reason: t(`alerts.reason.${reasonOf(hit.likelyFalse)}`) });
  return t('alerts.hit.title', { list, level: t(`alerts.level.${hit.level}`) });
}

/** A keyword in a message. The kind of line under it says which list it is of; a doubtful one has the faintest. */
export function FoundWord({ hit, text }: { readonly hit: MessageHit; readonly text: string }) {
  const { t } = useTranslation();
  return (
    <mark
      className={css['found']}
      data-list={hit.list}
      data-level={hit.level}
      data-doubtful={hit.likelyFalse !== null}
      title={wordsOf(hit, t)}
    >
      {text}
    </mark>
  );
}

/** The same in words after the message, for those who hear it: lines under words are silent. */
export function FoundAloud({ text, hits }: { readonly text: string; readonly hits: readonly MessageHit[] }) {
  const { t } = useTranslation();
  if (hits.length === 0) return null;
  const found = hits.map((hit) => `${text.slice(hit.start, hit.end)}(${wordsOf(hit, t)})`);
  return (
    <p className={`visually-hidden ${css['unmarked']}`}>
      {t('alerts.hit.aloud', { words: [...new Set(found)].join('、') })}
    </p>
  );
}
