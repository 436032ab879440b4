import { useParams } from '@tanstack/react-router';
import { TemplatesSection } from '../../features/desks/templates-section.tsx';
import { NoticesPage } from '../../features/notices/notices-page.tsx';
import { hasDeskRight, useMe } from '../../lib/session.ts';
import { isOfficerOnly } from './desk-parts.ts';

/** All that is written beforehand: the automatic texts, the phone lines in them, the counselors' templates. */
export function TextsPage() {
  const me = useMe();
  const { deskId } = useParams({ from: '/settings/desks/$deskId' });
  return (
    <NoticesPage>
      {!isOfficerOnly(me, deskId) && (
        <TemplatesSection deskId={deskId} editable={hasDeskRight(me, deskId, 'template.manage')} />
      )}
    </NoticesPage>
  );
}
