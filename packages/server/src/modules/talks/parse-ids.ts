import { Id } from '@tomoshibi/contract';
import { AppError } from '../../platform/app-error.ts';

const MOST = 200;

/** A comma-separated list of ids from a query string. */
export function parseIds(text: string): string[] {
  const ids = text.split(',').filter((part) => part !== '');
  const bad = ids.find((id) => !Id.safeParse(id).success);
  if (bad !== undefined || ids.length > MOST)
    throw new AppError('invalid_input', `ids must be at most ${MOST} ids, separated by commas.`, [
      { field: 'ids', reason: bad === undefined ? `more than ${MOST}` : 'not an id' },
    ]);
  return ids;
}
