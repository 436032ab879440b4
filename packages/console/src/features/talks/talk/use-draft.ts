import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { keepDraft, releaseDraft } from '../drafts.ts';
import type { DraftKeeper } from '../model/draft-keeper.ts';
import { consultationQuery } from '../use-consultation.ts';

/** The draft of a talk; saved when the page is hidden or left, and removed once what was sent has arrived. */
export function useDraft(consultationId: string, initial: string, allArrived: boolean): DraftKeeper {
  const client = useQueryClient();
  // Only the first look counts: from then on this tab knows better than the answer it began with.
  const keeper = useMemo(() => keepDraft(consultationId, initial), [consultationId, initial]);

  useEffect(() => {
    if (allArrived && keeper.state.get().status === 'handed_over') void keeper.flush();
  }, [allArrived, keeper]);

  useEffect(() => {
    const leave = (): void => {
      if (keeper.state.get().status !== 'handed_over') void keeper.flush(true);
    };
    const hide = (): void => {
      if (document.visibilityState === 'hidden') leave();
    };
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hide);
    return () => {
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hide);
      leave();
      const { text } = keeper.state.get();
      const { queryKey } = consultationQuery(consultationId);
      // A talk that is no longer to be seen must not look fetched again.
      if (client.getQueryState(queryKey)?.status === 'success')
        client.setQueryData(queryKey, (known) => (known ? { ...known, draft: text } : known));
      releaseDraft(consultationId);
    };
  }, [client, consultationId, keeper]);

  return keeper;
}
