import { TEXT_KIND_FACTS, TEXT_VARIABLES, type TextKind, type TextVariableKey } from '@tomoshibi/contract';
import type { Language } from '../../lib/time/format.ts';

export function kindName(kind: TextKind, language: Language): string {
  return TEXT_KIND_FACTS[kind][language];
}

export function kindWhen(kind: TextKind, language: Language): string {
  const facts = TEXT_KIND_FACTS[kind];
  return language === 'ja' ? facts.whenJa : facts.whenEn;
}

/** The name a variable has in a text; texts are Japanese, so their names are too. */
export const variableName = (key: TextVariableKey): string => `{${TEXT_VARIABLES[key].ja}}`;
