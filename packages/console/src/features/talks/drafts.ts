import { talkRoutes } from '@tomoshibi/contract';
import { call } from '../../lib/api/call.ts';
import { DraftKeeper } from './model/draft-keeper.ts';

/** Drafts being written in this tab; they outlive their pane, so that nothing typed is lost on the way. */
const keepers = new Map<string, DraftKeeper>();

export function draftOf(consultationId: string): DraftKeeper | undefined {
  return keepers.get(consultationId);
}

export function keepDraft(consultationId: string, initial: string): DraftKeeper {
  const known = keepers.get(consultationId);
  if (known) return known;
  const made = new DraftKeeper(initial, (text, leaving) =>
    call(talkRoutes.saveDraft, { params: { consultationId }, body: { text } }, { keepalive: leaving }),
  );
  keepers.set(consultationId, made);
  return made;
}

/** Forgets a draft the server has, so that the next look begins with what is stored there. */
export function releaseDraft(consultationId: string): void {
  const status = keepers.get(consultationId)?.state.get().status;
  if (status === 'clean' || status === 'saved') keepers.delete(consultationId);
}
