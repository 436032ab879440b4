import { routes } from '../../packages/contract/src/index.ts';
import { signIn } from './api.ts';
import type { DemoDesk } from './desks.ts';
import type { DemoSettings } from './settings.ts';

/** The supervisor of a desk with an officer has rewritten one text, which waits for the officer's approval. */
export async function handInText(settings: DemoSettings, desks: readonly DemoDesk[]): Promise<void> {
  const desk = desks.find(({ staff }) => staff.some(({ role }) => role === 'officer'));
  const supervisor = desk?.staff.find(({ role }) => role === 'supervisor');
  if (!desk || !supervisor) return;
  const api = await signIn(settings.consoleUrl, supervisor.login, supervisor.password);
  const { desks: known } = await api.call(routes.listDesks, {});
  const deskId = known.find(({ code }) => code === desk.code)?.deskId ?? '';
  const params = { deskId, kind: 'busy' as const };
  const { versions } = await api.call(routes.getText, { params });
  const inForce = versions.find(({ state }) => state === 'in_force');
  // A first start that was cut short may have done it already.
  if (!inForce || versions.length > 1) return;
  const bodies = {
    ...inForce.bodies,
    standard: (inForce.bodies['standard'] ?? '').replace(
      '順番が来たら、相談員からここに書きます。画面は閉じていても大丈夫です。',
      '30分以上かかることもあります。順番が来たら、相談員からここに書きます。\n画面は閉じて、好きなことをしながら待っていてください。',
    ),
  };
  const draft = await api.call(routes.saveTextDraft, { params, body: { revision: 0, bodies } });
  await api.call(routes.submitText, {
    params: { deskId, versionId: draft.versionId },
    body: { revision: draft.revision },
  });
}
