/** The month so many months before another: 2027-01 and 2 give 2026-11. */
export function monthsBack(month: string, back: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 - back, 1)).toISOString().slice(0, 7);
}
