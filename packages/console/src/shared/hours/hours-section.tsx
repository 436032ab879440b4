import type { DeskHours } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { Section } from '../../components/page.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { hoursQuery } from '../../lib/desk-queries.ts';
import { hasDeskRight, useMe } from '../../lib/session.ts';
import { dateTime, type Language } from '../../lib/time/format.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { HoursNow } from './hours-now.tsx';
import css from './hours-now.module.css';

function savedWords({ savedAt, savedBy, version: n }: DeskHours, language: Language, t: TFunction): string {
  if (savedAt === null) return t('hours.never');
  const time = dateTime(savedAt, language);
  return savedBy
    ? t('hours.savedBy', { name: savedBy.name, time, n })
    : t('hours.savedBySystem', { time, n });
}

/** The hours on the desk's page, in short. */
export function HoursSection({ deskId }: { readonly deskId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const load = useLoadWords();
  const hours = useQuery(hoursQuery(deskId));
  const manages = hasDeskRight(me, deskId, 'hours.manage');
  return (
    <Section
      title={t('hours.title')}
      action={
        <Link
          to="/settings/desks/$deskId/hours"
          params={{ deskId }}
          className={css['go']}
          data-testid="hours-open"
        >
          {t(manages ? 'hours.edit' : 'hours.open')}
        </Link>
      }
    >
      <Loaded query={hours} {...load}>
        {(data) => (
          <>
            <HoursNow hours={data} />
            <p>{language === 'ja' ? data.words.hours.ja : data.words.hours.en}</p>
            <small className={css['saved']}>{savedWords(data, language, t)}</small>
          </>
        )}
      </Loaded>
    </Section>
  );
}
