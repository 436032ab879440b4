import { COLOURS, type Pen } from '../drawing/pen.ts';

/** A circle as path data. */
export function circle(x: number, y: number, radius: number): string {
  const [r, d] = [radius.toFixed(2), (radius * 2).toFixed(2)];
  return `M${(x - radius).toFixed(2)} ${y.toFixed(2)}a${r} ${r} 0 1 0 ${d} 0a${r} ${r} 0 1 0 -${d} 0z`;
}

/** The house's sign: a light with a halo, which stays visible as grey on a black and white printer. */
export function drawLamp(pen: Pen, x: number, y: number, radius: number): void {
  pen.path(circle(x, y, radius), { fill: COLOURS.wash });
  pen.path(circle(x, y, radius * 0.66), { fill: '#f9d999' });
  pen.path(circle(x, y, radius * 0.36), { fill: COLOURS.lamp });
}
