import { createCipheriv, createDecipheriv, randomFillSync, type CipherKey } from 'node:crypto';

// Layout of a sealed value: version (1 byte), nonce (12), ciphertext, tag (16). Version 1 is AES-256-GCM.
const VERSION = 1;
const NONCE = 12;
const TAG = 16;

// One call to the random source serves many nonces; it is a quarter of the cost of sealing a short text.
const pool = Buffer.alloc(NONCE * 1024);
let used = pool.length;
/** Twelve fresh bytes, valid until the pool is filled again: to be copied at once. */
function nonce(): Buffer {
  if (used >= pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += NONCE;
  return pool.subarray(used - NONCE, used);
}

/** A sealed value does not open: wrong key, other row, or changed bytes. Says nothing of its content. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

/**
 * Seals bytes with a 256-bit key; a KeyObject is quicker than raw bytes when it serves often. `context` binds the value to its place (operator, table, row), so that a value
 * moved to another row does not open.
 */
export function seal(key: CipherKey, context: string, plain: Buffer | string): Buffer {
  const iv = nonce();
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(context));
  const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
  // GCM keeps nothing back: final() adds no bytes, it makes the tag.
  cipher.final();
  const sealed = Buffer.allocUnsafe(1 + NONCE + body.length + TAG);
  sealed.writeUInt8(VERSION, 0);
  iv.copy(sealed, 1);
  body.copy(sealed, 1 + NONCE);
  cipher.getAuthTag().copy(sealed, 1 + NONCE + body.length);
  return sealed;
}

export function unseal(key: CipherKey, context: string, sealed: Buffer): Buffer {
  if (sealed.length < 1 + NONCE + TAG || sealed.readUInt8(0) !== VERSION)
    throw new SealBroken('Unknown form of seal');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + NONCE));
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  const body = decipher.update(sealed.subarray(1 + NONCE, sealed.length - TAG));
  try {
    // GCM keeps nothing back: final() adds no bytes, it checks the tag.
    decipher.final();
    return body;
  } catch {
    throw new SealBroken('The seal does not open with this key and context');
  }
}
