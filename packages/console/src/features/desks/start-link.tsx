import type { Desk } from '@tomoshibi/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';

/** The way back to the guide while a desk is not open or not connected. */
export function StartLink({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation();
  if (desk.state === 'active' && desk.channel) return null;
  return (
    <Notice tone="lamp" icon="alert">
      {t('deskStart.continueLead')}{' '}
      <Link to="/settings/desks/$deskId/start" params={{ deskId: desk.deskId }}>
        {t('deskStart.continue')}
      </Link>
    </Notice>
  );
}
