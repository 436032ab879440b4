import type { MenuFace, MenuFaceKind } from '@tomoshibi/contract';
import type { RichMenuCalls } from '../../line/rich-menu-calls.ts';
import { LineFault } from '../../line/line-fault.ts';
import type { Context } from '../../platform/context.ts';

/** LINE, and the tokens to speak to it with. */
export interface MenuAccess {
  readonly line: RichMenuCalls;
  readonly tokens: {
    accessToken(operatorId: string, channelId: string): Promise<string>;
    forget(channelId: string, refusedToken: string): void;
  };
}

/** The picture of one state of a menu, as LINE takes it. */
export type MenuPicture = (kind: MenuFaceKind, face: MenuFace) => Promise<Uint8Array>;

/** What one run of the timer works with. */
export interface Turn {
  readonly context: Context;
  readonly access: MenuAccess;
  readonly operatorId: string;
  readonly deskId: string;
  readonly picture: MenuPicture;
}

/** Asks LINE with the channel's token; no transaction is open meanwhile. */
export async function askLine<T>(
  { access, operatorId }: Turn,
  channelId: string,
  question: (line: RichMenuCalls, token: string) => Promise<T>,
): Promise<T> {
  const token = await access.tokens.accessToken(operatorId, channelId);
  try {
    return await question(access.line, token);
  } catch (error) {
    if (error instanceof LineFault && error.kind === 'credentials') access.tokens.forget(channelId, token);
    throw error;
  }
}
