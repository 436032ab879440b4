import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../components/page.tsx';
import { RoomSection } from '../../features/desks/room-section.tsx';
import { RulesSection } from '../../features/desks/rules-section.tsx';
import { hasDeskRight, useMe } from '../../lib/session.ts';

export function RulesPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { deskId } = useParams({ from: '/settings/desks/$deskId' });
  return (
    <Page title={t('deskParts.rules')}>
      <RoomSection deskId={deskId} editable={hasDeskRight(me, deskId, 'rules.manage')} />
      <RulesSection deskId={deskId} editable={hasDeskRight(me, deskId, 'rules.manage')} />
    </Page>
  );
}
