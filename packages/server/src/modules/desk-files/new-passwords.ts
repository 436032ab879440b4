import {
  findStaffByLogin,
  newTemporaryPassword,
  requireGoodPassword,
  type IdentityContext,
} from '../identity/index.ts';
import { DeskFileError, type DeskFileFault } from './desk-file-error.ts';
import type { ResolvedDeskFile } from './resolve-desk-file.ts';

export interface NewPassword {
  readonly hash: string;
  readonly mustChange: boolean;
  /** The password itself where the system made it, to be shown once. */
  readonly shown: string | null;
}

/** Passwords of those of the file whose sign-in name is new, by sign-in name. Hashing is slow and needs no lock. */
export async function newPasswords(
  context: Pick<IdentityContext, 'db' | 'passwords'>,
  file: ResolvedDeskFile,
  operatorId: string | null,
): Promise<Map<string, NewPassword>> {
  const made = new Map<string, NewPassword>();
  const faults: DeskFileFault[] = [];
  for (const [index, { login, name, password }] of file.staff.entries()) {
    const owner = await findStaffByLogin(context.db, login);
    if (owner) {
      if (owner.operatorId !== operatorId)
        faults.push({ path: `staff.${index}.login`, line: null, reason: 'is taken in another operator' });
      continue;
    }
    const chosen = password ?? newTemporaryPassword();
    if (password !== null)
      try {
        requireGoodPassword(password, { login, name, operatorName: file.operator });
      } catch (error) {
        const reason = error instanceof Error ? error.message : 'is too weak';
        faults.push({ path: `staff.${index}.password`, line: null, reason });
        continue;
      }
    made.set(login, {
      hash: await context.passwords.hash(chosen),
      mustChange: password === null,
      shown: password === null ? chosen : null,
    });
  }
  if (faults.length > 0) throw new DeskFileError(faults);
  return made;
}
