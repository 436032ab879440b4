import { routes } from '@tomoshibi/contract';
import { randomUUID } from 'node:crypto';
import { putInForce } from '../../../src/modules/notices/index.ts';
import { addUnreached } from '../../../src/modules/unreached/index.ts';
import type { TestApp, TestOperator } from '../app.ts';
import type { LineDesk } from '../line-desk.ts';
import { insertTalk } from '../talk-fixture.ts';
import type { FilledTalk, ModuleCases, VerbsAt } from './case.ts';

const RULES = {
  mode: 'live',
  media: 'refuse',
  nudgeMinutes: 15,
  silenceMinutes: 40,
  overrunMinutes: null,
  placeMinutes: null,
  outsideHours: 48,
  offerAtOpening: false,
} as const;

/** Lists the person of a talk as one who was not reached. */
async function listed(
  { context }: Pick<TestApp, 'context'>,
  { operatorId, desk: { deskId } }: TestOperator,
  { consultationId, seekerId }: FilledTalk,
): Promise<string> {
  const id = randomUUID();
  const row = { id, deskId, seekerId, consultationId, reason: 'outside_hours' as const };
  await context.db.tenant(operatorId, (tx) => addUnreached(tx, [{ ...row, since: context.clock.now() }]));
  return id;
}

async function verbs({ desk, verb, params }: VerbsAt): Promise<void> {
  const { test, operator } = desk;
  const { counselor, colleague, supervisor } = operator.staff;
  await verb({
    route: 'setRules',
    action: 'rules.changed',
    call: { as: supervisor, params, body: { ...RULES, version: 0 } },
  });
  const { consultationId } = await desk.claimed(counselor);
  const talk = { as: counselor, params: { consultationId } };
  await verb({
    route: 'setTarget',
    action: 'consultation.target_set',
    call: { ...talk, body: { target: 'outside_target' } },
  });
  await verb({
    route: 'setAuthority',
    action: 'consultation.authority_set',
    call: { ...talk, body: { authorityId: operator.desk.authorityId } },
  });
  await test.context.db.tenant(operator.operatorId, (tx) =>
    putInForce(
      tx,
      test.context,
      { kind: 'system' },
      { ...params, texts: { delay: { standard: 'お待ちください。' } } },
    ),
  );
  await verb({ route: 'sayDelay', action: 'seeker.delay_told', call: talk });
  await verb({
    route: 'handOver',
    action: 'consultation.handed_over',
    call: { ...talk, body: { staffId: colleague.staffId, note: '眠れない日が続く' } },
  });
  const texts = { opening_offer: { standard: '受付を始めました。' } };
  await test.context.db.tenant(operator.operatorId, (tx) =>
    putInForce(tx, test.context, { kind: 'system' }, { ...params, texts }),
  );
  const { consultation } = await test.call(routes.getConsultation, {
    as: colleague,
    params: { consultationId },
  });
  const unreachedIds = [await listed(test, operator, { consultationId, seekerId: consultation.seekerId })];
  const list = { as: supervisor, params, body: { unreachedIds } };
  await verb({ route: 'offerOpening', action: 'unreached.offered', call: list });
  await verb({ route: 'settleUnreached', action: 'unreached.settled', call: list });
}

/** Rules, an opening with enough staff, and somebody who was not reached. */
async function fill({ test, operator }: LineDesk, talk: FilledTalk): Promise<void> {
  const { supervisor: as, colleague } = operator.staff;
  const params = { deskId: operator.desk.deskId };
  await test.call(routes.setRules, { as, params, body: { ...RULES, version: 0 } });
  const capacity = await test.call(routes.getCapacity, { as, params });
  await test.call(routes.setCapacity, { as, params, body: { ...capacity, minPeople: 1 } });
  await test.call(routes.checkIn, { as: colleague, params, body: { remote: false } });
  await test.call(routes.getReception, { as, params });
  await listed(test, operator, talk);
  await test.app.drain();
}

export const receptionCases: ModuleCases = {
  ids: async (app, operator) => ({
    unreachedId: await listed(app, operator, await insertTalk(app, operator)),
  }),
  samples: { unreachedIds: [[randomUUID()]] },
  verbs,
  fill,
};
