import type { MenuFace, MenuFaceKind } from '@tomoshibi/contract';
import { drawFace } from './draw-face.ts';
import { rasterise } from './rasterise.ts';

/** One state of the menu as PNG. */
export const pictureOf = (kind: MenuFaceKind, face: MenuFace): Promise<Uint8Array> =>
  rasterise(drawFace(kind, face));
