import { receptionRoutes, talkRoutes, type ConsultationDetail } from '@tomoshibi/contract';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { call } from '../../../lib/api/call.ts';
import { useLive } from '../../../lib/live/live-context.tsx';

/** As long as LINE shows the sign of typing. */
const SHOWN_MS = 20_000;

/** What a person who waits is shown: that somebody writes to them, and in the desk's words that it takes time. */
export function useCourtesies({ id, unansweredSince }: ConsultationDetail['consultation']) {
  const live = useLive();
  const lastShown = useRef(0);
  const params = { consultationId: id };
  const show = () => call(talkRoutes.showThinking, { params });
  const thinking = useMutation({ mutationFn: show });
  const typing = useMutation({ mutationFn: show });
  const delay = useMutation({
    mutationFn: () => call(receptionRoutes.sayDelay, { params }),
    onSettled: () => live.touch(id),
  });
  return {
    thinking,
    delay,
    /** Typing shows itself to who waits for an answer; nobody else looks at the talk for it. */
    typed: (): void => {
      if (unansweredSince === null || Date.now() - lastShown.current < SHOWN_MS) return;
      lastShown.current = Date.now();
      typing.mutate();
    },
    shown: thinking.isSuccess || typing.isSuccess ? ('shown' as const) : thinking.isError ? 'failed' : 'none',
  } as const;
}
