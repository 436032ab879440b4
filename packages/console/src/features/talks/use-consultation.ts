import { routes, type ConsultationDetail, type ConsultationFacts } from '@tomoshibi/contract';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { call } from '../../lib/api/call.ts';
import { useLiveSignal, useLiveState } from '../../lib/live/live-context.tsx';
import type { LiveSignal } from '../../lib/live/live-store.ts';
import { useMe } from '../../lib/session.ts';
import { outdatesDetail } from './model/detail-freshness.ts';

export const consultationQuery = (consultationId: string) =>
  queryOptions({
    queryKey: ['consultation', consultationId],
    queryFn: () => call(routes.getConsultation, { params: { consultationId } }),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });

/** An opened talk with its newest facts, asked for again only when more than its messages changed. */
export function useConsultation(consultationId: string) {
  const me = useMe();
  const client = useQueryClient();
  const query = useQuery(consultationQuery(consultationId));
  const { summaries } = useLiveState();
  const seen = useRef<ConsultationFacts>(undefined);
  const fetched = query.data?.consultation;
  useEffect(() => {
    const known = seen.current;
    if (fetched && (known?.id !== fetched.id || known.version < fetched.version)) seen.current = fetched;
  }, [fetched]);

  const onSignal = useCallback(
    (signal: LiveSignal) => {
      const again = (): void => void client.invalidateQueries({ queryKey: ['consultation', consultationId] });
      if (signal.type === 'consultation' && signal.consultationId === consultationId) {
        const known = seen.current;
        if (known && outdatesDetail(known, signal.facts)) again();
        if (signal.facts && (!known || signal.facts.version > known.version)) seen.current = signal.facts;
      }
      // A new message brings a new reply token, and with it the time in which an answer is free.
      if (
        signal.type === 'message' &&
        signal.message.consultationId === consultationId &&
        signal.message.direction === 'in' &&
        seen.current?.assignee?.staffId === me.staffId
      )
        again();
    },
    [client, consultationId, me.staffId],
  );
  useLiveSignal(onSignal);

  return { ...query, consultation: newest(query.data, summaries.get(consultationId)) };
}

function newest(
  detail: ConsultationDetail | undefined,
  live: ConsultationDetail['consultation'] | undefined,
): ConsultationDetail['consultation'] | undefined {
  if (!detail) return live;
  return live && live.version >= detail.consultation.version ? live : detail.consultation;
}
