import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';

type Announce = (text: string) => void;
const AnnounceContext = createContext<Announce>(() => undefined);

/** Speaks short news to screen readers without moving the focus. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const [lines, setLines] = useState<readonly { key: number; text: string }[]>([]);
  const announce = useCallback<Announce>((text) => {
    setLines((before) => [...before.slice(-2), { key: (before.at(-1)?.key ?? 0) + 1, text }]);
  }, []);
  const value = useMemo(() => announce, [announce]);
  return (
    <AnnounceContext value={value}>
      {children}
      <div className="visually-hidden" role="log" aria-live="polite" aria-relevant="additions">
        {lines.map((line) => (
          <p key={line.key}>{line.text}</p>
        ))}
      </div>
    </AnnounceContext>
  );
}

export function useAnnounce(): Announce {
  return useContext(AnnounceContext);
}
