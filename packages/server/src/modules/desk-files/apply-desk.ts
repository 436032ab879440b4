import type { Actor } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { violates } from '../../platform/db/violations.ts';
import { recordAudit } from '../audit/index.ts';
import { writeChannel } from '../channels/index.ts';
import { addAuthority, addDesk, changeDesk, lockDesk, selectAuthority } from '../desks/index.ts';
import { ensureStaff, type IdentityContext } from '../identity/index.ts';
import { createOperator, findOperatorsByName, lockOperatorNames } from '../operators/index.ts';
import { addFurtherDesks } from './add-further-desks.ts';
import { applyBlocks } from './apply-blocks.ts';
import type { Change } from './change.ts';
import { deskTemplate, templateFor, withTemplate } from './desk-template.ts';
import { newPasswords, type NewPassword } from './new-passwords.ts';
import type { ResolvedDeskFile } from './resolve-desk-file.ts';

export interface Applied {
  readonly operatorId: string;
  readonly deskId: string;
  /** Empty: everything was as the file says. */
  readonly changes: readonly Change[];
  /** Passwords the system made, to be shown once. */
  readonly passwords: readonly { readonly login: string; readonly password: string }[];
}

interface Work {
  readonly context: IdentityContext;
  readonly file: ResolvedDeskFile;
  readonly actor: Actor;
  readonly passwords: ReadonlyMap<string, NewPassword>;
}

const meanwhile = () =>
  new AppError(
    'conflict',
    'Somebody else changed the same things meanwhile. Nothing was changed; run it again.',
  );

async function applyAuthority(tx: OperatorTx, work: Work, changes: Change[]): Promise<string> {
  const name = work.file.authority;
  const known = await selectAuthority(tx, { name });
  if (known) return known.id;
  changes.push({ what: 'authority', name, done: 'created' });
  return (await addAuthority(tx, work.context, work.actor, name)).authorityId;
}

async function applySettings(
  tx: OperatorTx,
  work: Work,
  changes: Change[],
): Promise<{ deskId: string; authorityId: string; made: boolean }> {
  const { context, actor } = work;
  const begin = work.file.template ? deskTemplate(work.file.template).desk : {};
  const { nameDisplay = 'pseudonym', talkLimit = 2 } = { ...begin, ...work.file.desk };
  const { code, name, state } = work.file.desk;
  const authorityId = await applyAuthority(tx, work, changes);
  const row = await lockDesk(tx, { code });
  if (row) {
    const to = { ...work.file.desk, authorityId };
    const changed = await changeDesk(tx, context, actor, { row, to });
    if (changed.length > 0)
      changes.push({ what: 'desk', name: code, done: `changed: ${changed.join(', ')}` });
    return { deskId: row.id, authorityId, made: false };
  }
  const deskId = await addDesk(tx, context, actor, { authorityId, code, name, nameDisplay, talkLimit });
  changes.push({ what: 'desk', name: code, done: 'created' });
  const fresh = await lockDesk(tx, { id: deskId });
  if (fresh) await changeDesk(tx, context, actor, { row: fresh, to: { state } });
  return { deskId, authorityId, made: true };
}

async function applyStaff(tx: OperatorTx, work: Work, deskId: string): Promise<Change[]> {
  const changes: Change[] = [];
  for (const { login, name, role, operatorRoles } of work.file.staff) {
    const done = await ensureStaff(tx, work.context, work.actor, {
      login,
      name,
      operatorRoles,
      desk: role ? { deskId, role } : null,
      password: work.passwords.get(login) ?? null,
    });
    if (done !== 'unchanged') changes.push({ what: 'staff', name: login, done });
  }
  return changes;
}

async function applyInside(
  tx: OperatorTx,
  keys: OperatorKeys,
  work: Work,
): Promise<Pick<Applied, 'deskId' | 'changes'>> {
  const { context, actor, file } = work;
  const changes: Change[] = [];
  const { deskId, authorityId, made } = await applySettings(tx, work, changes);
  // A template is what a desk begins with; what people changed since is not taken back by another run.
  const template = made && file.template ? templateFor(deskTemplate(file.template), file.desk) : null;
  const blocks = template ? withTemplate(file, template) : file;
  if (template) {
    const beside = { authorityId, state: file.desk.state };
    changes.push(...(await addFurtherDesks(tx, context, actor, { desks: template.desks, ...beside })));
  }
  if (file.channel) {
    const done = await writeChannel(tx, context, actor, { deskId, input: file.channel, keys });
    if (done !== 'unchanged') changes.push({ what: 'channel', name: file.channel.channelId, done });
  }
  changes.push(...(await applyBlocks(tx, context, actor, { deskId, code: file.desk.code, blocks })));
  changes.push(...(await applyStaff(tx, work, deskId)));
  if (changes.length > 0)
    await recordAudit(tx, context.clock, actor, {
      action: 'desk.applied',
      deskId,
      subject: { kind: 'desk', id: deskId },
      details: { changes: changes.length },
    });
  return { deskId, changes };
}

async function applyNew(work: Work): Promise<Omit<Applied, 'passwords'>> {
  const { context, file } = work;
  const { operatorId, result } = await createOperator(context, file.operator, async (tx, keys) => {
    await lockOperatorNames(tx);
    // Asked again behind the lock: of two who begin at once, the second sees the first one's commit.
    if ((await findOperatorsByName(context.db, file.operator)).length > 0) throw meanwhile();
    return applyInside(tx, keys, work);
  });
  const made: Change = { what: 'operator', name: file.operator, done: 'created' };
  return { operatorId, deskId: result.deskId, changes: [made, ...result.changes] };
}

async function applyKnown(operatorId: string, work: Work): Promise<Omit<Applied, 'passwords'>> {
  const keys = await work.context.keys(operatorId);
  const result = await work.context.db.tenant(operatorId, (tx) => applyInside(tx, keys, work));
  return { operatorId, ...result };
}

/**
 * Makes a desk what its file says, in one transaction or not at all. Missing operator, authority, desk, templates and
 * staff are made, what differs is changed, and nothing is taken away. A second run changes nothing.
 */
export async function applyDesk(
  context: IdentityContext,
  file: ResolvedDeskFile,
  actor: Actor,
): Promise<Applied> {
  const [operatorId, second] = await findOperatorsByName(context.db, file.operator);
  if (second)
    throw new AppError('conflict', 'There are several operators of this name; rename all but one first.');
  const passwords = await newPasswords(context, file, operatorId ?? null);
  const work: Work = { context, file, actor, passwords };
  try {
    const applied = await (operatorId ? applyKnown(operatorId, work) : applyNew(work));
    const created = new Set(
      applied.changes.flatMap(({ what, name, done }) =>
        what === 'staff' && done === 'created' ? [name] : [],
      ),
    );
    return {
      ...applied,
      passwords: [...passwords].flatMap(([login, { shown }]) =>
        shown !== null && created.has(login) ? [{ login, password: shown }] : [],
      ),
    };
  } catch (error) {
    if (violates(error, 'desks_code_key') || violates(error, 'authorities_name_key')) throw meanwhile();
    throw error;
  }
}
