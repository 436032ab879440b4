import { z } from 'zod';

/** Roles held at one desk. */
export const DESK_ROLES = ['counselor', 'senior_counselor', 'supervisor', 'coordinator', 'officer'] as const;
/** Roles held in the whole operator. */
export const OPERATOR_ROLES = ['headquarters', 'system_admin', 'auditor'] as const;

export const DeskRole = z.enum(DESK_ROLES).meta({ id: 'DeskRole' });
export type DeskRole = z.infer<typeof DeskRole>;
export const OperatorRole = z.enum(OPERATOR_ROLES).meta({ id: 'OperatorRole' });
export type OperatorRole = z.infer<typeof OperatorRole>;

/** Rights that hold at one desk. */
export const DESK_RIGHTS = [
  'desk.read',
  'desk.manage',
  'desk.operate',
  'hours.manage',
  'figures.read',
  'template.manage',
  'material.read',
  'material.manage',
  'notice.edit',
  'notice.approve',
  'rules.manage',
  'unreached.manage',
  'talk.read_own',
  'talk.read_any',
  'talk.claim',
  'talk.reply',
  'talk.close',
  'talk.note',
  'talk.intervene',
  'broadcast.write',
  'broadcast.approve',
  'broadcast.stop',
  'shift.own',
  'shift.manage',
  'assignment.manage',
  'assignment.count',
  'alert.take',
  'alert.decide',
  'alert.manage',
] as const;
/** Rights that hold in the whole operator. */
export const OPERATOR_RIGHTS = [
  'desk.create',
  'staff.manage',
  'token.manage',
  'notification.manage',
  'audit.read',
  'hotline.manage',
] as const;

export type DeskRight = (typeof DESK_RIGHTS)[number];
export type OperatorRight = (typeof OPERATOR_RIGHTS)[number];
export type Right = DeskRight | OperatorRight;
export const Right = z.enum([...DESK_RIGHTS, ...OPERATOR_RIGHTS]).meta({ id: 'Right' });

const counselor: readonly DeskRight[] = [
  'desk.read',
  'talk.read_own',
  'talk.claim',
  'talk.reply',
  'talk.close',
  'talk.note',
  'shift.own',
  'alert.take',
];

/**
 * Who may do what at a desk. Officers of the authority see figures and never a talk; the system administrator
 * changes settings and never sees a talk (requirement R80).
 */
export const DESK_ROLE_RIGHTS: Record<DeskRole, readonly DeskRight[]> = {
  counselor,
  senior_counselor: [...counselor, 'talk.read_any', 'alert.decide', 'assignment.manage'],
  // A supervisor approves texts only at a desk without an officer; the verb sees to that.
  supervisor: [
    ...counselor,
    'talk.read_any',
    'talk.intervene',
    'template.manage',
    'figures.read',
    'material.read',
    'material.manage',
    'broadcast.write',
    'broadcast.stop',
    'shift.manage',
    'assignment.manage',
    'assignment.count',
    'alert.decide',
    'alert.manage',
    'desk.operate',
    'hours.manage',
    'notice.edit',
    'notice.approve',
    'rules.manage',
    'unreached.manage',
  ],
  coordinator: ['desk.read', 'talk.read_own', 'talk.note'],
  // The authority fixes beforehand what is told to everybody, so its officer approves texts and broadcasts.
  officer: [
    'desk.read',
    'figures.read',
    'notice.approve',
    'material.read',
    'broadcast.approve',
    'broadcast.stop',
  ],
};

/** Rights an operator role gives at every desk of the operator. */
export const OPERATOR_ROLE_DESK_RIGHTS: Record<OperatorRole, readonly DeskRight[]> = {
  headquarters: [
    'desk.read',
    'figures.read',
    'shift.manage',
    'assignment.count',
    'material.read',
    'broadcast.write',
    'broadcast.approve',
    'broadcast.stop',
  ],
  system_admin: [
    'desk.read',
    'desk.manage',
    'template.manage',
    'shift.manage',
    'alert.manage',
    'material.read',
    'material.manage',
    'hours.manage',
    'notice.edit',
    'rules.manage',
  ],
  auditor: ['desk.read'],
};

export const OPERATOR_ROLE_RIGHTS: Record<OperatorRole, readonly OperatorRight[]> = {
  headquarters: ['hotline.manage'],
  system_admin: ['desk.create', 'staff.manage', 'token.manage', 'notification.manage', 'hotline.manage'],
  auditor: ['audit.read'],
};

/** Rights held at one desk by somebody with these roles. */
export function deskRightsOf(
  operatorRoles: readonly OperatorRole[],
  deskRole: DeskRole | null,
): Set<DeskRight> {
  const rights = new Set<DeskRight>(deskRole ? DESK_ROLE_RIGHTS[deskRole] : []);
  for (const role of operatorRoles) for (const right of OPERATOR_ROLE_DESK_RIGHTS[role]) rights.add(right);
  return rights;
}

export function operatorRightsOf(operatorRoles: readonly OperatorRole[]): Set<OperatorRight> {
  return new Set(operatorRoles.flatMap((role) => OPERATOR_ROLE_RIGHTS[role]));
}
