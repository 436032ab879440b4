import { z } from 'zod';
import type { ConsultationKey } from '../../platform/crypto/keyring.ts';

const Tail = z.array(z.string());
const place = (consultationId: string): string => `consultations.tail|${consultationId}`;

/** The newest words of a talk's person, kept beside the talk so that a batch need not read messages again. */
export function openTail(
  key: ConsultationKey | undefined,
  row: { readonly id: string; readonly sealed_tail: Buffer | null },
): string[] {
  if (!key || !row.sealed_tail) return [];
  return Tail.parse(JSON.parse(key.unseal(place(row.id), row.sealed_tail)));
}

export function sealTail(
  key: ConsultationKey,
  consultationId: string,
  tail: readonly string[],
): Buffer | null {
  return tail.length > 0 ? key.seal(place(consultationId), JSON.stringify(tail)) : null;
}
