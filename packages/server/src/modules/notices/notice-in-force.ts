import { formFor, sortForms, type NoticeKind } from '@tomoshibi/contract';
import type { OperatorTx } from '../../platform/db/database.ts';
import { selectInForce } from '../text-versions/index.ts';

export interface NoticeInForce {
  readonly versionId: string;
  /** The form the words are in, which is `standard` when the wanted one does not exist. */
  readonly form: string;
  readonly body: string;
}

export interface NoticesInForce {
  /** Null: the kind is turned off or was never approved, and nothing is to be sent. */
  get(kind: NoticeKind, form: string): NoticeInForce | null;
  /** Forms in which at least one of the asked texts exists, for the choice offered to people. */
  readonly forms: readonly string[];
}

/** Many texts of a desk with one question to the database. */
export async function noticesInForce(
  tx: OperatorTx,
  deskId: string,
  kinds: readonly NoticeKind[],
): Promise<NoticesInForce> {
  const rows = (await selectInForce(tx, deskId, kinds)).filter((row) => !row.turned_off);
  return {
    get(kind, wanted) {
      const row = rows.find((one) => one.kind === kind);
      if (!row) return null;
      const form = formFor(Object.keys(row.bodies), wanted);
      const body = row.bodies[form];
      return body === undefined ? null : { versionId: row.id, form, body };
    },
    forms: sortForms([...new Set(rows.flatMap((row) => Object.keys(row.bodies)))]),
  };
}

/** The text in force, in the wanted form or the standard one; null: nothing is to be sent. */
export async function noticeInForce(
  tx: OperatorTx,
  deskId: string,
  kind: NoticeKind,
  form: string,
): Promise<NoticeInForce | null> {
  return (await noticesInForce(tx, deskId, [kind])).get(kind, form);
}
