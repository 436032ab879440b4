import {
  MENU_FACES,
  MenuDocument,
  type MenuAction,
  type MenuArea,
  type MenuFace,
  type MenuFaceKind,
  type MenuIcon,
} from '@tomoshibi/contract';

/** An area as its form has it: what was written for another kind of action is kept while one chooses. */
export interface AreaDraft {
  readonly label: string;
  readonly note: string;
  readonly icon: MenuIcon;
  readonly does: MenuAction['do'];
  readonly node: string;
  readonly page: 'policy' | 'privacy';
  readonly url: string;
  readonly number: string;
  readonly text: string;
}
export interface FaceDraft {
  readonly size: 3 | 6;
  /** Always six, so that going to three areas and back loses nothing. */
  readonly areas: readonly AreaDraft[];
}
export interface MenuDraft {
  readonly bar: string;
  readonly faces: Readonly<Record<MenuFaceKind, FaceDraft>>;
}

const MOST = 6;
const BLANK: AreaDraft = {
  label: '',
  note: '',
  icon: 'talk',
  does: 'say',
  node: '',
  page: 'policy',
  url: '',
  number: '',
  text: '',
};

function areaDraft({ label, note = '', icon, action }: MenuArea): AreaDraft {
  const { do: does, ...rest } = action;
  return { ...BLANK, ...rest, label, note, icon, does };
}

function faceDraft({ areas }: MenuFace): FaceDraft {
  const drafts = areas.map(areaDraft);
  return {
    size: areas.length === 3 ? 3 : 6,
    areas: [...drafts, ...Array.from({ length: MOST - drafts.length }, () => BLANK)],
  };
}

export function beginDraft({ bar, closed, open, talk }: MenuDocument): MenuDraft {
  return { bar, faces: { closed: faceDraft(closed), open: faceDraft(open), talk: faceDraft(talk) } };
}

function actionOf({ does, node, page, url, number, text }: AreaDraft): MenuAction {
  switch (does) {
    case 'begin':
      return { do: does };
    case 'step':
      return { do: does, node };
    case 'page':
      return { do: does, page };
    case 'open':
      return { do: does, url: url.trim() };
    case 'call':
      return { do: does, number: number.trim() };
    case 'say':
      return { do: does, text };
  }
}

function faceOf({ size, areas }: FaceDraft): MenuFace {
  return {
    areas: areas.slice(0, size).map((area) => {
      const { label, note, icon } = area;
      return { label, ...(note.trim() === '' ? {} : { note }), icon, action: actionOf(area) };
    }),
  };
}

/** What is sent to the server, right or not: it names what is wrong. */
export function documentOf({ bar, faces }: MenuDraft): MenuDocument {
  const { closed, open, talk } = faces;
  return { format: 1, bar, closed: faceOf(closed), open: faceOf(open), talk: faceOf(talk) };
}

/** What can be drawn; null while something is missing. */
export function drawable(draft: MenuDraft): MenuDocument | null {
  const parsed = MenuDocument.safeParse(documentOf(draft));
  return parsed.success ? parsed.data : null;
}

export function withFace(draft: MenuDraft, kind: MenuFaceKind, change: Partial<FaceDraft>): MenuDraft {
  return { ...draft, faces: { ...draft.faces, [kind]: { ...draft.faces[kind], ...change } } };
}

export function withArea(
  draft: MenuDraft,
  kind: MenuFaceKind,
  index: number,
  change: Partial<AreaDraft>,
): MenuDraft {
  const areas = draft.faces[kind].areas.map((area, at) => (at === index ? { ...area, ...change } : area));
  return withFace(draft, kind, { areas });
}

/** The first menu with a field the server refused. */
export function faceAtFault(fields: readonly string[]): MenuFaceKind | null {
  return MENU_FACES.find((face) => fields.some((field) => field.startsWith(`document.${face}.`))) ?? null;
}
