import type { YamlFault } from '../../platform/read-yaml.ts';

export type DeskFileFault = YamlFault;

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
