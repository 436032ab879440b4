import type { BodyOf, Desk, routes } from '@tomoshibi/contract';
import { requireDeskRight, type Actor, type Caller } from '../../platform/actor.ts';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { violates } from '../../platform/db/violations.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { wakeKnownTimer, wakeTimer } from '../../platform/timers/index.ts';
import { recordAudit } from '../audit/index.ts';
import { announceDeskChanged, lockDesk, readDesk } from '../desks/index.ts';
import { openSecret, openToken, sealSecret, sealToken } from './channel-seals.ts';
import { insertChannel, selectChannelOfDesk, updateChannel, type ChannelRow } from './channels-store.ts';

type Needs = Pick<Context, 'db' | 'clock' | 'keys' | 'hints' | 'publicUrl'>;
type Input = BodyOf<typeof routes.setChannel>;

/** LINE forgets the old secret at once, but events it signed before may still be on their way. */
const FORMER_SECRET_MS = 24 * 60 * 60_000;

export type ChannelWrite = 'connected' | 'moved' | 'rotated' | 'token_changed' | 'unchanged';

interface Work {
  readonly tx: OperatorTx;
  readonly context: Pick<Context, 'clock'>;
  readonly keys: OperatorKeys;
}

const secretMissing = (why: string) =>
  new AppError('invalid_input', `The channel secret is missing: ${why}.`, [
    { field: 'channelSecret', reason: `must be given, since ${why}` },
  ]);

async function connect(work: Work, deskId: string, input: Input): Promise<[string, ChannelWrite]> {
  if (!input.channelSecret) throw secretMissing('this desk has no channel yet');
  const id = uuidv7(work.context.clock);
  await insertChannel(work.tx, {
    id,
    desk_id: deskId,
    line_channel_id: input.channelId,
    sealed_secret: sealSecret(work.keys, id, input.channelSecret),
    sealed_access_token: input.accessToken ? sealToken(work.keys, id, input.accessToken) : null,
    created_at: work.context.clock.now(),
  });
  return [id, 'connected'];
}

/** Another LINE channel takes the place of the former one: nothing of the former may be left. */
async function move(work: Work, row: ChannelRow, input: Input): Promise<ChannelWrite> {
  if (!input.channelSecret) throw secretMissing('another channel has another secret');
  await updateChannel(work.tx, row.id, {
    line_channel_id: input.channelId,
    sealed_secret: sealSecret(work.keys, row.id, input.channelSecret),
    sealed_previous_secret: null,
    previous_secret_until: null,
    sealed_access_token: input.accessToken ? sealToken(work.keys, row.id, input.accessToken) : null,
    basic_id: null,
    sealed_bot_user_id: null,
    last_event_at: null,
  });
  return 'moved';
}

function tokenDiffers(keys: OperatorKeys, row: ChannelRow, wanted: string | null): boolean {
  if (wanted === null || row.sealed_access_token === null)
    return wanted !== null || row.sealed_access_token !== null;
  return openToken(keys, row.id, row.sealed_access_token) !== wanted;
}

async function renew(work: Work, row: ChannelRow, input: Input): Promise<ChannelWrite> {
  const { tx, keys, context } = work;
  const { channelSecret: secret, accessToken: token } = input;
  const rotate = secret !== undefined && openSecret(keys, row.id, row.sealed_secret) !== secret;
  const newToken = token !== undefined && tokenDiffers(keys, row, token);
  if (!rotate && !newToken) return 'unchanged';
  await updateChannel(tx, row.id, {
    ...(rotate
      ? {
          sealed_secret: sealSecret(keys, row.id, secret),
          sealed_previous_secret: row.sealed_secret,
          previous_secret_until: new Date(context.clock.now().getTime() + FORMER_SECRET_MS),
        }
      : {}),
    ...(newToken ? { sealed_access_token: token === null ? null : sealToken(keys, row.id, token) } : {}),
  });
  return rotate ? 'rotated' : 'token_changed';
}

/**
 * Connects a desk's channel or changes its credentials inside a transaction of the caller, who has checked the
 * rights and locked the desk. What is there already is left alone.
 */
export async function writeChannel(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  actor: Actor,
  channel: { readonly deskId: string; readonly input: Input; readonly keys: OperatorKeys },
): Promise<ChannelWrite> {
  const { deskId, input, keys } = channel;
  if (input.accessToken && !/^[\x21-\x7e]+$/u.test(input.accessToken))
    throw new AppError('invalid_input', 'The access token has characters no token has.', [
      { field: 'accessToken', reason: 'must be printable ASCII without blanks' },
    ]);
  const work: Work = { tx, context, keys };
  const row = await selectChannelOfDesk(tx, deskId, 'lock');
  let id: string;
  let done: ChannelWrite;
  try {
    if (!row) [id, done] = await connect(work, deskId, input);
    else {
      id = row.id;
      done =
        row.line_channel_id === input.channelId
          ? await renew(work, row, input)
          : await move(work, row, input);
    }
  } catch (error) {
    if (violates(error, 'channels_line_channel_id_key'))
      throw new AppError('name_taken', 'This LINE channel is connected to a desk already.', [
        { field: 'channelId', reason: 'is connected to a desk already' },
      ]);
    throw error;
  }
  if (done === 'unchanged') return done;
  await recordAudit(tx, context.clock, actor, {
    action: `channel.${done}`,
    deskId,
    subject: { kind: 'channel', id },
  });
  // The quota belongs to the channel: LINE is asked for it at once, and from then on regularly.
  await wakeTimer(tx, context, { deskId, kind: 'quota', dueAt: context.clock.now() });
  // What LINE shows under the talk belongs to it too, and credentials may have been what was wrong.
  await wakeKnownTimer(tx, context, { deskId, kind: 'rich-menus' });
  await announceDeskChanged(tx, context, deskId);
  tx.onCommit(() => context.hints.publish('channels', id));
  return done;
}

export async function setChannel(
  context: Needs,
  caller: Caller,
  deskId: string,
  input: Input,
): Promise<Desk> {
  requireDeskRight(caller, deskId, 'desk.manage');
  const keys = await context.keys(caller.operatorId);
  return context.db.tenant(caller.operatorId, async (tx) => {
    if (!(await lockDesk(tx, { id: deskId }))) throw notFound('desk');
    await writeChannel(tx, context, caller, { deskId, input, keys });
    return readDesk(tx, context, deskId);
  });
}
