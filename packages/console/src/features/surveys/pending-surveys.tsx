import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.tsx';
import { Section } from '../../components/page.tsx';
import { pendingSurveysQuery } from './survey-queries.ts';
import css from './surveys.module.css';

/** Surveys that wait for a decision, each with the way to the page where it is read and made. */
export function PendingSurveys() {
  const { t } = useTranslation();
  const { data = [] } = useQuery(pendingSurveysQuery);
  if (data.length === 0) return null;
  return (
    <Section title={t('surveys.pending')}>
      <ul className={css['pending']}>
        {data.map(({ deskName, version }) => (
          <li key={version.versionId}>
            <Link
              to="/settings/desks/$deskId/surveys/$surveyKey"
              params={{ deskId: version.deskId, surveyKey: version.key }}
              className={css['go']}
            >
              {version.document.title} — {deskName} <Icon name="next" />
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
