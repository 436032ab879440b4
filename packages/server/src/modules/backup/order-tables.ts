export interface Needs {
  readonly name: string;
  /** The tables its foreign keys point at. */
  readonly needs: readonly string[];
}

/** Tables in an order in which every row finds the rows it points at. */
export function orderTables<T extends Needs>(tables: readonly T[]): T[] {
  const ordered: T[] = [];
  const placed = new Set<string>();
  let left = tables;
  while (left.length > 0) {
    const ready = left.filter(({ name, needs }) => needs.every((need) => need === name || placed.has(need)));
    if (ready.length === 0)
      throw new Error(
        `The tables ${left.map(({ name }) => name).join(', ')} point at each other in a circle.`,
      );
    for (const table of ready) placed.add(table.name);
    ordered.push(...ready);
    left = left.filter(({ name }) => !placed.has(name));
  }
  return ordered;
}
