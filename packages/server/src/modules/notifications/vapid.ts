import { createECDH } from 'node:crypto';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';

export interface VapidKeys {
  /** Base64url, as browsers and push services want them. */
  readonly publicKey: string;
  readonly privateKey: string;
}

/** Order of the group of P-256 (FIPS 186-4, D.1.2.3). */
const ORDER = 0xffffffff_00000000_ffffffff_ffffffff_bce6faad_a7179e84_f3b9cac2_fc632551n;

/**
 * The operator's own key pair towards push services (RFC 8292), derived from the operator's key: every node has the
 * same, a restored backup keeps it, and nothing more has to be kept safe. 48 bytes keep the remainder without bias
 * (FIPS 186-4, B.4.1).
 */
export function vapidKeys(keys: OperatorKeys): VapidKeys {
  const wide = BigInt(`0x${keys.derive('vapid', 48).toString('hex')}`);
  const scalar = (wide % (ORDER - 1n)) + 1n;
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex'));
  return {
    publicKey: ecdh.getPublicKey().toString('base64url'),
    privateKey: Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex').toString('base64url'),
  };
}
