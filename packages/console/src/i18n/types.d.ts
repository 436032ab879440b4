import 'i18next';
import type { jaSettings } from './ja-settings.ts';
import type { ja } from './ja.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof ja & typeof jaSettings };
    returnNull: false;
  }
}
