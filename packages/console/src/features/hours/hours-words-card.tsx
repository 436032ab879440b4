import type { HoursWords } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../components/page.tsx';
import { useLanguage } from '../../i18n/use-language.ts';

/** The hours as people are told them; Japanese and easy Japanese are what is sent, so they are always shown. */
export function HoursWordsCard({ words }: { readonly words: HoursWords }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Facts
      rows={[
        [
          t('hours.inWords'),
          <div key="hours" data-testid="hours-words">
            <span lang="ja">{words.hours.ja}</span>
            {language === 'en' && <p lang="en">{words.hours.en}</p>}
          </div>,
        ],
        [
          t('hours.told'),
          <div key="status" data-testid="hours-told">
            <span lang="ja">{words.status.ja}</span>
            {language === 'en' && <p lang="en">{words.status.en}</p>}
          </div>,
        ],
        [
          t('hours.easy'),
          <div key="easy" lang="ja">
            <p>{words.hours.easy}</p>
            <p>{words.status.easy}</p>
          </div>,
        ],
      ]}
    />
  );
}
