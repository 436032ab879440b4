import { Navigate } from '@tanstack/react-router';
import { desksWith, useMe } from '../lib/session.ts';

/** Everybody begins where their work is: at the talks, the record of what was done, texts to approve, or the desks. */
export function Home() {
  const me = useMe();
  if (desksWith(me, 'talk.read_own').length > 0) return <Navigate to="/talks" replace />;
  if (me.rights.includes('audit.read') && !me.rights.includes('staff.manage'))
    return <Navigate to="/settings/audit" replace />;
  // An officer sees no talks; what waits for the authority's word comes first.
  if (desksWith(me, 'notice.approve').length > 0) return <Navigate to="/settings/approvals" replace />;
  return <Navigate to="/settings/desks" replace />;
}

export function SettingsHome() {
  return <Navigate to="/settings/account" replace />;
}
