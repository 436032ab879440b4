import type { HoursWords } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import css from './hours.module.css';

/** The hours as people are told them. Japanese is what is sent, so it is shown in every language of the console. */
export function HoursWordsCard({ words }: { readonly words: HoursWords }) {
  const { t } = useTranslation();
  const english = useLanguage() === 'en';
  return (
    <div className={css['words']}>
      <dl className={css['words']}>
        <div>
          <dt>{t('hours.inWords')}</dt>
          <dd data-testid="hours-words">
            <p lang="ja">{words.hours.ja}</p>
            {english && <p lang="en">{words.hours.en}</p>}
          </dd>
        </div>
        <div>
          <dt>{t('hours.told')}</dt>
          <dd>
            <p lang="ja">{words.status.ja}</p>
            {english && <p lang="en">{words.status.en}</p>}
          </dd>
        </div>
      </dl>
      <details>
        <summary>{t('hours.easy')}</summary>
        <p lang="ja">{words.hours.easy}</p>
        <p lang="ja">{words.status.easy}</p>
      </details>
    </div>
  );
}
