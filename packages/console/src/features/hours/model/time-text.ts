/** What people type for a time, as the contract writes it: 9 and 900 and ９：００ are 09:00. */
export function tidyTime(typed: string): string {
  const plain = typed.normalize('NFKC').trim();
  const [, hours, minutes = '00'] =
    /^(\d{1,2})(?:[:.時](\d{2})分?|時)?$/u.exec(plain) ?? /^(\d{1,2})(\d{2})$/u.exec(plain) ?? [];
  return hours === undefined ? plain : `${hours.padStart(2, '0')}:${minutes}`;
}

/** A day of the year: 12/29 and 12月29日 are 12-29. */
export function tidyMonthDay(typed: string): string {
  const plain = typed.normalize('NFKC').trim();
  const [, month, day] = /^(\d{1,2})[-/.月](\d{1,2})日?$/u.exec(plain) ?? [];
  return month === undefined || day === undefined
    ? plain
    : `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
