import { checkText, isPageKind, TEXT_KINDS, type TextKind, type TextVersion } from '@tomoshibi/contract';
import { AppError } from '../../platform/app-error.ts';
import type { VersionContent, VersionDoor } from '../text-versions/index.ts';
import { ensurePublicId } from './public-id.ts';

export function requireRightText({ kind, bodies, turnedOff }: VersionContent<TextKind>): void {
  const faults = checkText(kind, bodies, turnedOff);
  if (faults.length === 0) return;
  const named = faults.map(({ field, reason }) => `${field} ${reason}`).join('; ');
  throw new AppError('invalid_input', `The text is not right: ${named}`.slice(0, 500), faults);
}

/** How automatic texts and page texts go through draft and approval. */
export const textDoor: VersionDoor<TextKind, TextVersion> = {
  kinds: TEXT_KINDS,
  noun: 'notice',
  topic: 'notices',
  requireRight(_tx, draft) {
    requireRightText(draft);
    return Promise.resolve();
  },
  async inForce(tx, { desk_id: deskId, kind, turned_off: turnedOff }) {
    if (isPageKind(kind) && !turnedOff) await ensurePublicId(tx, deskId);
  },
  present: ({ kind, bodies }, facts) => ({ ...facts, kind, bodies }),
};
