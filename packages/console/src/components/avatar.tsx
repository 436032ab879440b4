import type { CSSProperties } from 'react';
import css from './avatar.module.css';

/** Few and far apart, so that two people in one list rarely look alike; none of them is a red. */
const FIRST_HUE = 75;
const LAST_HUE = 315;
const HUES = 8;

/** A hue from a name: the same name has the same colour everywhere, and it means nothing else. */
export function hueOf(name: string): number {
  let hash = 2_166_136_261;
  for (const unit of name) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return Math.round(FIRST_HUE + ((hash >>> 7) % HUES) * ((LAST_HUE - FIRST_HUE) / (HUES - 1)));
}

/** One letter as a reader sees it; names on LINE often begin with an emoji made of several code points. */
const letters = new Intl.Segmenter('ja', { granularity: 'grapheme' });
const firstLetter = (text: string): string => [...letters.segment(text.trim())][0]?.segment ?? '';

interface AvatarProps {
  readonly name: string;
  /** What is shown to people as the name, where that is another one. */
  readonly label?: string;
  readonly size?: 'small' | 'normal' | 'large';
}

export function Avatar({ name, label = name, size = 'normal' }: AvatarProps) {
  const style: CSSProperties & Record<'--hue', number> = { '--hue': hueOf(name) };
  return (
    <span className={`${css['avatar']} ${css[size]}`} style={style} aria-hidden="true">
      {firstLetter(label)}
    </span>
  );
}
