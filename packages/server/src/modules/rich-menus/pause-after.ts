import type { LineFaultKind } from '../../line/line-fault.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** When LINE is asked again after so many attempts in a row that failed. */
export function pauseAfter(kind: LineFaultKind, failures: number): number {
  switch (kind) {
    // Waiting mends none of these; whoever mends them has it tried at once.
    case 'credentials':
    case 'forbidden':
    case 'rejected':
      return 10 * MINUTE;
    // LINE takes a hundred new menus an hour.
    case 'rate_limited':
      return Math.min(MINUTE * 2 ** failures, 30 * MINUTE);
    case 'server_error':
    case 'not_sent':
    case 'no_answer':
    case 'unreadable':
      return Math.min(5 * SECOND * 2 ** failures, 5 * MINUTE);
  }
}
