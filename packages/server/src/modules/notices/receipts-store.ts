import type { TextKind } from '@tomoshibi/contract';
import { sql } from 'kysely';
import type { OperatorTx } from '../../platform/db/database.ts';
import { insertRows } from '../../platform/db/insert-rows.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    notice_receipts: {
      operator_id: string;
      id: string;
      version_id: string;
      seeker_id: string;
      consultation_id: string | null;
      message_id: string | null;
      form: string;
      at: Date;
    };
  }
}

const COLUMNS = {
  operator_id: 'uuid',
  id: 'uuid',
  version_id: 'uuid',
  seeker_id: 'uuid',
  consultation_id: 'uuid',
  message_id: 'uuid',
  form: 'text',
  at: 'timestamptz',
} as const;

export interface ReceiptRow {
  readonly id: string;
  readonly version_id: string;
  readonly seeker_id: string;
  readonly consultation_id: string | null;
  readonly message_id: string | null;
  readonly form: string;
  readonly at: Date;
}

export async function insertReceipts(tx: OperatorTx, rows: readonly ReceiptRow[]): Promise<void> {
  await insertRows(
    tx,
    'notice_receipts',
    COLUMNS,
    rows.map((row) => ({ ...row, operator_id: tx.operatorId })),
  );
}

/** How often, and to how many people, each version of a text went out; newest version first. */
export async function countReceipts(
  tx: OperatorTx,
  deskId: string,
  kind: TextKind,
): Promise<{ id: string; number: number; messages: number; people: number }[]> {
  const counted = await sql<{ id: string; number: number; messages: number; people: number }>`
    select version.id, version.number, count(receipt.id)::int as messages,
      count(distinct receipt.seeker_id)::int as people
    from text_versions version
    left join notice_receipts receipt
      on receipt.operator_id = version.operator_id and receipt.version_id = version.id
    where version.operator_id = ${tx.operatorId} and version.desk_id = ${deskId} and version.kind = ${kind}
      and version.in_force_from is not null
    group by version.id, version.number
    order by version.number desc`.execute(tx.db);
  return counted.rows;
}

/** The last texts a person received. */
export async function selectReceiptsOf(
  tx: OperatorTx,
  seekerId: string,
  limit: number,
): Promise<(ReceiptRow & { kind: TextKind; number: number })[]> {
  return tx.db
    .selectFrom('notice_receipts as receipt')
    .innerJoin('text_versions as version', (join) =>
      join
        .onRef('version.operator_id', '=', 'receipt.operator_id')
        .onRef('version.id', '=', 'receipt.version_id'),
    )
    .selectAll('receipt')
    .select(['version.kind', 'version.number'])
    .where('receipt.operator_id', '=', tx.operatorId)
    .where('receipt.seeker_id', '=', seekerId)
    .where('version.kind', '<>', 'flow')
    .orderBy('receipt.at', 'desc')
    .orderBy('receipt.id', 'desc')
    .limit(limit)
    .$narrowType<{ kind: TextKind }>()
    .execute();
}
