import 'i18next';
import type { jaLater } from './ja-later.ts';
import type { ja } from './ja.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof ja & typeof jaLater };
    returnNull: false;
  }
}
