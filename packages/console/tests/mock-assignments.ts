import { randomUUID } from 'node:crypto';
import type { Assignment, BodyOf, ParamsOf, routes, StaffRef } from '@tomoshibi/contract';
import type { Context, Handler } from './mock-context.ts';
import type { MockData } from './mock-data.ts';
import { mine } from './mock-session.ts';

type Routes = typeof routes;
type Params<K extends keyof Routes> = { params: ParamsOf<Routes[K]> };
type Body<K extends keyof Routes> = { body: BodyOf<Routes[K]> };

const ties = new WeakMap<MockData, Map<string, Assignment[]>>();
function tiesOf({ data }: Context): Map<string, Assignment[]> {
  const known = ties.get(data) ?? new Map<string, Assignment[]>();
  ties.set(data, known);
  return known;
}
function nameOf({ data }: Context, staffId: string): StaffRef {
  const known = data.people.find(({ staff }) => staff.staffId === staffId);
  return { staffId, name: known?.staff.name ?? '' };
}
function standing(context: Context, seekerId: string) {
  const all = tiesOf(context).get(seekerId) ?? [];
  return {
    current: all.find((tie) => tie.endedAt === null) ?? null,
    earlier: all.filter((tie) => tie.endedAt !== null),
  };
}
function end(context: Context, seekerId: string): void {
  const by = nameOf(context, mine(context).staff.staffId);
  const all = tiesOf(context).get(seekerId) ?? [];
  tiesOf(context).set(
    seekerId,
    all.map((tie) => (tie.endedAt ? tie : { ...tie, endedAt: new Date().toISOString(), endedBy: by })),
  );
}

const listed = (_: unknown, context: Context) => ({
  people: [...tiesOf(context)].flatMap(([seekerId]) => {
    const { current } = standing(context, seekerId);
    return current
      ? [
          {
            seekerId,
            label: 'すみれ 1234',
            pseudonym: 'すみれ 1234',
            assignment: current,
            away: [current.counselor.staffId],
            talk: null,
          },
        ]
      : [];
  }),
});

export const assignmentHandlers: Record<string, Handler> = {
  getAssignment: ({ params }: Params<'getAssignment'>, context) => standing(context, params.seekerId),
  setAssignment: (
    { params: { seekerId }, body }: Params<'setAssignment'> & Body<'setAssignment'>,
    context,
  ) => {
    end(context, seekerId);
    const tie: Assignment = {
      assignmentId: randomUUID(),
      counselor: nameOf(context, body.staffId),
      deputies: body.deputies.map((staffId) => nameOf(context, staffId)),
      since: new Date().toISOString(),
      setBy: nameOf(context, mine(context).staff.staffId),
      endedAt: null,
      endedBy: null,
    };
    tiesOf(context).set(seekerId, [tie, ...(tiesOf(context).get(seekerId) ?? [])]);
    return standing(context, seekerId);
  },
  endAssignment: ({ params }: Params<'endAssignment'>, context) => {
    end(context, params.seekerId);
    return standing(context, params.seekerId);
  },
  listAssignments: listed,
  listOwnAssignments: listed,
  countAssignments: (_, context) => ({
    counselors: listed(null, context).people.map(({ assignment }) => ({
      counselor: assignment.counselor,
      people: 1,
      waiting: 0,
      active: 0,
      away: true,
    })),
  }),
  getAssignmentRules: () => ({ waitMinutes: 10 }),
  setAssignmentRules: ({ body }: Body<'setAssignmentRules'>) => body,
  listColleagues: (_, { data }) => ({
    colleagues: data.people
      .filter(({ staff }) => staff.desks.length > 0)
      .map(({ staff: { staffId, name } }) => ({ staffId, name, active: 1, limit: 3, present: true })),
  }),
  listAbsences: () => ({ absences: [] }),
  listOwnAbsences: () => ({ absences: [] }),
};
