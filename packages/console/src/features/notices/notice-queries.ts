import { noticeRoutes, type DeskText, type TextKind } from '@tomoshibi/contract';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../lib/api/call.ts';
import type { TextStanding } from '../../shared/texts/standing-tag.tsx';

export const textsKey = (deskId: string) => ['desk', deskId, 'notices'] as const;
export const PENDING_KEY = ['pending-texts'] as const;

export const textsQuery = (deskId: string) =>
  queryOptions({
    queryKey: [...textsKey(deskId), 'list'],
    queryFn: () => call(noticeRoutes.listTexts, { params: { deskId } }),
  });

export const textQuery = (deskId: string, kind: TextKind) =>
  queryOptions({
    queryKey: [...textsKey(deskId), kind],
    queryFn: () => call(noticeRoutes.getText, { params: { deskId, kind } }),
  });

/** An officer's page is not on the live stream, so it asks again by itself. */
export const pendingQuery = queryOptions({
  queryKey: PENDING_KEY,
  queryFn: async () => (await call(noticeRoutes.listPendingTexts)).pending,
  refetchInterval: 60_000,
});

/** What a text's list entry says about it: what is sent now, and what is on its way. */
export function standingsOf(text: DeskText): TextStanding[] {
  const now = text.inForce === null ? 'none' : text.inForce.turnedOff ? 'off' : 'in_force';
  const next = text.open?.state ?? text.sentBack?.state;
  if (next === undefined) return [now];
  return now === 'none' ? [next] : [now, next];
}
