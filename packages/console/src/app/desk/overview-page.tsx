import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { Facts, Page, Section } from '../../components/page.tsx';
import { ChannelSection } from '../../features/desks/channel-section.tsx';
import { DeskSettings } from '../../features/desks/desk-settings.tsx';
import { ReadinessSection } from '../../features/desks/readiness-section.tsx';
import { StartLink } from '../../features/desks/start-link.tsx';
import { deskQuery } from '../../lib/desk-queries.ts';
import { hasDeskRight, useMe } from '../../lib/session.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { HoursSection } from '../../shared/hours/hours-section.tsx';

export function OverviewPage() {
  const { t } = useTranslation();
  const me = useMe();
  const load = useLoadWords();
  const { deskId } = useParams({ from: '/settings/desks/$deskId' });
  const desk = useQuery(deskQuery(deskId));
  const manages = hasDeskRight(me, deskId, 'desk.manage');
  return (
    <Loaded query={desk} {...load}>
      {(data) => (
        <Page title={t('deskParts.overview')} lead={t('deskParts.overviewLead')}>
          {manages && <StartLink desk={data} />}
          <HoursSection deskId={deskId} />
          {manages ? (
            <>
              <ChannelSection key={`channel-${data.version}`} desk={data} />
              <ReadinessSection desk={data} />
              <DeskSettings key={`settings-${data.version}`} desk={data} />
            </>
          ) : (
            <Section title={t('admin.desks.settings')}>
              <Facts
                rows={[
                  [t('admin.desks.authority'), data.authority.name],
                  [t('deskParts.state'), t(`common.state.${data.state}`)],
                ]}
              />
            </Section>
          )}
        </Page>
      )}
    </Loaded>
  );
}
