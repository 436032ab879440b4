export interface DiffLine {
  readonly mark: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Of what is not there, no line was taken out. */
const linesOf = (text: string): string[] => (text === '' ? [] : text.split('\n'));

/** The lines of two texts side by side in one list, by their longest common part. Texts have at most some hundred lines. */
export function lineDiff(before: string, after: string): DiffLine[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  // common[i][j]: how many lines the rests from i and j have in common.
  const common = Array.from({ length: old.length + 1 }, () =>
    Array.from({ length: now.length + 1 }, () => 0),
  );
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const row = common[i];
      if (row) row[j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    const [left, right] = [old[i], now[j]];
    if (left !== undefined && left === right) {
      lines.push({ mark: 'same', text: left });
      i += 1;
      j += 1;
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ mark: 'removed', text: left });
      i += 1;
    } else {
      lines.push({ mark: 'added', text: right ?? '' });
      j += 1;
    }
  }
  return lines;
}
