import type { Drawing, DrawingItem } from '@tomoshibi/contract';

export const FONT = 'Noto Sans JP';
const WEIGHTS = { regular: 400, bold: 700 } as const;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escaped = (text: string): string => text.replaceAll(/[&<>"]/gu, (sign) => ESCAPES[sign] ?? sign);

function element(item: DrawingItem): string {
  if (item.kind === 'text')
    return `<text x="${item.x}" y="${item.y}" font-family="${FONT}" font-size="${item.size}" font-weight="${WEIGHTS[item.weight]}" fill="${item.fill}">${escaped(item.text)}</text>`;
  const paint = `fill="${item.fill ?? 'none'}" stroke="${item.stroke ?? 'none'}" stroke-width="${item.lineWidth}"`;
  if (item.kind === 'path')
    return `<path d="${item.d}" stroke-linecap="round" stroke-linejoin="round" ${paint}/>`;
  return `<rect x="${item.x}" y="${item.y}" width="${item.width}" height="${item.height}" rx="${item.radius}" ${paint}/>`;
}

export function toSvg({ width, height, items }: Drawing): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${items.map(element).join('')}</svg>`;
}
