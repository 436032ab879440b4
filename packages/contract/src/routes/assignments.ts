import { z } from 'zod';
import { DeskParams, Id, StaffRef, Time, line } from '../common.ts';
import { defineRoute } from '../route.ts';

const SeekerParams = z.object({ seekerId: Id });

export const Assignment = z
  .object({
    assignmentId: Id,
    counselor: StaffRef,
    deputies: z.array(StaffRef).meta({ description: 'Who steps in when the counselor is away, in order' }),
    since: Time,
    setBy: StaffRef,
    endedAt: Time.nullable(),
    endedBy: StaffRef.nullable(),
  })
  .meta({ id: 'Assignment' });
export type Assignment = z.infer<typeof Assignment>;

export const SeekerAssignment = z
  .object({
    current: Assignment.nullable(),
    earlier: z.array(Assignment).meta({ description: 'Newest first' }),
  })
  .meta({ id: 'SeekerAssignment' });
export type SeekerAssignment = z.infer<typeof SeekerAssignment>;

export const AssignedPerson = z
  .object({
    seekerId: Id,
    label: z.string().meta({ description: 'Pseudonym, or the LINE name where the desk shows it' }),
    pseudonym: z.string(),
    assignment: Assignment,
    away: z.array(Id).meta({ description: 'Who of the counselor and the deputies is away now' }),
    talk: z
      .object({ consultationId: Id, state: z.enum(['bot', 'outside', 'waiting', 'active']) })
      .nullable()
      .meta({ description: 'The open talk; null: none' }),
  })
  .meta({ id: 'AssignedPerson' });
export type AssignedPerson = z.infer<typeof AssignedPerson>;

export const AssignmentCount = z
  .object({
    counselor: StaffRef,
    people: z.int(),
    waiting: z.int().meta({ description: 'Of them waiting for an answer to a new talk' }),
    active: z.int().meta({ description: 'Of them in a talk now' }),
    away: z.boolean(),
  })
  .meta({ id: 'AssignmentCount' });
export type AssignmentCount = z.infer<typeof AssignmentCount>;

export const AssignmentRules = z
  .object({
    waitMinutes: z.int().min(1).max(1440).meta({
      description: 'So long a new talk waits for the person’s own counselor before everybody may take it',
    }),
  })
  .meta({ id: 'AssignmentRules' });
export type AssignmentRules = z.infer<typeof AssignmentRules>;

export const Absence = z
  .object({
    absenceId: Id,
    staff: StaffRef,
    startsAt: Time,
    endsAt: Time,
    everywhere: z.boolean().meta({ description: 'At every desk of the operator, not only at this one' }),
    note: z.string().nullable(),
  })
  .meta({ id: 'Absence' });
export type Absence = z.infer<typeof Absence>;

const absence = { startsAt: Time, endsAt: Time, note: line(100).nullable().default(null) };
const absences = z.object({ absences: z.array(Absence) });
const tag = 'Assignments';

export const assignmentRoutes = {
  getAssignment: defineRoute({
    method: 'GET',
    path: '/seekers/:seekerId/assignment',
    auth: 'talk.read_own',
    tag,
    summary: 'Whose person this is (担当), with deputies and everybody who was it before (R25)',
    params: SeekerParams,
    response: SeekerAssignment,
  }),
  setAssignment: defineRoute({
    method: 'PUT',
    path: '/seekers/:seekerId/assignment',
    auth: 'assignment.manage',
    tag,
    summary: 'Tie a person to a counselor; a talk that waits is theirs first from now on',
    params: SeekerParams,
    body: z.strictObject({ staffId: Id, deputies: z.array(Id).max(5) }),
    response: SeekerAssignment,
  }),
  endAssignment: defineRoute({
    method: 'DELETE',
    path: '/seekers/:seekerId/assignment',
    auth: 'assignment.manage',
    tag,
    summary: 'End it: from now on everybody at the desk serves the person',
    params: SeekerParams,
    response: SeekerAssignment,
    errors: ['conflict'],
  }),
  listAssignments: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/assignments',
    auth: 'assignment.manage',
    tag,
    summary: 'Everybody at the desk who has a counselor of their own',
    params: DeskParams,
    response: z.object({ people: z.array(AssignedPerson) }),
  }),
  listOwnAssignments: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/assignments/own',
    auth: 'talk.claim',
    tag,
    summary: 'The people whose counselor or deputy the caller is',
    params: DeskParams,
    response: z.object({ people: z.array(AssignedPerson) }),
  }),
  countAssignments: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/assignment-counts',
    auth: 'assignment.count',
    tag,
    summary: 'How many people each counselor has, and how many of them wait; nobody is named but staff',
    params: DeskParams,
    response: z.object({ counselors: z.array(AssignmentCount) }),
  }),
  getAssignmentRules: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/assignment-rules',
    auth: 'desk.read',
    tag,
    summary: 'How long a new talk waits for the person’s own counselor',
    params: DeskParams,
    response: AssignmentRules,
  }),
  setAssignmentRules: defineRoute({
    method: 'PUT',
    path: '/desks/:deskId/assignment-rules',
    auth: 'rules.manage',
    tag,
    summary: 'Set how long a new talk waits for the person’s own counselor',
    params: DeskParams,
    body: z.strictObject(AssignmentRules.shape),
    response: AssignmentRules,
  }),
  listAbsences: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/absences',
    auth: 'shift.manage',
    tag,
    summary: 'Who of the desk is or will be away',
    params: DeskParams,
    response: absences,
  }),
  listOwnAbsences: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/absences/own',
    auth: 'shift.own',
    tag,
    summary: 'When the caller is or will be away',
    params: DeskParams,
    response: absences,
  }),
  createAbsence: defineRoute({
    method: 'POST',
    path: '/desks/:deskId/absences',
    auth: 'shift.manage',
    tag,
    summary: 'Enter that somebody is away from this desk; their people go to the deputies meanwhile',
    params: DeskParams,
    body: z.strictObject({ staffId: Id, ...absence }),
    response: Absence,
  }),
  createOwnAbsence: defineRoute({
    method: 'POST',
    path: '/desks/:deskId/absences/own',
    auth: 'shift.own',
    tag,
    summary: 'Enter that one is away, from this desk or from all',
    params: DeskParams,
    body: z.strictObject({ ...absence, everywhere: z.boolean().default(true) }),
    response: Absence,
  }),
  deleteAbsence: defineRoute({
    method: 'DELETE',
    path: '/desks/:deskId/absences/:absenceId',
    auth: 'desk.read',
    tag,
    summary: "Take back one's own absence, or at one's desk as its planner a colleague's",
    params: DeskParams.extend({ absenceId: Id }),
  }),
} as const;
