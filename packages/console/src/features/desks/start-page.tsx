import { materialRoutes } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page, Section } from '../../components/page.tsx';
import { call } from '../../lib/api/call.ts';
import { deskQuery } from '../../lib/desk-queries.ts';
import { hasOperatorRight, useMe } from '../../lib/session.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { ChannelSection } from './channel-section.tsx';
import { MembersSection } from './members-section.tsx';
import { ReadinessSection } from './readiness-section.tsx';
import { StaffChoice } from './staff-choice.tsx';
import css from './desks.module.css';

/** The guide from a new desk to an open one. */
export function StartPage() {
  const { t } = useTranslation();
  const me = useMe();
  const load = useLoadWords();
  const { deskId } = useParams({ from: '/settings/desks/$deskId/start' });
  const desk = useQuery(deskQuery(deskId));
  const materials = useQuery({
    queryKey: ['desk', deskId, 'materials', 'all'],
    queryFn: () => call(materialRoutes.getMaterials, { params: { deskId } }),
  });
  return (
    <Loaded query={desk} {...load}>
      {(data) => (
        <Page
          title={t('deskStart.title')}
          lead={t('deskStart.lead')}
          action={
            <Link to="/settings/desks/$deskId" params={{ deskId }} className={css['back']}>
              {t('deskStart.toDesk')} <Icon name="next" />
            </Link>
          }
        >
          <ChannelSection key={`channel-${data.version}`} desk={data} />
          <Section title={t('deskStart.hours')}>
            <p>{materials.data?.hoursOfDesk ?? t('deskStart.hoursNone')}</p>
          </Section>
          {hasOperatorRight(me, 'staff.manage') && <StaffChoice deskId={deskId} />}
          <MembersSection deskId={deskId} />
          <ReadinessSection desk={data} />
        </Page>
      )}
    </Loaded>
  );
}
