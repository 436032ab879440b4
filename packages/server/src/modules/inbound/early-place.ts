/** Where the words of an edit that came before its message are sealed. */
export const earlyPlace = (deskId: string, lineMessageId: string): string =>
  `early_changes|${deskId}|${lineMessageId}`;
