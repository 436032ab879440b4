import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../lib/time/format.ts';
import { ja } from './ja.ts';

export const texts: i18n = createInstance();

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

export async function changeLanguage(language: Language): Promise<void> {
  if (language === 'en' && !texts.hasResourceBundle('en', 'translation')) {
    const { en } = await import('./en.ts');
    texts.addResourceBundle('en', 'translation', en);
  }
  if (texts.language !== language) await texts.changeLanguage(language);
  document.documentElement.lang = language;
}
