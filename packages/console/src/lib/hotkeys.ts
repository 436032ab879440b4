import { useEffect, useRef } from 'react';

/** `alt` + a physical key: never a character a person types, and the same on every keyboard layout. */
export interface Hotkey {
  readonly code: string;
  readonly alt: boolean;
  readonly run: () => void;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

export function useHotkeys(hotkeys: readonly Hotkey[]): void {
  const current = useRef(hotkeys);
  useEffect(() => {
    current.current = hotkeys;
  }, [hotkeys]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing || event.ctrlKey || event.metaKey) return;
      const hit = current.current.find((one) => one.code === event.code && one.alt === event.altKey);
      if (!hit || (!hit.alt && isTyping(event.target))) return;
      event.preventDefault();
      hit.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
