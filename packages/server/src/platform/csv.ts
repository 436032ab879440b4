export type CsvCell = string | number;

/** A cell that a spreadsheet takes as text: quoted, and never as a formula. */
function cell(value: CsvCell): string {
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}

/** Rows as a spreadsheet opens them. */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  const lines = rows.map((row) => row.map(cell).join(','));
  // Spreadsheets take UTF-8 for the local code page unless a byte order mark comes first.
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
