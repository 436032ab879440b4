import { routes, TEXT_KINDS, type TextVersion } from '@tomoshibi/contract';
import { requireDeskRight } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import type { Api } from '../../platform/http/api.ts';
import { readDesk } from '../desks/index.ts';
import { accessConsultation } from '../talks/index.ts';
import {
  approveVersion,
  discardDraft,
  hasOfficer,
  listPending,
  presentVersions,
  saveDraft,
  selectAt,
  selectHistory,
  sendVersionBack,
  submitVersion,
} from '../text-versions/index.ts';
import { currentTexts } from './current-texts.ts';
import { countReceipts, selectReceiptsOf } from './receipts-store.ts';
import { formOf } from './set-form.ts';
import { takeReadyTexts } from './take-ready-texts.ts';
import { requireRightText, textDoor } from './text-door.ts';
import { deskTextValues, pageUrls } from './text-values.ts';
import { readyText } from './texts/index.ts';
import { presentTexts } from './texts-presenter.ts';

const RECEIPTS_SHOWN = 100;

const formsOf = (versions: readonly TextVersion[], ready: Readonly<Record<string, string>>) => [
  ...new Set([...versions.flatMap(({ bodies }) => Object.keys(bodies)), ...Object.keys(ready)]),
];

export function registerNoticeRoutes(api: Api, context: Context): void {
  const { db, publicUrl } = context;

  api.route(routes.listTexts, async ({ caller, params, query }) => {
    requireDeskRight(caller, params.deskId, 'desk.read');
    return db.tenant(caller.operatorId, async (tx) => {
      const { deskId } = await readDesk(tx, context, params.deskId);
      const rows = query.at
        ? await selectAt(tx, deskId, TEXT_KINDS, new Date(query.at))
        : await currentTexts(tx, deskId);
      return {
        texts: presentTexts(await presentVersions(tx, textDoor, rows)),
        approver: (await hasOfficer(tx, deskId)) ? 'officer' : 'supervisor',
        pages: await pageUrls(tx, publicUrl, deskId),
      };
    });
  });

  api.route(routes.getText, async ({ caller, params }) => {
    requireDeskRight(caller, params.deskId, 'desk.read');
    return db.tenant(caller.operatorId, async (tx) => {
      const { deskId } = await readDesk(tx, context, params.deskId);
      const versions = await presentVersions(tx, textDoor, await selectHistory(tx, deskId, params.kind));
      const ready = readyText(params.kind);
      const values = await deskTextValues(tx, context, deskId);
      return {
        versions,
        ready,
        values: Object.fromEntries(formsOf(versions, ready).map((form) => [form, values(form)])),
        approver: (await hasOfficer(tx, deskId)) ? 'officer' : 'supervisor',
      };
    });
  });

  api.route(routes.listPendingTexts, ({ caller }) => listPending(context, textDoor, caller));

  api.route(routes.getTextReceipts, async ({ caller, params }) => {
    requireDeskRight(caller, params.deskId, 'figures.read');
    const rows = await db.tenant(caller.operatorId, async (tx) => {
      const { deskId } = await readDesk(tx, context, params.deskId);
      return countReceipts(tx, deskId, params.kind);
    });
    return { versions: rows.map(({ id, ...counts }) => ({ versionId: id, ...counts })) };
  });

  api.route(routes.listSeekerNotices, ({ caller, params }) =>
    db.tenant(caller.operatorId, async (tx) => {
      const talk = await accessConsultation(tx, caller, params.consultationId);
      const forms = await formOf(tx, [talk.seeker_id]);
      const rows = await selectReceiptsOf(tx, talk.seeker_id, RECEIPTS_SHOWN);
      return {
        form: forms.get(talk.seeker_id) ?? 'standard',
        received: rows.map((row) => ({
          at: row.at.toISOString(),
          versionId: row.version_id,
          kind: row.kind,
          number: row.number,
          form: row.form,
          consultationId: row.consultation_id,
          messageId: row.message_id,
        })),
      };
    }),
  );

  api.route(routes.saveTextDraft, ({ caller, params, body }) => {
    requireDeskRight(caller, params.deskId, 'notice.edit');
    const draft = { ...params, ...body };
    requireRightText(draft);
    return saveDraft(context, textDoor, caller, draft);
  });
  api.route(routes.discardTextDraft, async ({ caller, params }) => {
    await discardDraft(context, textDoor, caller, params);
    return undefined;
  });
  api.route(routes.submitText, ({ caller, params, body }) =>
    submitVersion(context, textDoor, caller, { ...params, ...body }),
  );
  api.route(routes.approveText, ({ caller, params }) => approveVersion(context, textDoor, caller, params));
  api.route(routes.sendTextBack, ({ caller, params, body }) =>
    sendVersionBack(context, textDoor, caller, { ...params, ...body }),
  );
  api.route(routes.takeReadyTexts, ({ caller, params }) => takeReadyTexts(context, caller, params.deskId));
}
