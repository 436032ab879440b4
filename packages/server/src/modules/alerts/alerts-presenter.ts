import type { Alert, AlertClock, AlertStep, StaffRef } from '@tomoshibi/contract';
import { deskRights, type Caller } from '../../platform/actor.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import { nextClimb } from './alert-rules.ts';
import { stateOf } from './alert-state.ts';
import type { AlertView, StepView } from './alerts-store.ts';

export const notePlace = (alertId: string): string => `alerts.note|${alertId}`;
export const contactPlace = (contactId: string): string => `alert_contacts|${contactId}`;

const time = (value: Date | null): string | null => value?.toISOString() ?? null;
const person = (id: string | null, name: string | null): StaffRef | null =>
  id ? { staffId: id, name: name ?? '' } : null;

export interface Eyes {
  readonly caller: Caller;
  readonly keys: OperatorKeys;
  readonly clock: AlertClock;
}

export function presentAlert(row: AlertView, { caller, keys, clock }: Eyes): Alert {
  const rights = deskRights(caller, row.desk_id);
  const open = row.decided_at === null;
  const foreign = row.owner_id !== null && row.seen_at !== null && row.owner_id !== caller.staffId;
  const own = row.owner_id === caller.staffId && row.seen_at !== null;
  const key = row.sealed_note ? keys.openConsultationKey(row.consultation_id, row.wrapped_key) : null;
  return {
    alertId: row.id,
    deskId: row.desk_id,
    consultationId: row.consultation_id,
    seekerId: row.seeker_id,
    pseudonym: row.pseudonym,
    consultationState: row.state,
    assignee: person(row.assignee_id, row.assignee_name),
    level: row.level,
    likelyFalse: row.likely_false,
    stage: row.stage,
    raisedAt: row.raised_at.toISOString(),
    lastHitAt: row.last_hit_at.toISOString(),
    hits: row.hits,
    owner: person(row.owner_id, row.owner_name),
    seenAt: time(row.seen_at),
    decidedAt: time(row.decided_at),
    decidedBy: person(row.decided_by, row.decider_name),
    decision: row.decision,
    note: key && row.sealed_note ? key.unseal(notePlace(row.id), row.sealed_note) : null,
    nextClimbAt: open ? time(nextClimb(stateOf(row), clock)?.at ?? null) : null,
    abilities: {
      take: open && !foreign && !own && rights.has('alert.take'),
      takeOver: open && foreign && rights.has('alert.take') && rights.has('alert.decide'),
      decide: open && rights.has('alert.decide'),
    },
  };
}

export function presentStep(row: StepView, keys: OperatorKeys): AlertStep {
  return {
    at: row.at.toISOString(),
    kind: row.kind,
    level: row.level,
    stage: row.stage,
    by: person(row.by_id, row.by_name),
    toldStaff: row.staff.map(({ id, name }) => ({ staffId: id, name })),
    toldContacts: row.contacts.map(({ id, sealed_name }) =>
      keys.unseal(contactPlace(id), sealed_name).toString('utf8'),
    ),
  };
}
