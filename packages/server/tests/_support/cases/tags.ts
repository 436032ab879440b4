import { routes } from '@tomoshibi/contract';
import type { LineDesk } from '../line-desk.ts';
import type { FilledTalk, ModuleCases, VerbsAt } from './case.ts';

async function verbs({ desk, verb }: VerbsAt): Promise<void> {
  const { counselor } = desk.operator.staff;
  const { consultationId } = await desk.claimed(counselor);
  const call = { as: counselor, params: { consultationId }, body: { tags: ['不登校'] } };
  await verb({ route: 'setSeekerTags', action: 'seeker.tagged', call });
}

async function fill({ test, operator }: LineDesk, { consultationId }: FilledTalk): Promise<void> {
  await test.call(routes.setSeekerTags, {
    as: operator.staff.supervisor,
    params: { consultationId },
    body: { tags: ['要フォロー', '夜間'] },
  });
}

export const tagsCases: ModuleCases = { samples: { tags: [['夜間']] }, verbs, fill };
