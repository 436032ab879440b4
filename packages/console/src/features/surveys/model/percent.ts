/** Shares with one decimal, also where it is a zero, so that columns line up. */
export function percentFormat(language: string): Intl.NumberFormat {
  return new Intl.NumberFormat(language, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
}
