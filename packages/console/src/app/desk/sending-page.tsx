import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page, Section } from '../../components/page.tsx';
import { QuotaRulesSection } from '../../features/desks/quota-rules-section.tsx';
import { QuotaSection } from '../../features/desks/quota-section.tsx';
import { UsageSection } from '../../features/desks/usage-section.tsx';
import { hasDeskRight, useMe } from '../../lib/session.ts';

/** What the desk sends to many, and what its messages of the month cost. */
export function SendingPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { deskId } = useParams({ from: '/settings/desks/$deskId' });
  const figures = hasDeskRight(me, deskId, 'figures.read');
  return (
    <Page title={t('deskParts.sending')}>
      {figures && (
        <>
          <QuotaSection deskId={deskId} />
          <UsageSection deskId={deskId} />
        </>
      )}
      {hasDeskRight(me, deskId, 'desk.manage') && <QuotaRulesSection deskId={deskId} />}
      {figures && (
        <Section
          title={t('common.nav.broadcasts')}
          lead={t('broadcasts.lead')}
          action={
            <Link to="/settings/broadcasts" search={{ desk: deskId }}>
              {t('deskParts.broadcasts')}
            </Link>
          }
        />
      )}
    </Page>
  );
}
