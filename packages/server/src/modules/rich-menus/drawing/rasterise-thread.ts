import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';

// A thread of its own: a picture of this size takes most of a second, in which nobody's message may wait.
const Order = z.object({
  svg: z.string(),
  width: z.int(),
  font: z.string(),
  fonts: z.array(z.instanceof(Uint8Array)),
});
const { svg, width, font, fonts } = Order.parse(workerData);

await initWasm(await readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
const picture = new Resvg(svg, {
  fitTo: { mode: 'width', value: width },
  font: { fontBuffers: fonts, defaultFontFamily: font, loadSystemFonts: false },
});
const png = Uint8Array.from(picture.render().asPng());
parentPort?.postMessage(png, [png.buffer]);
