import { crc32, deflateSync } from 'node:zlib';
import type { Content } from './model.ts';

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

type Colour = readonly [number, number, number];

/** A PNG whose pixels come from a function of the position (0 to 1 each way). */
const png = (width: number, height: number, colour: (x: number, y: number) => Colour): Buffer => {
  const rows: number[] = [];
  for (let y = 0; y < height; y += 1) {
    rows.push(0);
    for (let x = 0; x < width; x += 1) rows.push(...colour(x / width, y / height));
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

const mix = (a: Colour, b: Colour, part: number): Colour => {
  const share = Math.min(1, Math.max(0, part));
  const channel = (from: number, to: number) => Math.round(from + (to - from) * share);
  return [channel(a[0], b[0]), channel(a[1], b[1]), channel(a[2], b[2])];
};

/** A small evening landscape, different for every message, in place of a photograph. */
const landscape = (seed: number): Buffer =>
  png(320, 240, (x, y) => {
    const sunX = 0.2 + ((seed * 37) % 60) / 100;
    if (Math.hypot((x - sunX) * 1.33, y - 0.38) < 0.1) return [255, 232, 178];
    const hill = 0.66 + 0.1 * Math.sin(x * 5 + seed) + 0.04 * Math.sin(x * 13 + seed * 2);
    if (y > hill + 0.12) return mix([46, 92, 84], [28, 60, 62], (y - hill) * 2);
    if (y > hill) return [74, 128, 110];
    return mix([104, 152, 196], [250, 196, 150], y * 1.4);
  });

/** One second of silence as a WAV file. */
const silence = (): Buffer => {
  const samples = Buffer.alloc(8000, 128);
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + samples.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(8000, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
};

// An MP4 `ftyp` box: enough for a client that looks at the first bytes, not a film.
const emptyMp4 = (): Buffer =>
  Buffer.concat([Buffer.from([0, 0, 0, 20]), Buffer.from('ftypisom\0\0\x02\0isom', 'latin1')]);

const seedOf = (messageId: string): number => Number(messageId.slice(-4));

export const standInType = { image: 'image/png', video: 'video/mp4', audio: 'audio/wav', file: 'text/plain' };

const makers: Record<Content['kind'], (content: Content) => Buffer> = {
  image: ({ messageId }) => landscape(seedOf(messageId)),
  video: emptyMp4,
  audio: silence,
  file: ({ fileName }) => Buffer.from(`${fileName ?? 'file'}\n`),
};

/** The bytes of a message that a person sent: what was uploaded, or a stand-in made on the spot. */
export const contentBytes = (content: Content): Buffer =>
  content.base64 === null ? makers[content.kind](content) : Buffer.from(content.base64, 'base64');

/** The small picture LINE shows before an image or a video is opened. */
export const previewBytes = (content: Content): { contentType: string; data: Buffer } =>
  content.kind === 'image' && content.base64 !== null
    ? { contentType: content.contentType, data: contentBytes(content) }
    : { contentType: 'image/png', data: landscape(seedOf(content.messageId)) };
