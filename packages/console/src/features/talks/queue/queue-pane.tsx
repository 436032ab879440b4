import type { ConsultationSummary } from '@tomoshibi/contract';
import { lazy, Suspense, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Icon } from '../../../components/icon.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Empty, LoadingLines } from '../../../components/states.tsx';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useLiveState } from '../../../lib/live/live-context.tsx';
import { hasDeskRight, useMe } from '../../../lib/session.ts';
import { elapsed } from '../../../lib/time/format.ts';
import { useNow } from '../../../lib/time/use-now.ts';
import { isAlarming, queueSections } from '../model/queue-sections.ts';
import type { PaneActions } from '../use-panes.ts';
import { DeskHead } from './desk-head.tsx';
import { QueueItem } from './queue-item.tsx';
import css from './queue.module.css';
import { useDeskChoice } from './use-desk-choice.ts';
import { useOwnLimit } from './use-own-limit.ts';
import { WaitingList } from './waiting-list.tsx';

const PlaceDialog = lazy(async () => {
  const { PlaceDialog: Ask } = await import('./place-dialog.tsx');
  return { default: Ask };
});

/** So many waiting people are shown at once; more would push one's own talks out of sight. */
const SHOWN = 8;
/** From so many on, only what is in sight is drawn. */
const LONG = 60;

interface SectionProps {
  readonly title: string;
  readonly aside?: string;
  readonly lit?: boolean;
  readonly items: readonly ConsultationSummary[];
  readonly children: (summary: ConsultationSummary) => ReactNode;
  readonly empty?: ReactNode;
  /** What scrolls, where the list may be long. */
  readonly scroller?: RefObject<HTMLElement | null>;
}

function Listed({ items, children }: Pick<SectionProps, 'items' | 'children'>) {
  return (
    <ul>
      {items.map((summary) => (
        <li key={summary.id}>{children(summary)}</li>
      ))}
    </ul>
  );
}

function QueueSection({ title, aside, lit = false, items, children, empty, scroller }: SectionProps) {
  return (
    <section aria-label={title}>
      <div className={css['section']} data-lit={lit}>
        <h2>{title}</h2>
        {aside && <span>{aside}</span>}
      </div>
      {items.length === 0 && empty}
      {items.length > 0 &&
        (scroller && items.length > LONG ? (
          <WaitingList items={items} scroller={scroller}>
            {children}
          </WaitingList>
        ) : (
          <Listed items={items}>{children}</Listed>
        ))}
    </section>
  );
}

type FoldedProps = Pick<SectionProps, 'title' | 'items' | 'children'> & { readonly opened: boolean };

function FoldedSection({ title, items, children, opened }: FoldedProps) {
  const [open, setOpen] = useState(opened);
  if (items.length === 0) return null;
  return (
    <details open={open} className={css['others']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={css['section']}>
        <span className={css['heading']}>
          {title} {items.length}
        </span>
        <Icon name="next" size="1em" />
      </summary>
      {open && <Listed items={items}>{children}</Listed>}
    </details>
  );
}

export function QueuePane({ actions, room }: { readonly actions: PaneActions; readonly room: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const now = useNow();
  const { loaded, summaries, total, truncated } = useLiveState();
  const { deskId } = useDeskChoice();
  const limit = useOwnLimit(deskId);
  const { waiting, outside, bot, mine, others } = queueSections(summaries.values(), me.staffId, deskId);

  const alarming = outside.some(isAlarming);
  const full = limit !== null && mine.length >= limit;
  const first = waiting.reduce<string | null>((earliest, { waitingSince, openedAt }) => {
    const since = waitingSince ?? openedAt;
    return earliest === null || since < earliest ? since : earliest;
  }, null);
  const scroller = useRef<HTMLElement>(null);
  const [placing, setPlacing] = useState<ConsultationSummary | null>(null);
  const [showsAll, setShowsAll] = useState(false);
  const near = waiting.filter(({ id }, index) => showsAll || index < SHOWN || actions.panes.ids.includes(id));
  const longest = first ? elapsed(first, now, language) : null;
  const item = (summary: ConsultationSummary): ReactNode => (
    <QueueItem
      key={summary.id}
      summary={summary}
      now={now}
      showDesk={deskId === null && me.desks.length > 1}
      selected={actions.panes.ids.includes(summary.id)}
      focused={actions.panes.focused === summary.id}
      canBeside={room > 1 && actions.panes.ids.length > 0 && !actions.panes.ids.includes(summary.id)}
      onOpen={() => actions.open(summary.id)}
      onBeside={() => actions.openBeside(summary.id)}
      onPlace={
        summary.state === 'waiting' && hasDeskRight(me, summary.deskId, 'talk.intervene')
          ? () => setPlacing(summary)
          : undefined
      }
    />
  );

  return (
    <div className={css['queue']}>
      <DeskHead />
      <nav ref={scroller} className={css['list']} aria-label={t('talk.queue.title')}>
        {!loaded && <LoadingLines label={t('common.state.loading')} lines={6} />}
        {truncated && (
          <div className={css['notice']}>
            <Notice icon="alert">{t('talk.queue.truncated', { total, n: summaries.size })}</Notice>
          </div>
        )}
        {loaded && (
          <>
            <QueueSection
              title={`${t('talk.queue.waiting')} ${waiting.length}`}
              aside={longest ? t('talk.queue.longest', { time: longest }) : ''}
              lit={waiting.length > 0}
              items={near}
              scroller={scroller}
              empty={<Empty title={t('talk.queue.nobody')} hint={t('talk.queue.nobodyHint')} />}
            >
              {item}
            </QueueSection>
            {waiting.length > SHOWN && (
              <Button
                size="small"
                look="quiet"
                aria-expanded={showsAll}
                className={css['all'] ?? ''}
                onClick={() => setShowsAll(!showsAll)}
              >
                {showsAll ? t('talk.queue.less') : t('talk.queue.all', { n: waiting.length - near.length })}
              </Button>
            )}
            <QueueSection
              title={`${t('talk.queue.mine')} ${mine.length}${limit === null ? '' : ` / ${limit}`}`}
              aside={full ? t('talk.queue.full') : ''}
              items={mine}
              empty={<p className={css['hint']}>{t('talk.queue.noneMine')}</p>}
            >
              {item}
            </QueueSection>
            {/* An alert unfolds what had been folded away. */}
            <FoldedSection
              key={`outside-${alarming}`}
              title={t('talk.queue.outside')}
              items={outside}
              opened={alarming}
            >
              {item}
            </FoldedSection>
            <FoldedSection
              key={`bot-${bot.some(isAlarming)}`}
              title={t('talk.queue.bot')}
              items={bot}
              opened={bot.some(isAlarming)}
            >
              {item}
            </FoldedSection>
            <FoldedSection title={t('talk.queue.others')} items={others} opened>
              {item}
            </FoldedSection>
          </>
        )}
      </nav>
      <Suspense>
        {placing && <PlaceDialog summary={placing} waiting={waiting} onClose={() => setPlacing(null)} />}
      </Suspense>
    </div>
  );
}
