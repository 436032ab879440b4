import type { CSSProperties, ReactNode } from 'react';
import css from './data-table.module.css';

interface DataTableProps {
  readonly label: string;
  readonly columns: readonly string[];
  readonly children: ReactNode;
}

/** A quiet table; on a narrow screen every row becomes a small list with the columns' names beside the values. */
export function DataTable({ label, columns, children }: DataTableProps) {
  const names: CSSProperties & Record<`--column-${number}`, string> = {};
  for (const [index, column] of columns.entries()) names[`--column-${index + 1}`] = JSON.stringify(column);
  return (
    // A wide table is scrolled with the arrow keys, so its frame has to take the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={css['frame']} tabIndex={0} aria-label={label}>
      <table className={css['table']} style={names}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
