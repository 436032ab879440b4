import type { ja } from './ja.ts';
import type { Shape } from './setup.ts';
import { ja as x } from './ja.ts';
export const en: Shape<typeof ja> = x;
