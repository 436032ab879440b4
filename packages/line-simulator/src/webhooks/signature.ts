import { createHmac } from 'node:crypto';

/** The `x-line-signature` of a body: base64 of HMAC-SHA256 over the raw bytes with the channel secret. */
export const signatureOf = (channelSecret: string, body: string | Buffer): string =>
  createHmac('sha256', channelSecret).update(body).digest('base64');
