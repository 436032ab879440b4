import { Client } from 'pg';

/** The login the server uses on its embedded database, so that it never connects as the superuser. */
export const SERVER_LOGIN = 'tomoshibi_server';

/** Lets the login take the three roles of the schema, and nothing else. */
export async function grantServerRoles(adminUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl, application_name: 'tomoshibi migrate' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(`grant tomoshibi_app, tomoshibi_ingest, tomoshibi_gate to ${SERVER_LOGIN}`);
  } finally {
    await client.end();
  }
}
