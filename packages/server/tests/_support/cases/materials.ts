import { routes } from '@tomoshibi/contract';
import type { TestApp, TestOperator } from '../app.ts';
import { tieToPlace } from '../../../src/modules/materials/index.ts';
import { addScans } from '../../../src/modules/materials/materials-store.ts';
import type { LineDesk } from '../line-desk.ts';
import type { FilledTalk, ModuleCases, VerbsAt } from './case.ts';

const TEXTS = { headline: '話していいよ', lead: '話せます。', secrecy: '守ります。' };

async function verbs({ desk, verb, params }: VerbsAt): Promise<void> {
  const { supervisor } = desk.operator.staff;
  await verb({
    route: 'setMaterialTexts',
    action: 'material.texts_changed',
    call: {
      as: supervisor,
      params,
      body: { version: 0, texts: TEXTS },
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

async function fill({ test, operator }: LineDesk, { seekerId }: FilledTalk): Promise<void> {
  const as = operator.staff.supervisor;
  const params = { deskId: operator.desk.deskId };
  await test.call(routes.setMaterialTexts, { as, params, body: { version: 0, texts: TEXTS } });
  const place = await test.call(routes.createMaterialPlace, { as, params, body: { name: '保健室' } });
  await test.context.db.tenant(operator.operatorId, async (tx) => {
    await addScans(tx, place.placeId, '2026-11-20', 3);
    await tieToPlace(tx, { ...params, seekerId, code: place.code, at: test.clock.now() });
  });
}

export const materialsCases: ModuleCases = { ids, verbs, fill };
