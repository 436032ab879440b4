import type { DrawingItem } from '@tomoshibi/contract';
import { breakLines, RUBY_SCALE, type Line, type Measure, type TextStyle } from './break-lines.ts';
import { tokenize, type Readings } from './tokens.ts';

/** Points of a length in millimetres. */
export const mm = (length: number): number => (length * 72) / 25.4;

/** Dark enough on its own and distinct in grey: nothing is said by colour alone. */
export const COLOURS = {
  ink: '#1d2330',
  soft: '#474d5a',
  lamp: '#f2ac3c',
  wash: '#fdf2dc',
  line: '#b9b2a3',
  white: '#ffffff',
} as const;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}
export interface WriteOptions extends Partial<TextStyle> {
  readonly size: number;
  readonly fill?: string;
  readonly align?: 'left' | 'center';
  readonly balanced?: boolean;
  /** Distance of baselines as a multiple of the size; room for readings comes on top. */
  readonly leading?: number;
}

/** Collects the shapes of one page. */
export interface Pen {
  readonly items: DrawingItem[];
  rect(
    place: { x: number; y: number; width: number; height: number },
    look: { radius?: number; fill?: string; stroke?: string; lineWidth?: number },
  ): void;
  path(d: string, look: { fill?: string; stroke?: string; lineWidth?: number }): void;
  /** Writes from the top edge of the box and answers with the y below it. */
  write(text: string, box: Box, options: WriteOptions): number;
  /** Height `write` would take. */
  height(text: string, width: number, options: WriteOptions): number;
  /** The largest size between the two at which the text keeps within width and height. */
  fit(
    text: string,
    room: { readonly width: number; readonly height: number },
    options: WriteOptions & { readonly least: number },
  ): WriteOptions;
  width(text: string, style: TextStyle): number;
}

/** Part of the size that capitals and kanji rise above the baseline (Noto Sans JP). */
const ASCENT = 0.88;

export function createPen(measure: Measure, readings: Readings): Pen {
  const items: DrawingItem[] = [];

  function lay(
    text: string,
    width: number,
    options: WriteOptions,
  ): { lines: Line[]; pitch: number; first: number } {
    const { size, weight = 'regular', balanced = false, leading = 1.55 } = options;
    const paragraphs = text.split(/\r?\n/u).map((line) => tokenize(line, readings));
    const lines = breakLines(paragraphs, { size, weight, maxWidth: width, balanced }, measure);
    const read = lines.some((line) => line.tokens.some(({ ruby }) => ruby !== null));
    const rubyRoom = read ? size * RUBY_SCALE * 1.02 : 0;
    return {
      lines,
      pitch: read ? Math.max(size * leading, size * 1.14 + rubyRoom) : size * leading,
      first: rubyRoom + size * ASCENT,
    };
  }

  const heightOf = ({ lines, pitch, first }: ReturnType<typeof lay>, size: number): number =>
    lines.length === 0 ? 0 : first + (lines.length - 1) * pitch + size * (1 - ASCENT);

  const pen: Pen = {
    items,
    rect(place, { radius = 0, fill = null, stroke = null, lineWidth = 1 }) {
      items.push({ kind: 'rect', ...place, radius, fill, stroke, lineWidth });
    },
    path(d, { fill = null, stroke = null, lineWidth = 1 }) {
      items.push({ kind: 'path', d, fill, stroke, lineWidth });
    },
    write(text, box, options) {
      const { size, weight = 'regular', fill = COLOURS.ink, align = 'left' } = options;
      const laid = lay(text, box.width, options);
      for (const [index, line] of laid.lines.entries()) {
        const left = box.x + (align === 'center' ? (box.width - line.width) / 2 : 0);
        const y = box.y + laid.first + index * laid.pitch;
        for (const token of line.tokens) {
          const x = left + token.textX;
          items.push({ kind: 'text', x, y, width: token.textWidth, size, weight, fill, text: token.text });
          if (token.ruby !== null)
            items.push({
              kind: 'text',
              x: left + token.rubyX,
              y: y - size * (ASCENT + 0.06),
              width: token.rubyWidth,
              size: size * RUBY_SCALE,
              weight: 'regular',
              fill,
              text: token.ruby,
            });
        }
      }
      return box.y + heightOf(laid, size);
    },
    height: (text, width, options) => heightOf(lay(text, width, options), options.size),
    fit(text, room, { least, ...options }) {
      for (let size = options.size; size > least; size -= 0.25)
        if (pen.height(text, room.width, { ...options, size }) <= room.height) return { ...options, size };
      return { ...options, size: least };
    },
    width: measure,
  };
  return pen;
}
