/**
 * What a text may leave open. Written in the text in braces, by its Japanese name or by its key: {受付時間} or
 * {intake_hours}. `generous` is as long as a value may reasonably become, for the check of LINE's limit.
 */
export interface TextVariable {
  readonly ja: string;
  readonly en: string;
  readonly example: string;
  readonly generous: string;
}

export const TEXT_VARIABLES = {
  desk_name: {
    ja: '窓口名',
    en: 'Name of the desk',
    example: 'あおば市 こども・若者LINE相談',
    generous: '窓'.repeat(60),
  },
  authority_name: { ja: '自治体名', en: 'Authority', example: 'あおば市', generous: '市'.repeat(60) },
  intake_hours: {
    ja: '受付時間',
    en: 'Intake hours',
    example: '月〜金 17:00〜21:00',
    generous: '時'.repeat(160),
  },
  next_intake: {
    ja: '次の受付',
    en: 'Next intake',
    example: '11月24日(火) 17:00',
    generous: '次'.repeat(60),
  },
  ahead: { ja: '待ち人数', en: 'People ahead', example: '3', generous: '9999' },
  phone: {
    ja: '電話',
    en: 'Phone lines',
    example:
      '・24時間子供SOSダイヤル 0120-0-78310(24時間・無料)\n・よりそいホットライン 0120-279-338(24時間・無料)',
    generous: '電'.repeat(1200),
  },
  counselor: { ja: '相談員', en: 'Counselor', example: '佐藤', generous: '名'.repeat(40) },
  policy_page: {
    ja: '方針のページ',
    en: 'Policy page',
    example: 'https://soudan.example.jp/d/k7m2p9xw4a/policy',
    generous: 'u'.repeat(160),
  },
  privacy_page: {
    ja: '個人情報のページ',
    en: 'Privacy page',
    example: 'https://soudan.example.jp/d/k7m2p9xw4a/privacy',
    generous: 'u'.repeat(160),
  },
} as const satisfies Record<string, TextVariable>;

export type TextVariableKey = keyof typeof TEXT_VARIABLES;
/** Values to fill in; a key that is left out has no value now. */
export type TextValues = Readonly<Partial<Record<TextVariableKey, string>>>;

const isKey = (name: string): name is TextVariableKey => Object.hasOwn(TEXT_VARIABLES, name);
const entries: readonly (readonly [string, TextVariable])[] = Object.entries(TEXT_VARIABLES);
const byAlias: ReadonlyMap<string, string> = new Map(entries.map(([key, { ja }]) => [ja, key]));

export const TEXT_VARIABLE_KEYS: readonly TextVariableKey[] = Object.keys(TEXT_VARIABLES).filter(isKey);

/** The variable of this name, Japanese or key; null when there is none. */
export function variableKey(name: string): TextVariableKey | null {
  const key = byAlias.get(name) ?? name;
  return isKey(key) ? key : null;
}

/** A name in braces on one line. Braces around nothing or around something long are just braces. */
const PLACE = /\{([^{}\n]{1,30})\}/gu;

/** Names in braces, as written. */
export function findVariables(body: string): string[] {
  return [...body.matchAll(PLACE)].map(([, name = '']) => name.trim());
}

/** The line with its values, or null when one of them is missing. */
function fillLine(line: string, values: TextValues): string | null {
  let missing = false;
  const filled = line.replace(PLACE, (_, name: string) => {
    const key = variableKey(name.trim());
    const value = key === null ? undefined : values[key];
    if (value === undefined || value === '') missing = true;
    return value ?? '';
  });
  return missing ? null : filled;
}

/**
 * Fills in a text. A line that needs a value there is none for is left out whole, and so is a line ending in a colon
 * that only led to it: no gap is shown to anybody, and no name in braces is ever sent.
 */
export function renderNotice(body: string, values: TextValues): string {
  const lines: string[] = [];
  for (const line of body.split('\n')) {
    const filled = fillLine(line, values);
    if (filled !== null) lines.push(filled);
    else if (/^\s*\{[^{}]+\}\s*$/u.test(line) && /[:：]\s*$/u.test(lines.at(-1) ?? '')) lines.pop();
  }
  return lines
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

export const EXAMPLE_VALUES: TextValues = Object.fromEntries(
  entries.map(([key, { example }]) => [key, example]),
);
export const GENEROUS_VALUES: TextValues = Object.fromEntries(
  entries.map(([key, { generous }]) => [key, generous]),
);
