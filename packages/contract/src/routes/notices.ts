import { z } from 'zod';
import { ConsultationParams, DeskParams, Id, Time, text } from '../common.ts';
import { defineRoute } from '../route.ts';
import { Approver, KnownValues, Revision, VersionFacts, VersionParams } from '../text-version.ts';
import { TextBodies } from '../texts/check-text.ts';
import { TextForm } from '../texts/forms.ts';
import { TEXT_KINDS, TextKind } from '../texts/kinds.ts';

export const TextVersion = VersionFacts.extend({ kind: TextKind, bodies: TextBodies }).meta({
  id: 'TextVersion',
});
export type TextVersion = z.infer<typeof TextVersion>;

export const DeskText = z
  .object({
    kind: TextKind,
    inForce: TextVersion.nullable(),
    open: TextVersion.nullable().meta({ description: 'The draft, or what waits for approval' }),
    sentBack: TextVersion.nullable().meta({ description: 'The last version, when it was sent back' }),
  })
  .meta({ id: 'DeskText' });
export type DeskText = z.infer<typeof DeskText>;

export const PendingText = z
  .object({
    desk: z.object({ deskId: Id, name: z.string() }),
    version: TextVersion,
    inForce: TextVersion.nullable(),
    mayDecide: z.boolean().meta({ description: 'False for those who wrote or submitted it' }),
  })
  .meta({ id: 'PendingText' });
export type PendingText = z.infer<typeof PendingText>;

export const NoticeReceipt = z.object({
  at: Time,
  versionId: Id,
  kind: TextKind,
  number: z.int(),
  form: TextForm,
  consultationId: Id.nullable(),
  messageId: Id.nullable(),
});

const KindParams = DeskParams.extend({ kind: z.enum(TEXT_KINDS) });
const tag = 'Notices';
export const noticeRoutes = {
  listTexts: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/notices',
    auth: 'desk.read',
    tag,
    summary: 'Automatic texts and page texts of a desk: in force, open and sent back',
    params: DeskParams,
    query: z.object({
      at: Time.optional().meta({ description: 'Answers with what was in force at this time' }),
    }),
    response: z.object({
      texts: z.array(DeskText),
      approver: Approver,
      pages: z.object({ policy: z.string().nullable(), privacy: z.string().nullable() }),
    }),
  }),
  getText: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/notices/:kind',
    auth: 'desk.read',
    tag,
    summary: 'Every version of one text, newest first, and a ready text to begin with',
    params: KindParams,
    response: z.object({
      versions: z.array(TextVersion),
      ready: TextBodies,
      values: KnownValues,
      approver: Approver,
    }),
  }),
  saveTextDraft: defineRoute({
    method: 'PUT',
    path: '/desks/:deskId/notices/:kind/draft',
    auth: 'notice.edit',
    tag,
    summary: 'Write the draft of the next version',
    params: KindParams,
    body: z.strictObject({ revision: Revision, bodies: TextBodies, turnedOff: z.boolean().default(false) }),
    response: TextVersion,
    errors: ['conflict', 'version_changed'],
  }),
  discardTextDraft: defineRoute({
    method: 'DELETE',
    path: '/desks/:deskId/notices/versions/:versionId',
    auth: 'notice.edit',
    tag,
    summary: 'Throw a draft away; what was submitted stays for ever',
    params: VersionParams,
    errors: ['conflict'],
  }),
  submitText: defineRoute({
    method: 'POST',
    path: '/desks/:deskId/notices/versions/:versionId/submit',
    auth: 'notice.edit',
    tag,
    summary: 'Hand a draft in for approval; from then on it cannot be changed',
    params: VersionParams,
    body: z.strictObject({ revision: Revision }),
    response: TextVersion,
    errors: ['conflict', 'version_changed'],
  }),
  approveText: defineRoute({
    method: 'POST',
    path: '/desks/:deskId/notices/versions/:versionId/approve',
    auth: 'notice.approve',
    tag,
    summary: 'Approve a submitted version: it is in force at once and the former one is superseded',
    params: VersionParams,
    response: TextVersion,
    errors: ['conflict'],
  }),
  sendTextBack: defineRoute({
    method: 'POST',
    path: '/desks/:deskId/notices/versions/:versionId/send-back',
    auth: 'notice.approve',
    tag,
    summary: 'Send a submitted version back with a comment',
    params: VersionParams,
    body: z.strictObject({ comment: text(1000) }),
    response: TextVersion,
    errors: ['conflict'],
  }),
  takeReadyTexts: defineRoute({
    method: 'POST',
    path: '/desks/:deskId/notices/ready',
    auth: 'notice.edit',
    tag,
    summary: 'Make drafts from the ready texts for every kind that has no version yet',
    params: DeskParams,
    response: z.object({ drafted: z.array(TextKind) }),
  }),
  listPendingTexts: defineRoute({
    method: 'GET',
    path: '/notices/pending',
    auth: 'notice.approve',
    tag,
    summary: 'Texts that wait for approval at the desks where the caller may approve, oldest first',
    response: z.object({ pending: z.array(PendingText) }),
  }),
  getTextReceipts: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/notices/:kind/receipts',
    auth: 'figures.read',
    tag,
    summary: 'How many people received which version',
    params: KindParams,
    response: z.object({
      versions: z.array(z.object({ versionId: Id, number: z.int(), messages: z.int(), people: z.int() })),
    }),
  }),
  listSeekerNotices: defineRoute({
    method: 'GET',
    path: '/consultations/:consultationId/notices',
    auth: 'talk.read_own',
    tag,
    summary: 'Automatic texts the person of this consultation received, newest first',
    params: ConsultationParams,
    response: z.object({ form: TextForm, received: z.array(NoticeReceipt) }),
  }),
} as const;
