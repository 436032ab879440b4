import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../components/page.tsx';
import { MembersSection } from '../../features/desks/members-section.tsx';
import { CapacitySection } from '../../features/shifts/capacity-section.tsx';
import { LimitsSection } from '../../features/shifts/limits-section.tsx';
import { hasDeskRight, useMe } from '../../lib/session.ts';

export function PeoplePage() {
  const { t } = useTranslation();
  const me = useMe();
  const { deskId } = useParams({ from: '/settings/desks/$deskId' });
  const plans = hasDeskRight(me, deskId, 'shift.manage');
  return (
    <Page title={t('deskParts.people')}>
      <MembersSection deskId={deskId} />
      <LimitsSection deskId={deskId} editable={plans} />
      {plans && <CapacitySection deskId={deskId} />}
    </Page>
  );
}
