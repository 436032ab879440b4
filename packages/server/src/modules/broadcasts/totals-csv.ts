import type { Broadcast, BroadcastState } from '@tomoshibi/contract';
import { Temporal } from 'temporal-polyfill';
import { csvText, type CsvCell } from '../../platform/csv.ts';

const STATES: Record<BroadcastState, string> = {
  draft: '下書き',
  submitted: '承認待ち',
  approved: '送信待ち',
  sending: '送信中',
  paused: '一時停止',
  finished: '送信済み',
  stopped: '中止',
  refused: '差し戻し',
};

function tokyo(iso: string | null): string {
  if (iso === null) return '';
  const at = Temporal.Instant.from(iso).toZonedDateTimeISO('Asia/Tokyo').toPlainDateTime();
  return at.toString({ smallestUnit: 'second' }).replace('T', ' ');
}

/** The totals of a broadcast for the authority's files: figures only, nobody's name or id. */
export function totalsCsv(broadcast: Broadcast): { fileName: string; csv: string } {
  const { totals } = broadcast;
  const rows: CsvCell[][] = [
    ['項目', '内容'],
    ['名前', broadcast.title],
    ['状態', STATES[broadcast.state]],
    ['作成', broadcast.createdBy.name],
    ['承認', broadcast.decidedBy?.name ?? ''],
    ['承認日時', tokyo(broadcast.decidedAt)],
    ['開始日時', tokyo(broadcast.startedAt)],
    ['終了日時', tokyo(broadcast.endedAt)],
    ['対象の人数', totals?.total ?? broadcast.counted ?? 0],
    ['LINEが受け付けた', totals?.accepted ?? 0],
    ['送れなかった', totals?.failed ?? 0],
    ['届いたか分からない', totals?.unknown ?? 0],
    ['ブロックのため送らなかった', totals?.skipped ?? 0],
    ['中止のため送らなかった', totals?.stopped ?? 0],
    ['まだ送っていない', totals?.left ?? 0],
  ];
  const day = tokyo(broadcast.startedAt ?? broadcast.createdAt).slice(0, 10);
  return { fileName: `broadcast-${day}.csv`, csv: csvText(rows) };
}
