/** Where the QR code of a place leads: this installation, which counts the opening and leads on to LINE. */
export function placeUrl(publicUrl: string, code: string): string {
  return `${publicUrl}/f/${code}`;
}

const account = (basicId: string): string =>
  encodeURIComponent(basicId.startsWith('@') ? basicId : `@${basicId}`);

/** LINE's page to add the account; it tells nobody by which QR code somebody came. */
export function friendUrl(basicId: string): string {
  return `https://line.me/R/ti/p/${account(basicId)}`;
}

/** Opens the talk with a text prepared; the person has to send it. */
export function talkUrl(basicId: string, text: string): string {
  return `https://line.me/R/oaMessage/${account(basicId)}/?${encodeURIComponent(text)}`;
}

/** Whether phones outside can open the address: by https, and not this very machine. */
export function isReachable(publicUrl: string): boolean {
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === 'https:' && hostname !== 'localhost' && !hostname.startsWith('127.');
}
