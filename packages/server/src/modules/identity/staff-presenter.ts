import type { ApiToken, Staff } from '@tomoshibi/contract';
import type { z } from 'zod';
import type { Membership, StaffRecord } from './staff-store.ts';
import type { TokenRecord } from './tokens-store.ts';

export function presentStaff(row: StaffRecord, memberships: readonly Membership[]): Staff {
  return {
    staffId: row.id,
    login: row.login,
    name: row.name,
    state: row.state,
    operatorRoles: row.operator_roles,
    desks: memberships
      .filter(({ staffId }) => staffId === row.id)
      .map(({ deskId, role }) => ({ deskId, role })),
    totpEnabled: row.totp_enabled,
    mustChangePassword: row.must_change_password,
    lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
  };
}

export function presentToken(row: TokenRecord): z.infer<typeof ApiToken> {
  return {
    tokenId: row.id,
    name: row.name,
    staffId: row.staff_id,
    staffName: row.staff_name,
    access: row.access,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  };
}
