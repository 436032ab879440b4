import { EXAMPLE_VALUES, renderNotice, TEXT_VARIABLE_KEYS, type TextValues } from '@tomoshibi/contract';

export interface PreviewPart {
  readonly text: string;
  /** A value that will be filled in, not words of the text. */
  readonly filled: boolean;
}

// Characters for private use, which nobody writes: they mark where a value begins and ends.
const [OPEN, CLOSE] = ['\ue000', '\ue001'];

/** Known values of the desk before examples, as nobody can send the others yet. */
export function previewValues(known: Readonly<Record<string, string>> | undefined): TextValues {
  const values: Record<string, string> = {};
  for (const key of TEXT_VARIABLE_KEYS) values[key] = known?.[key] ?? EXAMPLE_VALUES[key] ?? '';
  return values;
}

/** A text as people will see it, with the filled-in values told apart. */
export function previewParts(body: string, values: TextValues): PreviewPart[] {
  const marked = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, `${OPEN}${value}${CLOSE}`]),
  );
  return renderNotice(body, marked)
    .split(/(\ue000[^\ue001]*\ue001)/u)
    .filter((part) => part !== '')
    .map((part) =>
      part.startsWith(OPEN) ? { text: part.slice(1, -1), filled: true } : { text: part, filled: false },
    );
}
