import { DESK_ROLES, OPERATOR_ROLES, type DeskRole, type OperatorRole } from '@tomoshibi/contract';
import { randomUUID } from 'node:crypto';
import type { App } from '../../src/app.ts';
import { hashToken, newSessionToken } from '../../src/modules/identity/secret-tokens.ts';
import { createOperator } from '../../src/modules/operators/index.ts';
import type { OperatorTx } from '../../src/platform/db/database.ts';

/** A member of staff with an open session; pass it as `as`. */
export interface TestPerson {
  readonly staffId: string;
  readonly operatorId: string;
  readonly login: string;
  readonly name: string;
  readonly password: string;
  readonly sessionId: string;
  readonly cookie: string;
}

export interface TestDesk {
  readonly deskId: string;
  readonly code: string;
  readonly name: string;
  readonly authorityId: string;
}

/** One of every role; `colleague` is a second counselor. */
export type Post = DeskRole | OperatorRole | 'colleague';

export interface TestOperator {
  readonly operatorId: string;
  readonly name: string;
  /** The first desk; everybody with a desk role works at all desks unless told otherwise. */
  readonly desk: TestDesk;
  readonly desks: readonly TestDesk[];
  readonly staff: Readonly<Record<Post, TestPerson>>;
}

export interface NewPerson {
  readonly name?: string;
  readonly operatorRoles?: readonly OperatorRole[];
  readonly desks?: readonly { readonly deskId: string; readonly role: DeskRole }[];
}

export interface People {
  /** A fresh operator with desks and one member of staff of every role, signed in. */
  operator(options?: { desks?: number; name?: string }): Promise<TestOperator>;
  /** One more member of staff, signed in. */
  person(operatorId: string, person: NewPerson): Promise<TestPerson>;
  /** One more session of a member. */
  signedIn(person: TestPerson): Promise<TestPerson>;
}

export const TEST_PASSWORD = 'kaze-no-tani-no-akari-7';

export function createPeople({ context }: App, passwordHash: string): People {
  const { db, clock } = context;

  async function insertSession(tx: OperatorTx, staffId: string) {
    const token = newSessionToken();
    const sessionId = randomUUID();
    const now = clock.now();
    await tx.db
      .insertInto('sessions')
      .values({
        operator_id: tx.operatorId,
        id: sessionId,
        staff_id: staffId,
        token_hash: hashToken(token),
        device: 'Test',
        created_at: now,
        last_seen_at: now,
        expires_at: new Date(now.getTime() + 12 * 3_600_000),
      })
      .execute();
    return { sessionId, cookie: `tomoshibi_session=${token}` };
  }

  async function insertPerson(tx: OperatorTx, person: NewPerson): Promise<TestPerson> {
    const staffId = randomUUID();
    const login = `t-${staffId.slice(0, 13)}@example.jp`;
    const name = person.name ?? `職員 ${staffId.slice(0, 4)}`;
    await tx.db
      .insertInto('staff')
      .values({
        operator_id: tx.operatorId,
        id: staffId,
        login,
        name,
        state: 'active',
        operator_roles: [...(person.operatorRoles ?? [])],
        password_hash: passwordHash,
        created_at: clock.now(),
      })
      .execute();
    for (const { deskId, role } of person.desks ?? [])
      await tx.db
        .insertInto('desk_members')
        .values({ operator_id: tx.operatorId, desk_id: deskId, staff_id: staffId, role })
        .execute();
    const session = await insertSession(tx, staffId);
    return { staffId, operatorId: tx.operatorId, login, name, password: TEST_PASSWORD, ...session };
  }

  async function insertDesk(tx: OperatorTx, position: number): Promise<TestDesk> {
    const authorityId = randomUUID();
    const deskId = randomUUID();
    const code = `desk-${position}`;
    const name = `こころの相談 ${position}`;
    const made = { operator_id: tx.operatorId, created_at: clock.now() };
    await tx.db
      .insertInto('authorities')
      .values({ ...made, id: authorityId, name: `灯市 ${position}` })
      .execute();
    await tx.db
      .insertInto('desks')
      .values({
        ...made,
        id: deskId,
        authority_id: authorityId,
        code,
        name,
        name_display: 'pseudonym',
        talk_limit: 2,
        state: 'active',
      })
      .execute();
    await tx.db.insertInto('desk_counters').values({ operator_id: tx.operatorId, desk_id: deskId }).execute();
    return { deskId, code, name, authorityId };
  }

  async function insertStaff(tx: OperatorTx, desks: readonly TestDesk[]): Promise<TestOperator['staff']> {
    const at = (role: DeskRole, name: string) =>
      insertPerson(tx, { name, desks: desks.map(({ deskId }) => ({ deskId, role })) });
    const [counselor, senior, supervisor, coordinator, officer] = DESK_ROLES;
    const [headquarters, admin, auditor] = OPERATOR_ROLES;
    return {
      counselor: await at(counselor, '相談 花'),
      colleague: await at(counselor, '相談 海'),
      senior_counselor: await at(senior, '主任 森'),
      supervisor: await at(supervisor, '指導 空'),
      coordinator: await at(coordinator, '調整 川'),
      officer: await at(officer, '市役所 陸'),
      headquarters: await insertPerson(tx, { name: '本部 光', operatorRoles: [headquarters] }),
      system_admin: await insertPerson(tx, { name: '管理 木', operatorRoles: [admin] }),
      auditor: await insertPerson(tx, { name: '監査 石', operatorRoles: [auditor] }),
    };
  }

  return {
    async operator(options = {}) {
      const name = options.name ?? `運営 ${randomUUID().slice(0, 8)}`;
      const { operatorId, result } = await createOperator(context, name, async (tx) => {
        const desk = await insertDesk(tx, 1);
        const desks = [desk];
        for (let position = 2; position <= (options.desks ?? 1); position += 1)
          desks.push(await insertDesk(tx, position));
        return { desk, desks, staff: await insertStaff(tx, desks) };
      });
      return { operatorId, name, ...result };
    },
    person: (operatorId, person) => db.tenant(operatorId, (tx) => insertPerson(tx, person)),
    signedIn: (person) =>
      db.tenant(person.operatorId, async (tx) => ({
        ...person,
        ...(await insertSession(tx, person.staffId)),
      })),
  };
}
