import { routes, type FlowDocument } from '@tomoshibi/contract';
import type { LineDesk } from '../line-desk.ts';
import { endFlow, putFlow } from '../put-flow.ts';
import type { FilledTalk, ModuleCases, VerbsAt } from './case.ts';

/** Sends everybody to a pool that another authority shares. */
const TO_POOL: FlowDocument = {
  format: 1,
  start: 'ask',
  nodes: {
    ask: {
      type: 'choice',
      key: 'who',
      words: { standard: 'だれと話しますか。' },
      skip: false,
      look: 'quick',
      options: [{ value: 'nurse', label: { standard: '看護師' } }],
      next: 'pool',
    },
    pool: { type: 'handoff', to: 'pool' },
  },
};

async function verbs({ desk, verb }: VerbsAt): Promise<void> {
  const { test, operator } = desk;
  const { counselor, system_admin: admin } = operator.staff;
  const { deskId } = await test.call(routes.createDesk, {
    as: admin,
    body: {
      authorityId: operator.desk.authorityId,
      code: 'pool',
      name: '看護師の窓口',
      nameDisplay: 'pseudonym',
      talkLimit: 2,
    },
  });
  const { consultationId } = await desk.claimed(counselor);
  const { operatorId } = operator;
  await putFlow(test.databaseUrl, { operatorId, deskId: operator.desk.deskId }, TO_POOL);
  await verb({
    route: 'moveConsultation',
    action: 'consultation.moved',
    call: { as: counselor, params: { consultationId }, body: { deskId, note: '体の心配があるそうです' } },
  });
  // The other modules' cases talk to a desk without a bot.
  await endFlow(test.databaseUrl, operator.desk.deskId);
}

/** A talk that the bot began. */
async function fill({ test, operator }: LineDesk, { consultationId }: FilledTalk): Promise<void> {
  const { operatorId, desk } = operator;
  const version = await putFlow(test.databaseUrl, { operatorId, deskId: desk.deskId }, TO_POOL);
  const at = test.clock.now();
  const ids = { operator_id: operatorId, consultation_id: consultationId };
  await test.context.db.tenant(operatorId, async (tx) => {
    await tx.db
      .insertInto('flow_runs')
      .values({
        ...ids,
        desk_id: desk.deskId,
        version_id: version,
        sealed_state: Buffer.from('sealed'),
        wait_until: null,
        begun_at: at,
      })
      .execute();
    await tx.db
      .insertInto('flow_steps')
      .values({ ...ids, number: 1, node: 'ask', at, message_id: null })
      .execute();
  });
}

export const flowTalksCases: ModuleCases = { verbs, fill };
