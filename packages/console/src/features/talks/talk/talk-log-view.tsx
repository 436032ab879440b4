import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Icon } from '../../../components/icon.tsx';
import { Failure, LoadingLines } from '../../../components/states.tsx';
import type { Outgoing, PendingMessage } from '../../../lib/live/outgoing.ts';
import type { TalkLog } from '../../../lib/live/talk-log.ts';
import { logRows } from '../model/log-rows.ts';
import { LogLine } from './log-line.tsx';
import type { Quote } from './quote.ts';
import css from './log.module.css';

interface TalkLogViewProps {
  readonly log: TalkLog;
  readonly pending: readonly PendingMessage[];
  readonly outgoing: Outgoing;
  readonly label: string;
  readonly canReply: boolean;
  readonly inRoom: boolean;
  readonly onQuote: (quote: Quote) => void;
}

const NEAR_END_PX = 80;
const NEAR_TOP_ROWS = 8;

export function TalkLogView({ log, pending, outgoing, label, canReply, inRoom, onQuote }: TalkLogViewProps) {
  const { t } = useTranslation();
  const state = useSyncExternalStore(log.state.subscribe, log.state.get);
  const rows = useMemo(
    () => logRows(state.messages, pending, state.hasOlder),
    [state.messages, pending, state.hasOlder],
  );
  const scroller = useRef<HTMLDivElement>(null);
  // The list is measured anew with every scroll, which is what the compiler's memoising would prevent.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => rows[index]?.key ?? index,
    estimateSize: () => 64,
    overscan: 12,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: NEAR_END_PX,
    paddingStart: 16,
    paddingEnd: 16,
  });
  const items = virtual.getVirtualItems();
  const ready = state.status === 'ready' && rows.length > 0;

  // Opens at the newest message; only then does being near the top mean that somebody reads back.
  const [placed, setPlaced] = useState(false);
  useEffect(() => {
    if (!ready) return undefined;
    virtual.scrollToEnd();
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setPlaced(true));
    });
    return () => cancelAnimationFrame(frame);
  }, [ready, virtual]);

  // The field below grows with what is written in it; the newest message stays in sight above it.
  const stays = useRef(true);
  useEffect(() => {
    const frame = scroller.current;
    if (!frame) return undefined;
    const note = (): void => {
      stays.current = frame.scrollHeight - frame.scrollTop - frame.clientHeight < NEAR_END_PX;
    };
    const sizes = new ResizeObserver(() => {
      if (stays.current) virtual.scrollToEnd();
    });
    frame.addEventListener('scroll', note, { passive: true });
    sizes.observe(frame);
    return () => {
      frame.removeEventListener('scroll', note);
      sizes.disconnect();
    };
  }, [virtual, state.status]);

  const nearTop = placed && (items[0]?.index ?? 0) <= NEAR_TOP_ROWS;
  const wantsOlder = nearTop && state.hasOlder && !state.loadingOlder;
  useEffect(() => {
    if (wantsOlder) void log.loadOlder().catch(() => undefined);
  }, [wantsOlder, log]);

  const atEnd = !ready || virtual.isAtEnd(NEAR_END_PX);
  const fresh = useFresh(state.messages.at(-1)?.id, atEnd);

  // Whoever answers wants to see the answer go.
  const sending = pending.length;
  useEffect(() => {
    if (sending > 0) virtual.scrollToEnd();
  }, [sending, virtual]);

  if (state.status === 'failed')
    return (
      <Failure
        title={t('common.state.failed')}
        reason={state.failure ? t(`errors.${state.failure}`) : ''}
        retryLabel={t('common.action.retry')}
        onRetry={() => void log.load()}
      />
    );
  return (
    <div className={css['frame']}>
      {/* New messages are announced by name elsewhere; a virtualised list would repeat itself. */}
      <div
        ref={scroller}
        className={css['log']}
        role="log"
        aria-live="off"
        aria-label={t('talk.log.label', { name: label })}
        // Scrolled with the arrow keys, so it has to take the focus.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {state.status === 'loading' && <LoadingLines label={t('common.state.loading')} lines={8} />}
        {state.loadingOlder && <p className={css['older']}>{t('talk.log.loadOlder')}</p>}
        <div className={css['canvas']} style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index];
            return (
              row && (
                <div
                  key={item.key}
                  ref={virtual.measureElement}
                  data-index={item.index}
                  className={css['row']}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <LogLine
                    row={row}
                    log={log}
                    outgoing={outgoing}
                    label={label}
                    canReply={canReply}
                    inRoom={inRoom}
                    onQuote={onQuote}
                  />
                </div>
              )
            );
          })}
        </div>
      </div>
      {ready && !atEnd && (
        <div className={css['jump']}>
          <Button
            size="small"
            look={fresh ? 'lamp' : 'plain'}
            icon={<Icon name="down" />}
            onClick={() => virtual.scrollToEnd()}
          >
            {t(fresh ? 'talk.log.newMessages' : 'talk.log.toNewest')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Whether something came since the reader left the end; older messages loaded above do not count. */
function useFresh(newest: string | undefined, atEnd: boolean): boolean {
  const [seen, setSeen] = useState(newest);
  if (atEnd && seen !== newest) setSeen(newest);
  return !atEnd && seen !== newest;
}
