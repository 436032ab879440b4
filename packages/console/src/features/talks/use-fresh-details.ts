import type { ConsultationFacts } from '@tomoshibi/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { useLiveSignal } from '../../lib/live/live-context.tsx';
import type { LiveSignal } from '../../lib/live/live-store.ts';
import { useMe } from '../../lib/session.ts';
import { outdatesDetail } from './model/detail-freshness.ts';
import { consultationQuery } from './use-consultation.ts';

/** Asks again for opened talks, in one place and only when more than their messages changed. */
export function useFreshDetails(): void {
  const me = useMe();
  const client = useQueryClient();
  const seen = useRef(new Map<string, ConsultationFacts>());

  const onSignal = useCallback(
    (signal: LiveSignal) => {
      const id =
        signal.type === 'consultation'
          ? signal.consultationId
          : signal.type === 'message'
            ? signal.message.consultationId
            : undefined;
      if (id === undefined) return;
      const { queryKey } = consultationQuery(id);
      const opened = client.getQueryData(queryKey)?.consultation;
      if (!opened) return;
      const last = seen.current.get(id);
      const known = last && last.version > opened.version ? last : opened;
      if (signal.type === 'consultation' && signal.facts && signal.facts.version > known.version)
        seen.current.set(id, signal.facts);
      // A new message brings a new reply token, and with it the time in which an answer is free.
      const again =
        signal.type === 'consultation'
          ? outdatesDetail(known, signal.facts)
          : signal.type === 'message' &&
            signal.message.direction === 'in' &&
            known.assignee?.staffId === me.staffId;
      if (again) void client.invalidateQueries({ queryKey });
    },
    [client, me.staffId],
  );
  useLiveSignal(onSignal);
}
