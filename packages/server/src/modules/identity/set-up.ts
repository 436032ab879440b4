import type { BodyOf, Me } from '@tomoshibi/contract';
import type { routes } from '@tomoshibi/contract';
import { randomUUID } from 'node:crypto';
import { AppError } from '../../platform/app-error.ts';
import { recordAudit } from '../audit/index.ts';
import { countOperators, createOperator } from '../operators/index.ts';
import { addStaff } from './add-staff.ts';
import type { IdentityContext } from './identity-context.ts';
import { presentMe } from './me-presenter.ts';
import { openSession } from './open-session.ts';
import { requireGoodPassword } from './password-rules.ts';
import { insertFirstDesk, lockSetUp } from './setup-store.ts';

async function refuseSecond(context: IdentityContext): Promise<void> {
  if ((await countOperators(context.db)) > 0)
    throw new AppError('already_set_up', 'This installation is set up already; sign in instead.');
}

/** Makes the operator, its first administrator and its first desk, and signs in. Works once. */
export async function setUp(
  context: IdentityContext,
  wanted: BodyOf<typeof routes.setUp>,
  device: string,
): Promise<{ token: string; me: Me }> {
  await refuseSecond(context);
  requireGoodPassword(wanted.password, wanted);
  const passwordHash = await context.passwords.hash(wanted.password);
  const { result } = await createOperator(context, wanted.operatorName, async (tx) => {
    await lockSetUp(tx);
    // Asked again behind the lock: of two who press the button at once, the second sees the first one's commit.
    await refuseSecond(context);
    const deskId = randomUUID();
    await insertFirstDesk(tx, {
      authorityId: randomUUID(),
      authorityName: wanted.authorityName,
      deskId,
      deskName: wanted.deskName,
      at: context.clock.now(),
    });
    const staffId = await addStaff(
      tx,
      context,
      { kind: 'nobody' },
      {
        login: wanted.login,
        name: wanted.name,
        operatorRoles: ['system_admin'],
        desks: [],
        passwordHash,
        mustChangePassword: false,
      },
    );
    const { token, sessionId } = await openSession(tx, context, staffId, device);
    await recordAudit(
      tx,
      context.clock,
      { kind: 'staff', staffId },
      { action: 'operator.set_up', subject: { kind: 'operator', id: tx.operatorId } },
      { action: 'desk.created', deskId, subject: { kind: 'desk', id: deskId } },
      { action: 'session.started', subject: { kind: 'session', id: sessionId } },
    );
    return { token, me: await presentMe(tx, staffId) };
  });
  return result;
}
