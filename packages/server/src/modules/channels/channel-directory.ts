import type { KeyObject } from 'node:crypto';
import { signingKey } from '../../line/signature.ts';
import type { MessagingClient } from '../../line/messaging-client.ts';
import { notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { createMemory } from '../../platform/memory.ts';
import { openSecret, openToken } from './channel-seals.ts';
import { findChannelOwner, selectChannel, type ChannelRow } from './channels-store.ts';

export interface KnownChannel {
  readonly operatorId: string;
  readonly channelId: string;
  readonly deskId: string;
  readonly lineChannelId: string;
  /** The secret in force, then the former one while it still counts. */
  readonly secrets: readonly KeyObject[];
}

/** The channels of all operators as the webhook path and the delivery worker need them, kept in memory. */
export interface ChannelDirectory {
  find(lineChannelId: string): Promise<KnownChannel | null>;
  /** The stored long-lived token, or a stateless one issued by LINE; throws LineFault when LINE issues none. */
  accessToken(operatorId: string, channelId: string): Promise<string>;
  /**
   * After LINE has refused a token. Naming the refused token keeps a newer one that somebody has fetched meanwhile.
   */
  forget(channelId: string, refusedToken?: string): void;
}

// Hints come at once but may be lost; so much later a change is seen in any case.
const KEEP_MS = 30_000;
const KEEP_UNKNOWN_MS = 3_000;
/** What LINE can have named a channel; nothing else in an address is worth a look into the database. */
const CHANNEL_ID = /^\d{1,20}$/u;

interface Found {
  readonly known: KnownChannel;
  readonly previousUntil: number;
}
interface Token {
  readonly operatorId: string;
  readonly token: string;
  readonly keepMs: number;
}

type Needs = Pick<Context, 'db' | 'clock' | 'keys' | 'hints'>;

export function createChannelDirectory(context: Needs, line: MessagingClient): ChannelDirectory {
  const { db, clock, keys, hints } = context;
  const found = createMemory<Found | null>(clock, (value) => (value ? KEEP_MS : KEEP_UNKNOWN_MS));
  const tokens = createMemory<Token>(clock, (value) => value.keepMs);

  hints.on('channels', (channelId) => {
    // A new channel may be one that was asked for in vain.
    found.forget((_key, value) => value === null || value.known.channelId === channelId);
    tokens.forget((key) => key === channelId);
  });

  async function load(lineChannelId: string): Promise<Found | null> {
    const owner = await findChannelOwner(db, lineChannelId);
    if (!owner) return null;
    const { operatorId, channelId } = owner;
    const row = await db.tenant(operatorId, (tx) => selectChannel(tx, channelId));
    if (!row || row.line_channel_id !== lineChannelId) return null;
    const operatorKeys = await keys(operatorId);
    const sealed = [row.sealed_secret, row.sealed_previous_secret].filter((value) => value !== null);
    return {
      known: {
        operatorId,
        channelId,
        deskId: row.desk_id,
        lineChannelId,
        secrets: sealed.map((value) => signingKey(openSecret(operatorKeys, channelId, value))),
      },
      previousUntil: row.previous_secret_until?.getTime() ?? 0,
    };
  }

  async function issue(operatorId: string, row: ChannelRow): Promise<Token> {
    const operatorKeys = await keys(operatorId);
    if (row.sealed_access_token)
      return {
        operatorId,
        token: openToken(operatorKeys, row.id, row.sealed_access_token),
        keepMs: KEEP_MS,
      };
    const secret = openSecret(operatorKeys, row.id, row.sealed_secret);
    const issued = await line.issueStatelessToken(row.line_channel_id, secret);
    // Half its life leaves room for slow requests and clocks that differ.
    return { operatorId, token: issued.token, keepMs: issued.expiresInSeconds * 500 };
  }

  return {
    async find(lineChannelId) {
      if (!CHANNEL_ID.test(lineChannelId)) return null;
      const entry = await found.get(lineChannelId, () => load(lineChannelId));
      if (!entry) return null;
      const { known, previousUntil } = entry;
      if (known.secrets.length < 2 || clock.now().getTime() < previousUntil) return known;
      return { ...known, secrets: known.secrets.slice(0, 1) };
    },
    async accessToken(operatorId, channelId) {
      const entry = await tokens.get(channelId, async () => {
        const row = await db.tenant(operatorId, (tx) => selectChannel(tx, channelId));
        if (!row) throw notFound('channel');
        return issue(operatorId, row);
      });
      if (entry.operatorId !== operatorId) throw notFound('channel');
      return entry.token;
    },
    forget(channelId, refusedToken) {
      tokens.forget(
        (key, value) => key === channelId && (refusedToken === undefined || value.token === refusedToken),
      );
    },
  };
}
