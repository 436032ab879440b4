import type { Drawing } from '@tomoshibi/contract';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { fontFile } from '../../materials/index.ts';
import { FONT, toSvg } from './svg.ts';

const Png = z.instanceof(Uint8Array);

/** The drawing as PNG in its own size. */
export function rasterise(drawing: Drawing): Promise<Uint8Array> {
  const order = {
    svg: toSvg(drawing),
    width: drawing.width,
    font: FONT,
    fonts: [fontFile('regular'), fontFile('bold')],
  };
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./rasterise-thread.ts', import.meta.url), { workerData: order });
    thread.once('message', (png) => resolve(Png.parse(png)));
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('The picture of a menu was not drawn.')));
  });
}
