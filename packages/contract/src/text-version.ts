import { z } from 'zod';
import { DeskParams, Id, StaffRef, Time } from './common.ts';

export const TextState = z.enum(['draft', 'submitted', 'sent_back', 'in_force', 'superseded']);
export type TextState = z.infer<typeof TextState>;

/** What is known of every version of a text or of a flow, whatever it says. */
export const VersionFacts = z.object({
  versionId: Id,
  deskId: Id,
  number: z.int().meta({ description: 'Counted per desk and kind, from 1' }),
  state: TextState,
  turnedOff: z.boolean().meta({ description: 'This version says that nothing is sent' }),
  revision: z.int().meta({ description: 'Raised by every save of a draft' }),
  origin: z.enum(['console', 'file']).meta({
    description: 'file: put in force on the command line by whoever administers the installation',
  }),
  authors: z.array(StaffRef),
  submittedBy: StaffRef.nullable(),
  submittedAt: Time.nullable(),
  decidedBy: StaffRef.nullable(),
  decidedAt: Time.nullable(),
  comment: z.string().nullable(),
  inForceFrom: Time.nullable(),
  inForceUntil: Time.nullable(),
  updatedAt: Time,
});
export type VersionFacts = z.infer<typeof VersionFacts>;

export const Approver = z.enum(['officer', 'supervisor']).meta({
  description: 'Who approves: the authority’s officer, or, where there is none, a supervisor',
});

export const VersionParams = DeskParams.extend({ versionId: Id });
export const Revision = z
  .int()
  .min(0)
  .meta({ description: 'Of the draft the change was made from; 0 when there was none' });

/** Values of variables by form, as far as they are known without a talk. */
export const KnownValues = z.record(z.string(), z.record(z.string(), z.string()));
