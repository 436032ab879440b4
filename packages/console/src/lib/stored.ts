import { useState } from 'react';

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** A small choice of this browser (which desk, which panes); never anything of a talk. */
export function useStored(key: string, fallback: string): [string, (value: string) => void] {
  const [value, setValue] = useState(() => read(`tomoshibi.${key}`) ?? fallback);
  const store = (next: string): void => {
    setValue(next);
    try {
      localStorage.setItem(`tomoshibi.${key}`, next);
    } catch {
      // Private windows may refuse; the choice then lasts as long as the page.
    }
  };
  return [value, store];
}
