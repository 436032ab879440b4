import { useEffect, useRef, type RefObject } from 'react';

/**
 * For a row of links that may be longer than the screen: the one with `data-current` is scrolled into sight
 * whenever `current` changes.
 */
export function useInSight(current: string): RefObject<HTMLElement | null> {
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    const link = row.current?.querySelector<HTMLElement>('[data-current]');
    if (row.current && link)
      row.current.scrollLeft = link.offsetLeft - (row.current.clientWidth - link.offsetWidth) / 2;
  }, [current]);
  return row;
}
