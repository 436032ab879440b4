import { routes, type MenuArea, type MenuDocument, type MenuVersion } from '@tomoshibi/contract';
import { z } from 'zod';
import type { LineDesk, LineSeeker } from './line-desk.ts';

const area = (label: string): MenuArea => ({
  label,
  icon: 'talk',
  action: { do: 'say', text: `${label}です` },
});
const face = (labels: readonly string[]) => ({ areas: labels.map(area) });

const Shown = z.object({ areas: z.array(z.object({ action: z.object({ label: z.string() }) })) });

/** Another bar makes another menu. */
export const menuDocument = (bar = 'メニュー'): MenuDocument => ({
  format: 1,
  bar,
  open: face(['相談する', '質問', '電話', '時間', '約束', '場所']),
  closed: face(['書いておく', '電話', '約束']),
  talk: face(['少し待って', '終える', '電話']),
});

/** The menu of a desk by its people, and as phones show it. */
export function menusAt({ test, operator, line, channelId }: LineDesk) {
  const params = { deskId: operator.desk.deskId };
  const { supervisor, officer } = operator.staff;
  const on = {
    params,
    async draft(document = menuDocument(), turnedOff = false): Promise<MenuVersion> {
      const { open } = await on.read();
      const body = { revision: open?.revision ?? 0, document, turnedOff };
      return test.call(routes.saveMenuDraft, { as: supervisor, params, body });
    },
    submit({ versionId, revision }: MenuVersion): Promise<MenuVersion> {
      const place = { ...params, menuVersionId: versionId };
      return test.call(routes.submitMenu, { as: supervisor, params: place, body: { revision } });
    },
    approve({ versionId }: MenuVersion): Promise<MenuVersion> {
      return test.call(routes.approveMenu, { as: officer, params: { ...params, menuVersionId: versionId } });
    },
    async inForce(document?: MenuDocument, turnedOff?: boolean): Promise<MenuVersion> {
      return on.approve(await on.submit(await on.draft(document, turnedOff)));
    },
    read: () => test.call(routes.getMenu, { as: supervisor, params }),
    /** Labels of what a phone shows; null: no menu. */
    async shown({ userId }: Pick<LineSeeker, 'userId'>): Promise<string[] | null> {
      const { richMenu } = await line.control.talk(channelId, userId);
      return richMenu ? Shown.parse(richMenu.menu).areas.map(({ action }) => action.label) : null;
    },
  };
  return on;
}
