import { z } from 'zod';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';

/** The seal of a member's own address. */
export const ownAddressPlace = (staffId: string) => `notification_preferences.address|${staffId}`;

/** The sign-in name, where it is an address. */
export const defaultAddress = (login: string): string | null =>
  z.email().safeParse(login).success ? login : null;

export const openAddress = (keys: OperatorKeys, staffId: string, sealed: Buffer | null): string | null =>
  sealed && keys.unseal(ownAddressPlace(staffId), sealed).toString('utf8');

/** Where a member's mail goes; null: nowhere. */
export function addressOf(
  keys: OperatorKeys,
  staffId: string,
  login: string,
  sealed: Buffer | null,
): string | null {
  return openAddress(keys, staffId, sealed) ?? defaultAddress(login);
}
