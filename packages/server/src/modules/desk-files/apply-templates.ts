import type { Actor } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { addTemplate, announceDeskChanged, changeTemplate, selectTemplates } from '../desks/index.ts';
import type { Change } from './change.ts';
import { withoutLastBreaks, type DeskFile } from './desk-file.ts';

/** Makes or changes the listed templates, found by title; others stay. */
export async function applyTemplates(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  actor: Actor,
  { deskId, templates }: { deskId: string; templates: DeskFile['templates'] },
): Promise<Change[]> {
  const present = await selectTemplates(tx, deskId);
  const changes: Change[] = [];
  for (const [position, { title, text }] of templates.entries()) {
    const row = present.find((template) => template.title === title);
    const wanted = { desk_id: deskId, title, body: text, position };
    if (!row) {
      await addTemplate(tx, context, actor, wanted);
      changes.push({ what: 'template', name: title, done: 'created' });
    } else if (withoutLastBreaks(row.body) !== text || row.position !== position) {
      await changeTemplate(tx, context, actor, { ...wanted, id: row.id });
      changes.push({ what: 'template', name: title, done: 'changed' });
    }
  }
  if (changes.length > 0) await announceDeskChanged(tx, context, deskId);
  return changes;
}
