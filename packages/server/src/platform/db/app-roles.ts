import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { DatabaseError, type Client } from 'pg';

/** A login the application uses: neither an owner of tables nor able to pass row-level security. */
export interface AppRole {
  readonly name: string;
  /** ASCII only; left out, the role's password stays as it is. */
  readonly password?: string;
}

const alreadyThere = new Set(['42710', '23505']);
// Two databases of one server may be migrated at the same time; roles are shared between them.
const changedMeanwhile = new Set(['XX000']);
const tolerated = 10;

/** The password in the form PostgreSQL stores: the clear text never travels in a statement it might log. */
function scramVerifier(password: string): string {
  const salt = randomBytes(16);
  const iterations = 4096;
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const key = (label: string) => createHmac('sha256', salted).update(label).digest();
  const stored = createHash('sha256').update(key('Client Key')).digest('base64');
  const server = key('Server Key').toString('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${server}`;
}

async function tolerating(codes: ReadonlySet<string>, work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof DatabaseError && error.code !== undefined && codes.has(error.code)) return false;
    throw error;
  }
}

/** Creates the application's logins where missing and sets their passwords. */
export async function ensureAppRoles(client: Client, roles: readonly AppRole[]): Promise<void> {
  for (const { name, password } of roles) {
    if (password !== undefined && !/^[\x21-\x7e]+$/.test(password))
      throw new Error(`The password of the database role ${name} must be printable ASCII without blanks.`);
    const role = client.escapeIdentifier(name);
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [name]);
    if (rowCount === 0) await tolerating(alreadyThere, client.query(`create role ${role} login`));
    if (password === undefined) continue;
    const alter = `alter role ${role} password ${client.escapeLiteral(scramVerifier(password))}`;
    let set = false;
    for (let attempt = 0; attempt < tolerated && !set; attempt += 1)
      set = await tolerating(changedMeanwhile, client.query(alter));
    if (!set) await client.query(alter);
  }
}
