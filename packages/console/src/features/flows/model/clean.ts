import { FlowDocument } from '@tomoshibi/contract';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const WORDS: ReadonlySet<string> = new Set(['words', 'label', 'danger']);

function cleaned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cleaned);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => [key, WORDS.has(key) && isRecord(inner) ? written(inner) : cleaned(inner)]),
  );
}
const written = (forms: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(forms).filter(([, body]) => typeof body === 'string' && body.trim() !== ''),
  );

export interface FieldIssue {
  readonly node: string | null;
  readonly field: string;
  readonly reason: string;
}

/** A flow as it may be stored, or what stands against it: a field somebody has not filled in yet, or not rightly. */
export function storable(
  flow: FlowDocument,
): { readonly document: FlowDocument } | { readonly issues: readonly FieldIssue[] } {
  const parsed = FlowDocument.safeParse(cleaned(flow));
  if (parsed.success) return { document: parsed.data };
  return {
    issues: parsed.error.issues.map(({ path, message }) => {
      const [first, node, ...rest] = path.map(String);
      return first === 'nodes' && node !== undefined
        ? { node, field: rest.join('.'), reason: message }
        : { node: null, field: path.map(String).join('.'), reason: message };
    }),
  };
}
