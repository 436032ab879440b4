export interface DeskFileFault {
  /** Where in the file, as `desk.talkLimit` or `staff.2.login`. */
  readonly path: string;
  /** Counted from 1; null where the file has no such place. */
  readonly line: number | null;
  readonly reason: string;
}

/** A desk file that cannot be applied, with all its faults. Values are not repeated, since some are secrets. */
export class DeskFileError extends Error {
  override readonly name = 'DeskFileError';
  readonly faults: readonly DeskFileFault[];

  constructor(faults: readonly DeskFileFault[]) {
    const lines = faults.map(({ path, line, reason }) => {
      const place = [line === null ? '' : `line ${line}`, path].filter(Boolean).join(', ');
      return `  ${place}: ${reason}`;
    });
    super(`The desk file is not right, and nothing was changed:\n${lines.join('\n')}`);
    this.faults = faults;
  }
}
