import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../components/page.tsx';
import { AlertFiguresSection } from '../../features/desks/alert-figures-section.tsx';
import { UnreachedFiguresSection } from '../../features/reception/unreached-figures-section.tsx';
import { SlotsSection } from '../../features/shifts/slots-section.tsx';

export function FiguresPage() {
  const { t } = useTranslation();
  const { deskId } = useParams({ from: '/settings/desks/$deskId' });
  return (
    <Page title={t('deskParts.figures')}>
      <SlotsSection deskId={deskId} />
      <UnreachedFiguresSection deskId={deskId} />
      <AlertFiguresSection deskId={deskId} />
    </Page>
  );
}
