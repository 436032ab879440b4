import type { CSSProperties } from 'react';
import css from './avatar.module.css';

/** A hue from a name: the same name has the same colour everywhere, and it means nothing else. */
export function hueOf(name: string): number {
  let hash = 2_166_136_261;
  for (const unit of name) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  // Steps of the golden angle keep neighbouring values far apart on the colour wheel.
  return Math.round(((hash >>> 8) * 137.508) % 360);
}

interface AvatarProps {
  readonly name: string;
  readonly size?: 'small' | 'normal' | 'large';
}

export function Avatar({ name, size = 'normal' }: AvatarProps) {
  const style: CSSProperties & Record<'--hue', number> = { '--hue': hueOf(name) };
  return (
    <span className={`${css['avatar']} ${css[size]}`} style={style} aria-hidden="true">
      {[...name][0] ?? ''}
    </span>
  );
}
