import { readYaml } from '../../platform/read-yaml.ts';
import { DeskFile } from './desk-file.ts';
import { DeskFileError } from './desk-file-error.ts';

/** Reads a desk file; throws DeskFileError with every fault and its line. */
export function parseDeskFile(source: string): DeskFile {
  const read = readYaml(source, DeskFile);
  if ('data' in read) return read.data;
  throw new DeskFileError(read.faults);
}
