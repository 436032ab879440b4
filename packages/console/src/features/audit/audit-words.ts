import type { TFunction } from 'i18next';
import { audited } from '../../i18n/ja/audited.ts';

type Action = keyof typeof audited.action;
type Subject = keyof typeof audited.subject;

const isAction = (key: string): key is Action => Object.hasOwn(audited.action, key);
const isSubject = (key: string): key is Subject => Object.hasOwn(audited.subject, key);

/** What was done, in words; an act the console does not know yet keeps the server's name. */
export function actionWords(action: string, t: TFunction): string {
  const key = action.replace('.', '_');
  return isAction(key) ? t(`audited.action.${key}`) : action;
}

export function subjectWords(kind: string | null, t: TFunction): string {
  if (kind === null) return '';
  return isSubject(kind) ? t(`audited.subject.${kind}`) : kind;
}
