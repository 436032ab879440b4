import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../lib/time/format.ts';
import { ja } from './ja.ts';

export const texts: i18n = createInstance();

/** The texts of the settings are wanted in whatever language is in use from the time somebody opened them. */
let settingsWanted = false;
let inUse: Language = 'ja';
const added = new Set<string>();

function add(language: Language, part: string, bundle: object): void {
  if (added.has(`${language} ${part}`)) return;
  added.add(`${language} ${part}`);
  texts.addResourceBundle(language, 'translation', bundle, true);
}

async function addSettings(language: Language): Promise<void> {
  if (language === 'en') add(language, 'settings', (await import('./en-settings.ts')).enSettings);
  else add(language, 'settings', (await import('./ja-settings.ts')).jaSettings);
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

/** Fetches what only the settings say; their first page waits for it. */
export async function wantSettingsTexts(): Promise<void> {
  settingsWanted = true;
  await addSettings(inUse);
}

export async function changeLanguage(language: Language): Promise<void> {
  inUse = language;
  if (language === 'en') add(language, 'first', (await import('./en.ts')).en);
  if (settingsWanted) await addSettings(language);
  if (texts.language !== language) await texts.changeLanguage(language);
  document.documentElement.lang = language;
}
