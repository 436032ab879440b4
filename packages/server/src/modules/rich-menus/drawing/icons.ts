import type { MenuIcon } from '@tomoshibi/contract';
import { circle, type Pen } from '../../materials/index.ts';

/** Signs on a field of 24 by 24, as lines: absolute beginnings, the rest relative, so that they can be scaled. */
const LINES: Readonly<Record<MenuIcon, string>> = {
  talk: 'M4 5h16v11h-9l-4 4v-4h-3zM8 9h8M8 12h5',
  question: 'M9 9c0-4 6-4 6 0c0 2-3 2.2-3 5M12 17.500v.2',
  clock: 'M12 7v5l3.500 2',
  phone:
    'M6 4h3l1.500 4l-2 1.500c1 2.500 3 4.500 5.500 5.500l1.500-2l4 1.500v3c0 1-.8 1.600-1.700 1.500c-7-.8-12.500-6.300-13.300-13.300c-.1-.9.5-1.700 1.500-1.700z',
  page: 'M6 3.500h8l4 4v13h-12zM14 3.500v4h4M9 12h6M9 15.500h6',
  people:
    'M3.500 19c0-6 11-6 11 0M9 11.500c-3.600 0-3.600-5.500 0-5.500c3.600 0 3.600 5.500 0 5.500M16.500 14c2.600.4 4 2 4 5M15.500 6.200c3 .3 3 4.900 0 5.200',
  house: 'M4 11.500l8-7l8 7M6.500 10v9.500h11v-9.500M10.500 19.500v-5h3v5',
  heart:
    'M12 19.500c-4-3-7.500-6-7.500-10c0-4.500 5.500-5.500 7.500-1.500c2-4 7.500-3 7.500 1.500c0 4-3.500 7-7.500 10z',
  shield: 'M12 3.500l7 2.500v5.500c0 4.500-3 7.500-7 9c-4-1.500-7-4.500-7-9v-5.500zM9 12l2.200 2.200l4-4.200',
  flag: 'M6 20.500v-16M6 5h12l-2.500 4l2.500 4h-12',
};
const FIELD = 24;

/** The same lines, `scale` times as large, with their origin at x and y. */
export function placed(lines: string, x: number, y: number, scale: number): string {
  return lines.replaceAll(/([Mlhvcz])([^Mlhvcz]*)/gu, (_, command: string, rest: string) => {
    const numbers = [...rest.matchAll(/-?(?:\d+\.?\d*|\.\d+)/gu)].map(([one]) => Number(one) * scale);
    const [left = 0, top = 0] = numbers;
    const moved = command === 'M' ? [left + x, top + y] : numbers;
    return command + moved.map((one) => one.toFixed(2)).join(' ');
  });
}

/** The sign in a disc whose middle is at x and y. */
export function drawIcon(
  pen: Pen,
  icon: MenuIcon,
  { x, y, radius, disc, ink }: { x: number; y: number; radius: number; disc: string; ink: string },
): void {
  const scale = (radius * 1.2) / FIELD;
  const corner = { x: x - (FIELD * scale) / 2, y: y - (FIELD * scale) / 2 };
  pen.path(circle(x, y, radius), { fill: disc });
  const look = { stroke: ink, lineWidth: 1.7 * scale };
  if (icon === 'clock') pen.path(circle(x, y, 8.5 * scale), look);
  if (icon === 'question') pen.path(circle(x, y, 9.5 * scale), look);
  pen.path(placed(LINES[icon], corner.x, corner.y, scale), look);
}
