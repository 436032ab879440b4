import { Navigate } from '@tanstack/react-router';
import { desksWith, useMe } from '../lib/session.ts';

/** Everybody begins where their work is: at the talks, at the record of what was done, or at the desks. */
export function Home() {
  const me = useMe();
  if (desksWith(me, 'talk.read_own').length > 0) return <Navigate to="/talks" replace />;
  if (me.rights.includes('audit.read') && !me.rights.includes('staff.manage'))
    return <Navigate to="/settings/audit" replace />;
  return <Navigate to="/settings/desks" replace />;
}

export function SettingsHome() {
  return <Navigate to="/settings/account" replace />;
}
