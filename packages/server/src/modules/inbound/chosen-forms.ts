import type { OperatorTx } from '../../platform/db/database.ts';
import { formOf } from '../notices/index.ts';
import type { DeskToday } from '../reception/index.ts';
import type { LoadedFlows } from './load-flows.ts';
import type { Plan, SeekerState } from './plan-shapes.ts';

/** In which form each person of a batch is written to: what they chose just now, or before. */
export async function chosenForms(
  tx: OperatorTx,
  {
    today,
    flows,
    people,
    plan,
  }: { today: DeskToday; flows: LoadedFlows; people: readonly SeekerState[]; plan: Plan },
): Promise<ReadonlyMap<string, string>> {
  // Without texts and without a bot nothing is said in any form.
  const speaks =
    today.forms.length > 0 || flows.inForce !== null || flows.runs.size > 0 || flows.today.size > 1;
  const forms = speaks
    ? await formOf(
        tx,
        people.filter((seeker) => !seeker.isNew).map((seeker) => seeker.id),
      )
    : new Map<string, string>();
  for (const { seekerId, form } of plan.forms) forms.set(seekerId, form);
  return forms;
}
