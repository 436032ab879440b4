import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';

type Path = readonly PropertyKey[];

export interface YamlFault {
  /** Where in the file, as `desk.talkLimit` or `staff.2.login`. */
  readonly path: string;
  /** Counted from 1; null where the file has no such place. */
  readonly line: number | null;
  readonly reason: string;
}

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
  if (issue.code === 'invalid_key')
    return [{ path: issue.path, reason: issue.issues[0]?.message ?? issue.message }];
  return [{ path: issue.path, reason: issue.message }];
}

/** Reads YAML of a known shape; with faults, every one of them and its line. */
export function readYaml<T>(
  source: string,
  schema: z.ZodType<T>,
): { readonly data: T } | { readonly faults: readonly YamlFault[] } {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0)
    return {
      faults: document.errors.map((error) => ({
        path: '',
        line: lines.linePos(error.pos[0]).line,
        reason: error.message.split('\n')[0] ?? 'is not YAML',
      })),
    };
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { data: parsed.data };
  return {
    faults: parsed.error.issues.flatMap(faultsOf).map(({ path, reason }) => ({
      path: path.join('.'),
      line: lineOf(document, lines, path),
      reason,
    })),
  };
}
