import type { Me } from '@tomoshibi/contract';
import { AppError } from '../../platform/app-error.ts';
import { recordAudit } from '../audit/index.ts';
import type { IdentityContext } from './identity-context.ts';
import { presentMe } from './me-presenter.ts';
import { openSession } from './open-session.ts';
import { findStaffByLogin, selectStaff, updateStaffRow, type StaffRecord } from './staff-store.ts';
import { beginSignInAttempt, beginStaffAttempt } from './throttle.ts';
import { matchingStep, totpPlace } from './totp.ts';

export interface SignIn {
  readonly login: string;
  readonly password: string;
  readonly totp: string | null;
  readonly address: string;
  readonly device: string;
}

const wrong = () =>
  new AppError('wrong_credentials', 'Sign-in name, password or one-time code is not right.');

type Refusal = 'disabled' | 'password' | 'totp';

async function refuse(context: IdentityContext, staff: StaffRecord, reason: Refusal): Promise<AppError> {
  await context.db.tenant(staff.operator_id, (tx) =>
    recordAudit(
      tx,
      context.clock,
      { kind: 'nobody' },
      {
        action: 'session.refused',
        subject: { kind: 'staff', id: staff.id },
        details: { reason },
      },
    ),
  );
  return wrong();
}

/** Opens the session, unless the member changed or the code was used since the password was looked at. */
async function enter(
  context: IdentityContext,
  seen: StaffRecord,
  signIn: SignIn,
  newHash: string | null,
): Promise<{ token: string; me: Me } | Refusal> {
  const keys = await context.keys(seen.operator_id);
  return context.db.tenant(seen.operator_id, async (tx) => {
    const staff = await selectStaff(tx, seen.id, 'lock');
    if (!staff || staff.state !== 'active') return 'disabled';
    if (staff.password_hash !== seen.password_hash) return 'password';
    let step: number | null = null;
    if (staff.totp_enabled) {
      if (!staff.sealed_totp_secret || signIn.totp === null) return 'totp';
      const secret = keys.unseal(totpPlace(staff.id), staff.sealed_totp_secret).toString('utf8');
      step = matchingStep(secret, signIn.totp, context.clock.now(), staff.totp_last_step);
      if (step === null) return 'totp';
    }
    const { token, sessionId } = await openSession(tx, context, staff.id, signIn.device);
    await updateStaffRow(tx, staff.id, {
      last_sign_in_at: context.clock.now(),
      ...(step === null ? {} : { totp_last_step: step }),
      ...(newHash === null ? {} : { password_hash: newHash }),
    });
    const me = await presentMe(tx, staff.id);
    await recordAudit(
      tx,
      context.clock,
      { kind: 'staff', staffId: staff.id },
      { action: 'session.started', subject: { kind: 'session', id: sessionId } },
    );
    return { token, me };
  });
}

/** Signs in with password and, where it is on, a one-time code. Every refusal reads and takes the same. */
export async function signIn(context: IdentityContext, signIn: SignIn): Promise<{ token: string; me: Me }> {
  const attempt = await beginSignInAttempt(context, signIn);
  const found = await findStaffByLogin(context.db, signIn.login);
  const staff = found && (await context.db.tenant(found.operatorId, (tx) => selectStaff(tx, found.staffId)));
  if (!staff) {
    await context.passwords.verifyNobody(signIn.password);
    throw wrong();
  }
  if (!(await context.passwords.verify(staff.password_hash, signIn.password)))
    throw await refuse(context, staff, 'password');
  if (staff.state !== 'active') throw await refuse(context, staff, 'disabled');
  if (staff.totp_enabled && signIn.totp === null) {
    await attempt.undecided();
    throw new AppError('totp_required', 'Send the one-time code of your authenticator app too.');
  }
  const code = staff.totp_enabled ? await beginStaffAttempt(context, 'totp', staff.id) : null;
  const newHash = context.passwords.needsRehash(staff.password_hash)
    ? await context.passwords.hash(signIn.password)
    : null;
  const outcome = await enter(context, staff, signIn, newHash);
  if (typeof outcome === 'string') throw await refuse(context, staff, outcome);
  await attempt.succeeded();
  await code?.succeeded();
  return outcome;
}
