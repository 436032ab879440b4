import { createHmac, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';
import { seal, unseal } from './seal.ts';

/** The keys of one operator. Lives in memory only. */
export interface OperatorKeys {
  readonly operatorId: string;
  /** Seals a value that belongs to the operator; `place` is table and row. */
  seal(place: string, plain: Buffer | string): Buffer;
  unseal(place: string, sealed: Buffer): Buffer;
  /** Equality index over a secret value (a LINE user id); reveals only that two values are equal. */
  index(purpose: string, value: string): Buffer;
  /** Bytes that only this operator's key gives, the same on every node and after a restore. */
  derive(purpose: string, length: number): Buffer;
  /** A new consultation key, with its wrapped form for the database. */
  newConsultationKey(consultationId: string): { key: ConsultationKey; wrapped: Buffer };
  openConsultationKey(consultationId: string, wrapped: Buffer): ConsultationKey;
}

/**
 * Seals the words of one consultation. Destroying its wrapped form erases them there; the raw events of the inbox are
 * sealed with the operator's key and must be erased beside it.
 */
export interface ConsultationKey {
  seal(place: string, plain: string): Buffer;
  unseal(place: string, sealed: Buffer): string;
}

function consultationKey(operatorId: string, bytes: Buffer): ConsultationKey {
  // Also for a single use: a cipher made from raw bytes costs several times as much.
  const raw = createSecretKey(bytes);
  return {
    seal: (place, plain) => seal(raw, `${operatorId}|${place}`, plain),
    unseal: (place, sealed) => unseal(raw, `${operatorId}|${place}`, sealed).toString('utf8'),
  };
}

function operatorKeys(operatorId: string, bytes: Buffer): OperatorKeys {
  const raw = createSecretKey(bytes);
  const indexKey = createSecretKey(Buffer.from(hkdfSync('sha256', bytes, operatorId, 'index', 32)));
  const wrapContext = (consultationId: string) => `${operatorId}|consultations.key|${consultationId}`;
  return {
    operatorId,
    seal: (place, plain) => seal(raw, `${operatorId}|${place}`, plain),
    unseal: (place, sealed) => unseal(raw, `${operatorId}|${place}`, sealed),
    index: (purpose, value) => createHmac('sha256', indexKey).update(`${purpose}\0${value}`).digest(),
    derive: (purpose, length) =>
      Buffer.from(hkdfSync('sha256', raw, operatorId, `derive|${purpose}`, length)),
    newConsultationKey(consultationId) {
      const key = randomBytes(32);
      return { key: consultationKey(operatorId, key), wrapped: seal(raw, wrapContext(consultationId), key) };
    },
    openConsultationKey: (consultationId, wrapped) =>
      consultationKey(operatorId, unseal(raw, wrapContext(consultationId), wrapped)),
  };
}

const operatorContext = (operatorId: string) => `operators.key|${operatorId}`;

/** The root key's holder: opens operator keys and hashes what belongs to no operator. */
export interface Keyring {
  newOperatorKey(operatorId: string): Buffer;
  openOperatorKey(operatorId: string, wrapped: Buffer): OperatorKeys;
  /** Keyed hash of something of no operator, such as a sign-in name in the throttle table. */
  hash(purpose: string, value: string): Buffer;
}

export function createKeyring(rootKey: Buffer): Keyring {
  const hashKey = Buffer.from(hkdfSync('sha256', rootKey, '', 'hash', 32));
  return {
    newOperatorKey: (operatorId) => seal(rootKey, operatorContext(operatorId), randomBytes(32)),
    openOperatorKey: (operatorId, wrapped) =>
      operatorKeys(operatorId, unseal(rootKey, operatorContext(operatorId), wrapped)),
    hash: (purpose, value) => createHmac('sha256', hashKey).update(`${purpose}\0${value}`).digest(),
  };
}
