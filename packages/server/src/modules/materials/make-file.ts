import type { FileAnswer, MaterialFile, MaterialKind } from '@tomoshibi/contract';
import QRCode from 'qrcode';
import { qrPath, QR_LEVEL, QUIET } from './drawing/qr-code.ts';
import type { Paper } from './paper-facts.ts';
import { renderPdf } from './paper/render.ts';

const NAMES: Record<MaterialFile, string> = {
  'card.pdf': 'カード',
  'poster.pdf': 'ポスター',
  'handout.pdf': '配布プリント',
  'qr.png': 'QRコード',
  'qr.svg': 'QRコード',
};
const KINDS: Partial<Record<MaterialFile, MaterialKind>> = {
  'card.pdf': 'card',
  'poster.pdf': 'poster',
  'handout.pdf': 'handout',
};
/** Sharp on an A3 poster at 300 dpi, and still a small file. */
const PNG_WIDTH = 1640;

function fileName(file: MaterialFile, { desk, place, facts }: Paper): string {
  const [, ending = ''] = file.split('.');
  const parts = [desk.code, place?.name, NAMES[file], facts.form === 'children' ? 'ふりがな' : undefined];
  const name = parts.filter((part) => part !== undefined).join('_');
  // Signs that some systems refuse in names of files.
  return `${name.replaceAll(/[\\/:*?"<>|\s]+/gu, '-')}.${ending}`;
}

function qrSvg(url: string): string {
  const { modules, d } = qrPath(url);
  const size = modules + 2 * QUIET;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-QUIET} ${-QUIET} ${size} ${size}" width="${size * 10}" height="${size * 10}" shape-rendering="crispEdges"><path fill="#fff" d="M${-QUIET} ${-QUIET}h${size}v${size}h${-size}z"/><path d="${d}"/></svg>`;
}

/** The file somebody asked for. */
export async function makeFile(file: MaterialFile, paper: Paper, at: Date): Promise<FileAnswer> {
  const name = fileName(file, paper);
  const { facts, readings } = paper;
  const kind = KINDS[file];
  if (kind) return { type: 'application/pdf', name, body: await renderPdf({ kind, facts, readings, at }) };
  if (file === 'qr.svg') return { type: 'image/svg+xml', name, body: Buffer.from(qrSvg(facts.url)) };
  const body = await QRCode.toBuffer(facts.url, {
    errorCorrectionLevel: QR_LEVEL,
    margin: QUIET,
    width: PNG_WIDTH,
  });
  return { type: 'image/png', name, body };
}
