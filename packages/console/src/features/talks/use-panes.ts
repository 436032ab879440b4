import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import {
  closePane,
  openBeside,
  openInPlace,
  readPanes,
  writePanes,
  type OpenPanes,
} from './model/open-panes.ts';

/** The open talks live in the address, so that reload, back and a new sign-in return to them. */
export function usePanes(room: number) {
  const navigate = useNavigate({ from: '/talks' });
  const { t, f, p } = useSearch({ from: '/talks' });
  const panes = useMemo(() => readPanes(t, f), [t, f]);
  const go = (next: OpenPanes, replace = true): void => void navigate({ search: writePanes(next), replace });
  return {
    panes,
    showsPerson: p === 'person',
    open: (id: string) => go(openInPlace(panes, id), panes.ids.length > 0),
    openBeside: (id: string) => go(openBeside(panes, id, room)),
    focus: (id: string) => {
      if (panes.focused !== id) go({ ...panes, focused: id });
    },
    close: (id: string) => go(closePane(panes, id)),
    showPerson: (shown: boolean) =>
      void navigate({ search: { ...writePanes(panes), ...(shown ? { p: 'person' as const } : {}) } }),
  };
}

export type PaneActions = ReturnType<typeof usePanes>;
