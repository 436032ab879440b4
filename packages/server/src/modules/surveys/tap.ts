const PREFIX = 'survey=';

/** What a button of a survey says; it comes back from a phone, perhaps years later. */
export interface SurveyTap {
  readonly token: string;
  readonly question: string;
  /** null: 答えない */
  readonly value: string | null;
}

export function tapData({ token, question, value }: SurveyTap): string {
  return `${PREFIX}${token}.${question}.${value ?? ''}`;
}

/** null: not a button of a survey. Whether there is such a survey is for the caller to find out. */
export function readSurveyTap(data: string): SurveyTap | null {
  if (!data.startsWith(PREFIX)) return null;
  const [token = '', question = '', value = ''] = data.slice(PREFIX.length).split('.');
  return { token, question, value: value === '' ? null : value };
}
