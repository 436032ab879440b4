import { Navigate } from '@tanstack/react-router';
import { desksWith, useMe } from '../lib/session.ts';

/** Those who talk begin at the talks, everybody else at the settings. */
export function Home() {
  const me = useMe();
  return desksWith(me, 'talk.read_own').length > 0 ? (
    <Navigate to="/talks" replace />
  ) : (
    <Navigate to="/settings/account" replace />
  );
}

export function SettingsHome() {
  return <Navigate to="/settings/account" replace />;
}
