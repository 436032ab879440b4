import { routes } from '@tomoshibi/contract';
import { asOwner } from '../owner.ts';
import type { TestApp, TestOperator } from '../app.ts';
import type { LineDesk } from '../line-desk.ts';
import type { FilledTalk, ModuleCases, VerbsAt } from './case.ts';

async function verbs({ desk, verb, params }: VerbsAt): Promise<void> {
  const { supervisor } = desk.operator.staff;
  const { deskId } = params;
  const person = () => desk.test.person(desk.operator.operatorId, { desks: [{ deskId, role: 'counselor' }] });
  await verb({
    route: 'setAssignmentRules',
    action: 'assignment_rules.set',
    call: { as: supervisor, params, body: { waitMinutes: 20 } },
  });
  await desk.open(supervisor, 'はじめまして');
  const [somebody] = await asOwner(desk.test.databaseUrl, 'select id from seekers order by id limit 1');
  const [own, deputy] = [await person(), await person()];
  const theirs = { as: supervisor, params: { seekerId: String(somebody?.['id']) } };
  await verb({
    route: 'setAssignment',
    action: 'assignment.set',
    call: { ...theirs, body: { staffId: own.staffId, deputies: [deputy.staffId] } },
  });
  await verb({ route: 'endAssignment', action: 'assignment.ended', call: theirs });
  const startsAt = desk.test.clock.now().toISOString();
  const holiday = { startsAt, endsAt: new Date(desk.test.clock.now().getTime() + 3_600_000).toISOString() };
  await verb({
    route: 'createOwnAbsence',
    action: 'absence.added',
    call: { as: own, params, body: { ...holiday, note: '家庭訪問' } },
  });
  const { absenceId } = await verb({
    route: 'createAbsence',
    action: 'absence.added',
    call: { as: supervisor, params, body: { ...holiday, staffId: deputy.staffId } },
  });
  await verb({
    route: 'deleteAbsence',
    action: 'absence.removed',
    call: { as: supervisor, params: { ...params, absenceId: String(absenceId) } },
  });
}

async function ids(app: TestApp, { desk, staff }: TestOperator) {
  const { absenceId } = await app.call(routes.createAbsence, {
    as: staff.supervisor,
    params: { deskId: desk.deskId },
    body: {
      staffId: staff.counselor.staffId,
      startsAt: '2026-11-21T03:00:00.000Z',
      endsAt: '2026-11-21T07:00:00.000Z',
    },
  });
  return { absenceId };
}

async function fill({ test, operator }: LineDesk, { seekerId }: FilledTalk): Promise<void> {
  const { supervisor, counselor, colleague } = operator.staff;
  const params = { deskId: operator.desk.deskId };
  await test.call(routes.setAssignment, {
    as: supervisor,
    params: { seekerId },
    body: { staffId: counselor.staffId, deputies: [colleague.staffId] },
  });
  await test.call(routes.setAssignmentRules, { as: supervisor, params, body: { waitMinutes: 20 } });
  const now = test.clock.now().getTime();
  await test.call(routes.createOwnAbsence, {
    as: counselor,
    params,
    body: {
      startsAt: new Date(now + 86_400_000).toISOString(),
      endsAt: new Date(now + 90_000_000).toISOString(),
      note: '研修',
    },
  });
}

export const assignmentsCases: ModuleCases = { ids, verbs, fill };
