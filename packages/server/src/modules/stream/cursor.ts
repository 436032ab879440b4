import { AppError } from '../../platform/app-error.ts';

/** Positions in desks' streams. */
export type Positions = ReadonlyMap<string, number>;

/** desk:position pairs; desks are uuids, so neither separator can occur in them. */
export function writeCursor(positions: Positions): string {
  return [...positions].map(([deskId, seq]) => `${deskId}:${seq}`).join('.');
}

export function readCursor(text: string): Map<string, number> {
  const positions = new Map<string, number>();
  for (const part of text === '' ? [] : text.split('.')) {
    const match = /^([0-9a-f-]{36}):(\d{1,15})$/u.exec(part);
    if (!match?.[1] || !match[2])
      throw new AppError('invalid_input', 'This cursor was not made by this server. Take a new snapshot.', [
        { field: 'cursor', reason: 'is not a cursor' },
      ]);
    positions.set(match[1], Number(match[2]));
  }
  return positions;
}
