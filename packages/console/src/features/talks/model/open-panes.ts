export const MOST_PANES = 3;

export interface OpenPanes {
  readonly ids: readonly string[];
  readonly focused: string | undefined;
}

const ID = /^[0-9a-f-]{36}$/u;

/** Reads the open talks from the address; what is not an id is dropped. */
export function readPanes(t: string | undefined, f: string | undefined): OpenPanes {
  const ids = [...new Set((t ?? '').split('.').filter((id) => ID.test(id)))].slice(0, MOST_PANES);
  return { ids, focused: f !== undefined && ids.includes(f) ? f : ids[0] };
}

export function writePanes({ ids, focused }: OpenPanes): { t?: string; f?: string } {
  if (ids.length === 0) return {};
  return { t: ids.join('.'), ...(ids.length > 1 && focused ? { f: focused } : {}) };
}

/** Opens a talk in the place of the focused one. */
export function openInPlace(panes: OpenPanes, id: string): OpenPanes {
  if (panes.ids.includes(id)) return { ...panes, focused: id };
  if (panes.focused === undefined) return { ids: [id], focused: id };
  return { ids: panes.ids.map((open) => (open === panes.focused ? id : open)), focused: id };
}

/** Opens a talk right of the focused one; when there is no more room, in its place. */
export function openBeside(panes: OpenPanes, id: string, room: number): OpenPanes {
  if (panes.ids.includes(id)) return { ...panes, focused: id };
  if (panes.ids.length >= Math.min(room, MOST_PANES) || panes.focused === undefined)
    return openInPlace(panes, id);
  const ids = panes.ids.flatMap((open) => (open === panes.focused ? [open, id] : [open]));
  return { ids, focused: id };
}

export function closePane(panes: OpenPanes, id: string): OpenPanes {
  const index = panes.ids.indexOf(id);
  const ids = panes.ids.filter((open) => open !== id);
  if (panes.focused !== id) return { ids, focused: panes.focused };
  return { ids, focused: ids[Math.max(0, index - 1)] };
}

/** The talks there is room for; the focused one is always among them. */
export function visiblePanes(panes: OpenPanes, room: number): readonly string[] {
  const first = panes.ids.slice(0, Math.max(1, room));
  if (panes.focused === undefined || first.includes(panes.focused)) return first;
  return [...first.slice(0, -1), panes.focused];
}
