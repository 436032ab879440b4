import type { DeskTemplateKey } from '@tomoshibi/contract';
import { readFileSync } from 'node:fs';

const FILES: Record<DeskTemplateKey, string> = {
  school: 'school.yaml',
  women: 'women.yaml',
  home_visit: 'home-visit.yaml',
  disaster: 'disaster.yaml',
};

/** The YAML of a kind of desk: blocks of a desk file, to be read by whoever knows those. */
export function readTemplateSource(key: DeskTemplateKey): string {
  return readFileSync(new URL(FILES[key], import.meta.url), 'utf8');
}
