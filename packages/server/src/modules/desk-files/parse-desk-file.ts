import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { DeskFile } from './desk-file.ts';
import { DeskFileError, type DeskFileFault } from './desk-file-error.ts';

type Path = readonly PropertyKey[];

/** The line of the nearest thing that is there: a missing field is shown at the block it is missing from. */
function lineOf(document: Document, lines: LineCounter, path: Path): number | null {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return null;
}

function faultsOf(issue: z.core.$ZodIssue): { path: Path; reason: string }[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...issue.path, key], reason: 'is not known here' }));
  return [{ path: issue.path, reason: issue.message }];
}

/** Reads a desk file; throws DeskFileError with every fault and its line. */
export function parseDeskFile(source: string): DeskFile {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0)
    throw new DeskFileError(
      document.errors.map((error) => ({
        path: '',
        line: lines.linePos(error.pos[0]).line,
        reason: error.message.split('\n')[0] ?? 'is not YAML',
      })),
    );
  const parsed = DeskFile.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  throw new DeskFileError(
    parsed.error.issues.flatMap(faultsOf).map(({ path, reason }): DeskFileFault => ({
      path: path.join('.'),
      line: lineOf(document, lines, path),
      reason,
    })),
  );
}
