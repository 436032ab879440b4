import QRCode from 'qrcode';
import { COLOURS, type Pen } from './pen.ts';

/** A quarter of the symbol may be damaged and it still reads: paper is folded, torn and written on. */
export const QR_LEVEL = 'Q';
/** Modules of white the standard asks for on every side (ISO/IEC 18004). */
export const QUIET = 4;

/** Rows overlap by this much, since screens show a pale seam between shapes that only touch. */
const SEAM = 0.05;

/** A QR code as SVG path data in units of one module, without its quiet zone. */
export function qrPath(text: string): { readonly modules: number; readonly d: string } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: QR_LEVEL });
  const { size } = modules;
  const dark = (x: number, y: number): boolean => x < size && modules.get(y, x) === 1;
  let d = '';
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      if (!dark(x, y)) continue;
      const from = x;
      while (dark(x + 1, y)) x += 1;
      d += `M${from} ${y}h${x + 1 - from}v1h${from - x - 1}z`;
    }
  return { modules: size, d };
}

/** Draws the symbol `side` points wide with its white quiet zone around it; x and y are the symbol's own corner. */
export function drawQr(pen: Pen, text: string, place: { x: number; y: number; side: number }): void {
  const { modules, d } = qrPath(text);
  const unit = place.side / modules;
  const zone = QUIET * unit;
  pen.rect(
    { x: place.x - zone, y: place.y - zone, width: place.side + 2 * zone, height: place.side + 2 * zone },
    { fill: COLOURS.white, radius: zone / 2 },
  );
  const scaled = d.replaceAll(
    /M(\d+) (\d+)h(\d+)v1h-(\d+)z/gu,
    (_, x: string, y: string, run: string) =>
      `M${point(place.x + Number(x) * unit)} ${point(place.y + Number(y) * unit)}h${point(Number(run) * unit)}v${point(unit + SEAM)}h${point(-Number(run) * unit)}z`,
  );
  pen.path(scaled, { fill: '#000000' });
}

const point = (value: number): string => value.toFixed(3);
