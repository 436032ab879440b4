import {
  NOTIFICATION_GROUPS,
  type DeskRole,
  type NotificationChoice,
  type NotificationChoices,
  type NotificationGroup,
  type OperatorRole,
} from '@tomoshibi/contract';

export interface Preferences {
  readonly choices: NotificationChoices;
  readonly quiet: 'never' | 'outside_shift';
}

type Way = keyof NotificationChoice;
type Wanted = Partial<Record<NotificationGroup, readonly Way[]>>;

/** At the talks: the queue sounds as it always did; a telephone rings for one's own talks and for alerts only. */
const counselor: Wanted = { waiting: ['sound'], own_talk: ['sound', 'push'], alert: ['sound', 'push'] };
const BY_ROLE: Record<DeskRole | OperatorRole, Wanted> = {
  counselor,
  senior_counselor: counselor,
  supervisor: { ...counselor, approval: ['push'], running: ['push'] },
  coordinator: { own_talk: ['sound', 'push'] },
  // Seldom at the console, so they are reached where they are.
  officer: { approval: ['push', 'mail'] },
  headquarters: { running: ['mail'] },
  system_admin: { running: ['mail'] },
  auditor: {},
};
/** Who works in shifts. Others would be "off duty" for ever and never hear of anything. */
const IN_SHIFTS: ReadonlySet<DeskRole> = new Set(['counselor', 'senior_counselor', 'supervisor']);

const silent = (): NotificationChoice => ({ sound: false, push: false, mail: false });

/** What suits somebody with these roles until they choose for themselves. */
export function defaultPreferences(
  deskRoles: readonly DeskRole[],
  operatorRoles: readonly OperatorRole[],
): Preferences {
  const choices: NotificationChoices = {
    alert: silent(),
    own_talk: silent(),
    waiting: silent(),
    approval: silent(),
    running: silent(),
  };
  for (const role of [...deskRoles, ...operatorRoles])
    for (const group of NOTIFICATION_GROUPS)
      for (const way of BY_ROLE[role][group] ?? []) choices[group][way] = true;
  return { choices, quiet: deskRoles.some((role) => IN_SHIFTS.has(role)) ? 'outside_shift' : 'never' };
}
