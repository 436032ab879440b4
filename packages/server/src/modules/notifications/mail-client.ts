import { createTransport } from 'nodemailer';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { TellOutcome } from './next-attempt.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same for every attempt, so that a mail sent twice is one in most mailboxes. */
  readonly id: string;
  readonly at: Date;
}

export interface MailClient {
  send(mail: Mail): Promise<TellOutcome>;
  close(): void;
}

/** Together below the lease of a delivery, so that nobody else begins while this one may still arrive. */
const CONNECT_MS = 6_000;
const TOTAL_MS = 20_000;

const Fault = z.object({ code: z.string().optional(), responseCode: z.number().optional() });

function outcomeOf(error: unknown): TellOutcome {
  const { code, responseCode } = Fault.safeParse(error).data ?? {};
  // 5xx is about this address or mail; 535 and the like are about us and can be mended meanwhile.
  if (responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH')
    return { kind: 'refused', error: `smtp_${responseCode}` };
  return { kind: 'later', error: responseCode === undefined ? 'unreachable' : `smtp_${responseCode}` };
}

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/u;

export function createMailClient(smtpUrl: string, from: string, publicUrl: string): MailClient {
  const url = new URL(smtpUrl);
  const transport = createTransport({
    url: smtpUrl,
    // A password goes over the net sealed or not at all.
    ...(url.password !== '' && !LOOPBACK.test(url.hostname) ? { requireTLS: true } : {}),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: CONNECT_MS,
    dnsTimeout: CONNECT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const host = new URL(publicUrl).hostname;
  return {
    async send({ to, subject, text, id, at }) {
      const tooLong = new AbortController();
      try {
        return await Promise.race([
          transport
            .sendMail({
              from,
              // As an object, so that no character of it can add a second receiver.
              to: { name: '', address: to },
              subject,
              text,
              date: at,
              messageId: `<${id}@${host}>`,
              headers: { 'Auto-Submitted': 'auto-generated' },
            })
            .then((): TellOutcome => ({ kind: 'accepted' })),
          wait(TOTAL_MS, undefined, { signal: tooLong.signal }).then((): TellOutcome => ({
            kind: 'later',
            error: 'timeout',
          })),
        ]);
      } catch (error) {
        return outcomeOf(error);
      } finally {
        tooLong.abort();
      }
    },
    close: () => transport.close(),
  };
}
