import { z } from 'zod';
import { line, text } from './common.ts';
import { NodeId } from './flow/document.ts';

/** LINE Messaging API: the bar under the talk has at most 14 graphemes, a text that is said by a tap 300. */
export const MENU_BAR_LENGTH = 14;
export const MENU_SAYS_LENGTH = 300;
/** What stays legible on a phone, where an area is about 4 cm wide. */
export const MENU_LABEL_LENGTH = 10;
export const MENU_NOTE_LENGTH = 12;

/** When the menu is shown: the desk takes people in, it does not, or a counselor talks with the person. */
export const MENU_FACES = ['open', 'closed', 'talk'] as const;
export const MenuFaceKind = z.enum(MENU_FACES);
export type MenuFaceKind = z.infer<typeof MenuFaceKind>;

export const MENU_ICONS = [
  'talk',
  'question',
  'clock',
  'phone',
  'page',
  'people',
  'house',
  'heart',
  'shield',
  'flag',
] as const;
export const MenuIcon = z.enum(MENU_ICONS);
export type MenuIcon = z.infer<typeof MenuIcon>;

export const MenuAction = z
  .discriminatedUnion('do', [
    z.strictObject({ do: z.literal('begin') }).meta({ description: 'The flow from its start' }),
    z.strictObject({ do: z.literal('step'), node: NodeId }).meta({ description: 'The flow from a step' }),
    z
      .strictObject({ do: z.literal('page'), page: z.enum(['policy', 'privacy']) })
      .meta({ description: "One of the desk's public pages" }),
    z.strictObject({ do: z.literal('open'), url: z.url({ protocol: /^https$/u }).max(1000) }),
    z.strictObject({
      do: z.literal('call'),
      number: z.string().regex(/^[0-9#*+-]{3,20}$/u, 'must be a phone number'),
    }),
    z
      .strictObject({ do: z.literal('say'), text: text(MENU_SAYS_LENGTH) })
      .meta({ description: 'Sent as if the person had written it' }),
  ])
  .meta({ id: 'MenuAction' });
export type MenuAction = z.infer<typeof MenuAction>;

export const MenuArea = z.strictObject({
  label: line(MENU_LABEL_LENGTH),
  note: line(MENU_NOTE_LENGTH).optional().meta({ description: 'A small second line' }),
  icon: MenuIcon,
  action: MenuAction,
});
export type MenuArea = z.infer<typeof MenuArea>;

/** Three areas side by side, or two rows of three. */
export const MENU_SIZES = [3, 6] as const;
export const MenuFace = z
  .strictObject({
    areas: z
      .array(MenuArea)
      .refine((areas) => MENU_SIZES.some((size) => size === areas.length), 'must be three or six areas'),
  })
  .meta({ id: 'MenuFace' });
export type MenuFace = z.infer<typeof MenuFace>;

/** What stands under the talk in LINE. */
export const MenuDocument = z
  .strictObject({
    format: z.literal(1),
    bar: line(MENU_BAR_LENGTH).meta({ description: 'The bar that opens and closes the menu' }),
    open: MenuFace,
    closed: MenuFace,
    talk: MenuFace,
  })
  .meta({ id: 'MenuDocument' });
export type MenuDocument = z.infer<typeof MenuDocument>;

/** LINE's widest picture; the height follows from the rows. */
export const MENU_WIDTH = 2500;
export const MENU_ROW = 843;

export interface MenuBounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function menuHeight({ areas }: MenuFace): number {
  // LINE's two usual pictures are 2500 × 843 and 2500 × 1686.
  return (areas.length / 3) * MENU_ROW;
}

/** Where the areas are, from left to right and from top to bottom; together they are the whole picture. */
export function menuBounds(face: MenuFace): MenuBounds[] {
  const edge = (column: number): number => Math.round((MENU_WIDTH * column) / 3);
  return face.areas.map((_, index) => {
    const column = index % 3;
    return {
      x: edge(column),
      y: Math.floor(index / 3) * MENU_ROW,
      width: edge(column + 1) - edge(column),
      height: MENU_ROW,
    };
  });
}
