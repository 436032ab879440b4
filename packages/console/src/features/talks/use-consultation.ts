import { talkRoutes, type ConsultationDetail } from '@tomoshibi/contract';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../lib/api/call.ts';
import { useLiveState } from '../../lib/live/live-context.tsx';

export const consultationQuery = (consultationId: string) =>
  queryOptions({
    queryKey: ['consultation', consultationId],
    queryFn: () => call(talkRoutes.getConsultation, { params: { consultationId } }),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });

/** An opened talk with the newest facts known of it. */
export function useConsultation(consultationId: string) {
  const query = useQuery(consultationQuery(consultationId));
  const { summaries } = useLiveState();
  return { ...query, consultation: newest(query.data, summaries.get(consultationId)) };
}

function newest(
  detail: ConsultationDetail | undefined,
  live: ConsultationDetail['consultation'] | undefined,
): ConsultationDetail['consultation'] | undefined {
  if (!detail) return live;
  return live && live.version >= detail.consultation.version ? live : detail.consultation;
}
