export { approveVersion } from './approve-version.ts';
export { discardDraft } from './discard-draft.ts';
export { listPending } from './list-pending.ts';
export { decisionFault } from './may-decide.ts';
export { hasOfficer, selectNames } from './people-store.ts';
export { putVersionInForce } from './put-version-in-force.ts';
export { putDraft, saveDraft } from './save-draft.ts';
export { sendVersionBack } from './send-version-back.ts';
export { submitVersion } from './submit-version.ts';
export { readVersion } from './take-version.ts';
export type { VersionDoor } from './version-door.ts';
export { presentVersions } from './versions-presenter.ts';
export {
  insertVersion,
  selectAt,
  selectCurrent,
  selectHistory,
  selectInForce,
  selectKindsWithVersions,
  selectLiving,
  selectVersion,
  type Bodies,
  type VersionContent,
  type VersionRow,
} from './versions-store.ts';
