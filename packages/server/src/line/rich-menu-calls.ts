import { HTTPFetchError, type messagingApi } from '@line/bot-sdk';
import { z } from 'zod';
import { asLineFault, LineFault } from './line-fault.ts';
import { parseJson } from './send-outcome.ts';

const Created = z.object({ richMenuId: z.string().min(1) });
const Listed = z.object({ richmenus: z.array(z.object({ richMenuId: z.string(), name: z.string() })) });
const Refusal = z.object({ message: z.string() });

export interface RichMenu {
  readonly name: string;
  readonly bar: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly areas: readonly {
    readonly bounds: {
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    };
    readonly label: string;
    readonly action: { readonly data: string } | { readonly uri: string } | { readonly text: string };
  }[];
}

/** LINE said no to a menu, and why: nobody's words are in a menu, so its reason may be kept and shown. */
export class MenuRefused extends LineFault {
  readonly reason: string;

  constructor(status: number, reason: string) {
    super('rejected', status);
    this.reason = reason;
  }
}

/** What can be done with menus under the talk. All throw LineFault. */
export interface RichMenuCalls {
  /** Answers with LINE's id; the menu cannot be shown until it has a picture, which is never replaced. */
  createRichMenu(token: string, menu: RichMenu): Promise<string>;
  uploadRichMenuImage(token: string, menuId: string, png: Uint8Array): Promise<void>;
  /** Menus made through the API, whoever made them. */
  listRichMenus(token: string): Promise<{ menuId: string; name: string }[]>;
  /** One that is not there counts as deleted. */
  deleteRichMenu(token: string, menuId: string): Promise<void>;
  /** What everybody sees who has no menu of their own; null: nothing. */
  setDefaultRichMenu(token: string, menuId: string | null): Promise<void>;
  /** Up to 500 people; LINE passes over those who are no friends. */
  linkRichMenu(token: string, menuId: string, userIds: readonly string[]): Promise<void>;
  unlinkRichMenu(token: string, userIds: readonly string[]): Promise<void>;
}

export interface RichMenuParts {
  readonly client: (token: string) => messagingApi.MessagingApiClient;
  readonly blobClient: (token: string) => messagingApi.MessagingApiBlobClient;
  readonly patiently: <T>(request: () => Promise<T>) => Promise<T>;
}

const REASON_LENGTH = 300;

function asMenuFault(error: unknown): LineFault {
  const fault = asLineFault(error);
  if (fault.kind !== 'rejected' || !(error instanceof HTTPFetchError)) return fault;
  const said = Refusal.safeParse(parseJson(error.body)).data?.message ?? '';
  return new MenuRefused(error.status, said.slice(0, REASON_LENGTH));
}

function actionOf(area: RichMenu['areas'][number]): messagingApi.Action {
  const { action, label } = area;
  if ('data' in action) return { type: 'postback', label, data: action.data, displayText: label };
  if ('uri' in action) return { type: 'uri', label, uri: action.uri };
  return { type: 'message', label, text: action.text };
}

export function createRichMenuCalls({ client, blobClient, patiently }: RichMenuParts): RichMenuCalls {
  async function ask<S extends z.ZodType>(schema: S, request: () => Promise<unknown>): Promise<z.output<S>> {
    let answer: unknown;
    try {
      answer = await patiently(request);
    } catch (error) {
      throw asMenuFault(error);
    }
    const parsed = schema.safeParse(answer);
    if (!parsed.success) throw new LineFault('unreadable', null);
    return parsed.data;
  }
  const tell = async (request: () => Promise<unknown>): Promise<void> => {
    await ask(z.unknown(), request);
  };

  return {
    async createRichMenu(token, { name, bar, size, areas }) {
      const menu = {
        name,
        size: { ...size },
        selected: true,
        chatBarText: bar,
        areas: areas.map((area) => ({ bounds: { ...area.bounds }, action: actionOf(area) })),
      };
      return (await ask(Created, () => client(token).createRichMenu(menu))).richMenuId;
    },
    uploadRichMenuImage: (token, menuId, png) =>
      tell(() =>
        blobClient(token).setRichMenuImage(menuId, new Blob([Uint8Array.from(png)], { type: 'image/png' })),
      ),
    async listRichMenus(token) {
      const { richmenus } = await ask(Listed, () => client(token).getRichMenuList());
      return richmenus.map(({ richMenuId, name }) => ({ menuId: richMenuId, name }));
    },
    async deleteRichMenu(token, menuId) {
      try {
        await tell(() => client(token).deleteRichMenu(menuId));
      } catch (error) {
        if (!(error instanceof LineFault && error.status === 404)) throw error;
      }
    },
    setDefaultRichMenu: (token, menuId) =>
      tell(() =>
        menuId === null ? client(token).cancelDefaultRichMenu() : client(token).setDefaultRichMenu(menuId),
      ),
    linkRichMenu: (token, menuId, userIds) =>
      tell(() => client(token).linkRichMenuIdToUsers({ richMenuId: menuId, userIds: [...userIds] })),
    unlinkRichMenu: (token, userIds) =>
      tell(() => client(token).unlinkRichMenuIdFromUsers({ userIds: [...userIds] })),
  };
}
