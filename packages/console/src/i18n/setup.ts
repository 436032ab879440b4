import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../lib/time/format.ts';
import { ja } from './ja.ts';

export const texts: i18n = createInstance();

/** Once wanted, the later texts follow every change of the language. */
let laterWanted = false;
let inUse: Language = 'ja';
const added = new Set<string>();

function add(language: Language, part: string, bundle: object): void {
  if (added.has(`${language} ${part}`)) return;
  added.add(`${language} ${part}`);
  texts.addResourceBundle(language, 'translation', bundle, true);
}

async function addLater(language: Language): Promise<void> {
  if (language === 'en') add(language, 'later', (await import('./en-later.ts')).enLater);
  else add(language, 'later', (await import('./ja-later.ts')).jaLater);
}

/** Japanese is part of the first load; English is fetched from our own server when somebody wants it. */
export async function startTexts(): Promise<void> {
  await texts.use(initReactI18next).init({
    lng: 'ja',
    fallbackLng: 'ja',
    resources: { ja: { translation: ja } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

/** Fetches what the talks can do without; whatever says more waits for it. */
export async function wantLaterTexts(): Promise<void> {
  laterWanted = true;
  await addLater(inUse);
}

export async function changeLanguage(language: Language): Promise<void> {
  inUse = language;
  if (language === 'en') add(language, 'first', (await import('./en.ts')).en);
  if (laterWanted) await addLater(language);
  if (texts.language !== language) await texts.changeLanguage(language);
  document.documentElement.lang = language;
}
