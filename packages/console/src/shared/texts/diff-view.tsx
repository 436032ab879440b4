import { useTranslation } from 'react-i18next';
import { lineDiff } from './line-diff.ts';
import css from './texts.module.css';

const SIGNS = { same: ' ', added: '+', removed: '−' } as const;

/** What changes line by line; said by sign and words, not by colour alone. */
export function DiffView({ before, after }: { readonly before: string; readonly after: string }) {
  const { t } = useTranslation();
  if (before === after) return <p className={css['soft']}>{t('notices.diffSame')}</p>;
  return (
    <div className={css['diff']}>
      {lineDiff(before, after).map(({ mark, text }, index) => (
        <div key={index} data-mark={mark}>
          <span aria-hidden="true">{SIGNS[mark]}</span>
          <span>
            {mark !== 'same' && <span className="visually-hidden">{t(`notices.${mark}`)}: </span>}
            {text === '' ? '\u00a0' : text}
          </span>
        </div>
      ))}
    </div>
  );
}
