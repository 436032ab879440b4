import type { ReactNode } from 'react';
import css from './data-table.module.css';

interface DataTableProps {
  readonly label: string;
  readonly columns: readonly string[];
  readonly children: ReactNode;
}

/** A quiet table; on a narrow screen it scrolls inside its own frame. */
export function DataTable({ label, columns, children }: DataTableProps) {
  return (
    // A wide table is scrolled with the arrow keys, so its frame has to take the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={css['frame']} tabIndex={0} aria-label={label}>
      <table className={css['table']}>
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
