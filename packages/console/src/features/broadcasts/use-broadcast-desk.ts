import { useState } from 'react';

/** The desk whose broadcasts are shown, kept while the console is open; null: there is none to show. */
let chosen: string | null = null;

export function useBroadcastDesk(
  deskIds: readonly string[],
  asked?: string,
): readonly [string | null, (deskId: string) => void] {
  const [wanted, setWanted] = useState(asked ?? chosen);
  const deskId = deskIds.find((id) => id === wanted) ?? deskIds[0] ?? null;
  return [
    deskId,
    (next) => {
      chosen = next;
      setWanted(next);
    },
  ];
}
