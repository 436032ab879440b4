import { routes } from '@tomoshibi/contract';
import type { TestApp, TestOperator } from '../app.ts';
import type { ModuleCases, VerbsAt } from './case.ts';

async function verbs({ desk, verb, params }: VerbsAt): Promise<void> {
  const { supervisor } = desk.operator.staff;
  await verb({
    route: 'setMaterialTexts',
    action: 'material.texts_changed',
    call: {
      as: supervisor,
      params,
      body: { version: 0, texts: { headline: '話していいよ', lead: '話せます。', secrecy: '守ります。' } },
    },
  });
  const { placeId } = await verb({
    route: 'createMaterialPlace',
    action: 'material.place_created',
    call: { as: supervisor, params, body: { name: '図書館カード' } },
  });
  const spot = { as: supervisor, params: { ...params, placeId } };
  await verb({
    route: 'updateMaterialPlace',
    action: 'material.place_updated',
    call: { ...spot, body: { printed: 50 } },
  });
  await verb({ route: 'deleteMaterialPlace', action: 'material.place_deleted', call: spot });
}

async function ids(app: TestApp, { desk, staff }: TestOperator) {
  const { placeId } = await app.call(routes.createMaterialPlace, {
    as: staff.system_admin,
    params: { deskId: desk.deskId },
    body: { name: '図書館カード' },
  });
  return { placeId };
}

export const materialsCases: ModuleCases = { ids, verbs };
