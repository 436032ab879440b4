import type { ConsultationFacts } from '@tomoshibi/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { useLiveSignal } from '../../lib/live/live-context.tsx';
import type { LiveSignal } from '../../lib/live/live-store.ts';
import { outdatesDetail } from './model/detail-freshness.ts';
import { consultationQuery } from './use-consultation.ts';

/** Asks again for opened talks, in one place and only when more than their messages changed. */
export function useFreshDetails(): void {
  const client = useQueryClient();
  const seen = useRef(new Map<string, ConsultationFacts>());
  const messages = useRef(new Map<string, number>());

  const onSignal = useCallback(
    (signal: LiveSignal) => {
      if (signal.type === 'message') {
        const { consultationId: id } = signal.message;
        messages.current.set(id, (messages.current.get(id) ?? 0) + 1);
      }
      if (signal.type !== 'consultation') return;
      const { consultationId: id, facts } = signal;
      const messagesSince = messages.current.get(id) ?? 0;
      messages.current.delete(id);
      const { queryKey } = consultationQuery(id);
      const opened = client.getQueryData(queryKey)?.consultation;
      if (!opened) return;
      const last = seen.current.get(id);
      const known = last && last.version > opened.version ? last : opened;
      if (facts && facts.version > known.version) seen.current.set(id, facts);
      if (outdatesDetail(known, facts, messagesSince)) void client.invalidateQueries({ queryKey });
    },
    [client],
  );
  useLiveSignal(onSignal);
}
