/** The address that calls a number: `#8000` needs its sign written otherwise, or the phone takes it for a fragment. */
export const telUri = (number: string): string => `tel:${number.replaceAll('-', '').replaceAll('#', '%23')}`;
