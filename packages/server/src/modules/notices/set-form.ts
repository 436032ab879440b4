import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { recordAudit } from '../audit/index.ts';
import { selectForms, upsertForm } from './seeker-forms-store.ts';

/** Forms of people, by seeker; whoever never chose gets the standard one. */
export async function formOf(tx: OperatorTx, seekerIds: readonly string[]): Promise<Map<string, string>> {
  const forms = new Map(seekerIds.map((id) => [id, 'standard']));
  for (const row of await selectForms(tx, seekerIds)) forms.set(row.seeker_id, row.form);
  return forms;
}

/** Keeps the form a person chose, in a transaction of the caller, who holds the seeker's lock. */
export async function setForm(
  tx: OperatorTx,
  context: Pick<Context, 'clock'>,
  choice: { readonly deskId: string; readonly seekerId: string; readonly form: string },
): Promise<void> {
  await upsertForm(tx, { seekerId: choice.seekerId, form: choice.form, at: context.clock.now() });
  await recordAudit(
    tx,
    context.clock,
    { kind: 'seeker' },
    {
      action: 'seeker.form_chosen',
      deskId: choice.deskId,
      subject: { kind: 'seeker', id: choice.seekerId },
      details: { form: choice.form },
    },
  );
}
