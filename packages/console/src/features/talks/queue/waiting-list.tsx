import { useVirtualizer } from '@tanstack/react-virtual';
import type { ConsultationSummary } from '@tomoshibi/contract';
import { useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import css from './queue.module.css';

interface WaitingListProps {
  readonly items: readonly ConsultationSummary[];
  /** What scrolls; the list is one part of it. */
  readonly scroller: RefObject<HTMLElement | null>;
  readonly children: (summary: ConsultationSummary) => ReactNode;
}

/** A list of thousands, of which only what is in sight is drawn; a screen reader hears how long it is. */
export function WaitingList({ items, scroller, children }: WaitingListProps) {
  const list = useRef<HTMLDivElement>(null);
  const [above, setAbove] = useState(0);
  useLayoutEffect(() => setAbove(list.current?.offsetTop ?? 0), []);
  // The list is measured anew with every scroll, which is what the compiler's memoising would prevent.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => items[index]?.id ?? index,
    estimateSize: () => 76,
    overscan: 12,
    scrollMargin: above,
  });
  return (
    <div ref={list} role="list" className={css['long']} style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map((row) => {
        const summary = items[row.index];
        return (
          summary && (
            <div
              key={row.key}
              ref={virtual.measureElement}
              role="listitem"
              data-index={row.index}
              aria-setsize={items.length}
              aria-posinset={row.index + 1}
              className={css['row']}
              style={{ transform: `translateY(${row.start - above}px)` }}
            >
              {children(summary)}
            </div>
          )
        );
      })}
    </div>
  );
}
