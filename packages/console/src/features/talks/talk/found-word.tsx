import type { MessageHit } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import css from './log.module.css';

/** A keyword in a message. The kind of line under it says which list it is of; a doubtful one has the faintest. */
export function FoundWord({ hit, text }: { readonly hit: MessageHit; readonly text: string }) {
  const { t } = useTranslation();
  const list = t(`alerts.hit.${hit.list}`);
  const words =
    hit.likelyFalse === null
      ? t('alerts.hit.title', { list, level: t(`alerts.level.${hit.level}`) })
      : t('alerts.hit.doubtful', { list });
  return (
    <mark
      className={css['found']}
      data-list={hit.list}
      data-level={hit.level}
      data-doubtful={hit.likelyFalse !== null}
      title={words}
    >
      {text}
      <span className={`visually-hidden ${css['unmarked']}`}>({words})</span>
    </mark>
  );
}
