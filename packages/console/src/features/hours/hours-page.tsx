import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { Page, Section } from '../../components/page.tsx';
import { hoursQuery } from '../../lib/desk-queries.ts';
import { hasDeskRight, useMe } from '../../lib/session.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { HoursNow } from '../../shared/hours/hours-now.tsx';
import { HoursEditor } from './hours-editor.tsx';
import { HoursMonth } from './hours-month.tsx';
import { HoursWordsCard } from './hours-words-card.tsx';

/** The hours of a desk: for those who manage them an editor, for the others how they are. */
export function HoursPage() {
  const { t } = useTranslation();
  const me = useMe();
  const load = useLoadWords();
  const { deskId } = useParams({ from: '/settings/desks/$deskId/hours' });
  const hours = useQuery(hoursQuery(deskId));
  const manages = hasDeskRight(me, deskId, 'hours.manage');
  return (
    <Page wide title={t('hours.title')} lead={t('hours.lead')}>
      <Loaded query={hours} {...load}>
        {(data) => (
          <>
            <Section title={t('hours.now')}>
              <HoursNow hours={data} />
            </Section>
            {manages ? (
              <HoursEditor hours={data} />
            ) : (
              <Section title={t('hours.inWords')}>
                <HoursWordsCard words={data.words} />
                <HoursMonth deskId={deskId} />
              </Section>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}
