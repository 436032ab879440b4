import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../components/page.tsx';
import { AlertClockSection } from '../../features/desks/alert-clock-section.tsx';
import { AlertContactsSection } from '../../features/desks/alert-contacts-section.tsx';
import { AlertTermsSection } from '../../features/desks/alert-terms-section.tsx';

export function KeywordsPage() {
  const { t } = useTranslation();
  const { deskId } = useParams({ from: '/settings/desks/$deskId' });
  return (
    <Page title={t('deskParts.keywords')}>
      <AlertTermsSection deskId={deskId} />
      <AlertClockSection deskId={deskId} />
      <AlertContactsSection deskId={deskId} />
    </Page>
  );
}
