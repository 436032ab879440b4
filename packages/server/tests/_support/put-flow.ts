import type { FlowDocument } from '@tomoshibi/contract';
import { randomUUID } from 'node:crypto';
import { asOwner } from './owner.ts';

/** Takes a desk's flow out of force: new talks begin without a bot. */
export async function endFlow(databaseUrl: string, deskId: string): Promise<void> {
  await asOwner(
    databaseUrl,
    `update text_versions set state = 'superseded', in_force_until = now()
     where desk_id = $1 and kind = 'flow' and state = 'in_force'`,
    [deskId],
  );
}

/** Puts a flow in force at a desk, past the approval. */
export async function putFlow(
  databaseUrl: string,
  { operatorId, deskId }: { operatorId: string; deskId: string },
  document: FlowDocument,
): Promise<string> {
  const id = randomUUID();
  await endFlow(databaseUrl, deskId);
  await asOwner(
    databaseUrl,
    `insert into text_versions (operator_id, id, desk_id, kind, number, state, bodies, origin, submitted_at, decided_at,
       in_force_from, updated_at)
     select $1, $2, $3, 'flow', 1 + count(*), 'in_force', $4, 'file', now(), now(), now(), now()
     from text_versions where desk_id = $3 and kind = 'flow'`,
    [operatorId, id, deskId, JSON.stringify(document)],
  );
  return id;
}
