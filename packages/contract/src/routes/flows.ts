import { z } from 'zod';
import { DeskParams, Id, text } from '../common.ts';
import { FlowFinding } from '../flow/check-flow.ts';
import { AnswerKey, FlowDocument } from '../flow/document.ts';
import { defineRoute } from '../route.ts';
import { Approver, KnownValues, Revision, VersionFacts } from '../text-version.ts';
import { DeskCode } from './desks.ts';

export const FlowVersion = VersionFacts.extend({ document: FlowDocument }).meta({ id: 'FlowVersion' });
export type FlowVersion = z.infer<typeof FlowVersion>;

/** What a flow may speak of beside itself. */
export const FlowPlaces = z.object({
  desks: z.array(z.object({ code: DeskCode, name: z.string() })).meta({
    description: "The operator's other desks",
  }),
  surveys: z.array(z.object({ key: AnswerKey, title: z.string() })),
  authorities: z.array(z.string()).meta({ description: 'Names of the authorities a region may belong to' }),
});
export type FlowPlaces = z.infer<typeof FlowPlaces>;

export const DeskFlow = z
  .object({
    inForce: FlowVersion.nullable(),
    open: FlowVersion.nullable().meta({ description: 'The draft, or what waits for approval' }),
    sentBack: FlowVersion.nullable().meta({ description: 'The last version, when it was sent back' }),
    versions: z.array(VersionFacts).meta({ description: 'Every version, newest first' }),
    findings: z.array(FlowFinding).meta({ description: 'Of the open version, else of the one in force' }),
    places: FlowPlaces,
    values: KnownValues,
    approver: Approver,
  })
  .meta({ id: 'DeskFlow' });
export type DeskFlow = z.infer<typeof DeskFlow>;

export const PendingFlow = z
  .object({
    desk: z.object({ deskId: Id, name: z.string() }),
    version: FlowVersion,
    inForce: FlowVersion.nullable(),
    mayDecide: z.boolean().meta({ description: 'False for those who wrote or submitted it' }),
  })
  .meta({ id: 'PendingFlow' });
export type PendingFlow = z.infer<typeof PendingFlow>;

const Languages = z.object({ ja: z.string(), en: z.string() });

/** A flow to begin with. */
export const ReadyFlow = z
  .object({ key: z.string(), title: Languages, about: Languages, document: FlowDocument })
  .meta({ id: 'ReadyFlow' });
export type ReadyFlow = z.infer<typeof ReadyFlow>;

const FlowVersionParams = DeskParams.extend({ flowVersionId: Id });
const Checked = z.object({ version: FlowVersion, findings: z.array(FlowFinding) });

const tag = 'Flows';
export const flowRoutes = {
  getFlow: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/flow',
    auth: 'desk.read',
    tag,
    summary: "A desk's flow: in force, open and sent back, with what is wrong or doubtful about it",
    params: DeskParams,
    response: DeskFlow,
  }),
  getFlowVersion: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/flow/versions/:flowVersionId',
    auth: 'desk.read',
    tag,
    summary: 'One version of a flow; what was submitted stays for ever',
    params: FlowVersionParams,
    response: Checked,
  }),
  exportFlow: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/flow/versions/:flowVersionId/yaml',
    auth: 'desk.read',
    tag,
    summary: 'A version as YAML, in the form that can be read in again',
    params: FlowVersionParams,
    file: ['application/yaml'],
  }),
  readFlowYaml: defineRoute({
    method: 'POST',
    path: '/desks/:deskId/flow/read',
    auth: 'notice.edit',
    tag,
    summary: 'Read a flow from YAML: the document and what checking it finds; nothing is stored',
    params: DeskParams,
    body: z.strictObject({ yaml: text(500_000) }),
    response: z.object({ document: FlowDocument, findings: z.array(FlowFinding) }),
    asks: true,
  }),
  listReadyFlows: defineRoute({
    method: 'GET',
    path: '/flows/ready',
    auth: 'notice.edit',
    tag,
    summary: 'Flows to begin with; a desk makes them its own',
    response: z.object({ flows: z.array(ReadyFlow) }),
  }),
  saveFlowDraft: defineRoute({
    method: 'PUT',
    path: '/desks/:deskId/flow/draft',
    auth: 'notice.edit',
    tag,
    summary: 'Write the draft of the next version; it may still have faults',
    params: DeskParams,
    body: z.strictObject({
      revision: Revision,
      document: FlowDocument,
      turnedOff: z.boolean().default(false).meta({
        description: 'Without a flow; the document is kept for when it is turned on again',
      }),
    }),
    response: Checked,
    errors: ['conflict', 'version_changed'],
  }),
  discardFlowDraft: defineRoute({
    method: 'DELETE',
    path: '/desks/:deskId/flow/versions/:flowVersionId',
    auth: 'notice.edit',
    tag,
    summary: 'Throw a draft away; what was submitted stays for ever',
    params: FlowVersionParams,
    errors: ['conflict'],
  }),
  submitFlow: defineRoute({
    method: 'POST',
    path: '/desks/:deskId/flow/versions/:flowVersionId/submit',
    auth: 'notice.edit',
    tag,
    summary: 'Hand a draft in for approval; refused with every fault while it has one',
    params: FlowVersionParams,
    body: z.strictObject({ revision: Revision }),
    response: FlowVersion,
    errors: ['conflict', 'version_changed'],
  }),
  approveFlow: defineRoute({
    method: 'POST',
    path: '/desks/:deskId/flow/versions/:flowVersionId/approve',
    auth: 'notice.approve',
    tag,
    summary: 'Approve a submitted version: talks that begin now run by it, running ones keep theirs',
    params: FlowVersionParams,
    response: FlowVersion,
    errors: ['conflict'],
  }),
  sendFlowBack: defineRoute({
    method: 'POST',
    path: '/desks/:deskId/flow/versions/:flowVersionId/send-back',
    auth: 'notice.approve',
    tag,
    summary: 'Send a submitted version back with a comment',
    params: FlowVersionParams,
    body: z.strictObject({ comment: text(1000) }),
    response: FlowVersion,
    errors: ['conflict'],
  }),
  listPendingFlows: defineRoute({
    method: 'GET',
    path: '/flows/pending',
    auth: 'notice.approve',
    tag,
    summary: 'Flows that wait for approval at the desks where the caller may approve, oldest first',
    response: z.object({ pending: z.array(PendingFlow) }),
  }),
} as const;
