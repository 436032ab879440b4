import { routes } from '@tomoshibi/contract';
import type { TestApp, TestOperator } from '../app.ts';
import type { LineDesk } from '../line-desk.ts';
import { menuDocument, menusAt } from '../menus.ts';
import type { ModuleCases, VerbsAt } from './case.ts';

async function verbs({ desk, verb, params }: VerbsAt): Promise<void> {
  const { officer, supervisor } = desk.operator.staff;
  const draft = async () => {
    const { versionId, revision } = await verb({
      route: 'saveMenuDraft',
      action: 'menu.drafted',
      call: { as: supervisor, params, body: { revision: 0, document: menuDocument() } },
    });
    return { place: { ...params, menuVersionId: String(versionId) }, body: { revision } };
  };
  const submitted = async () => {
    const { place, body } = await draft();
    await verb({
      route: 'submitMenu',
      action: 'menu.submitted',
      call: { as: supervisor, params: place, body },
    });
    return { as: officer, params: place };
  };
  const thrown = await draft();
  await verb({
    route: 'discardMenuDraft',
    action: 'menu.draft_discarded',
    call: { as: supervisor, params: thrown.place },
  });
  await verb({
    route: 'sendMenuBack',
    action: 'menu.sent_back',
    call: { ...(await submitted()), body: { comment: '短く' } },
  });
  await verb({ route: 'approveMenu', action: 'menu.approved', call: await submitted() });
  await verb({ route: 'retryMenu', action: 'menu.retried', call: { as: supervisor, params, body: {} } });
}

async function ids(app: TestApp, { desk, staff }: TestOperator) {
  const body = { revision: 0, document: menuDocument() };
  const params = { deskId: desk.deskId };
  const { versionId } = await app.call(routes.saveMenuDraft, { as: staff.supervisor, params, body });
  return { menuVersionId: versionId };
}

/** A menu in force that LINE shows; somebody is in a talk and gets theirs. */
async function fill(desk: LineDesk): Promise<void> {
  await menusAt(desk).inForce();
  await desk.settle();
}

export const richMenusCases: ModuleCases = {
  ids,
  samples: { areas: [menuDocument().closed.areas] },
  verbs,
  fill,
};
