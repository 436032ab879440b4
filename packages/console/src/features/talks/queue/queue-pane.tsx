import { useQuery } from '@tanstack/react-query';
import type { ConsultationSummary } from '@tomoshibi/contract';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Icon } from '../../../components/icon.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Empty, LoadingLines } from '../../../components/states.tsx';
import { useLanguage } from '../../../i18n/use-language.ts';
import { desksQuery } from '../../../lib/desk-queries.ts';
import { useLiveState } from '../../../lib/live/live-context.tsx';
import { useMe } from '../../../lib/session.ts';
import { elapsed } from '../../../lib/time/format.ts';
import { useNow } from '../../../lib/time/use-now.ts';
import { queueSections } from '../model/queue-sections.ts';
import type { PaneActions } from '../use-panes.ts';
import { DeskHead } from './desk-head.tsx';
import { QueueItem } from './queue-item.tsx';
import css from './queue.module.css';
import { useDeskChoice } from './use-desk-choice.ts';

/** So many waiting people are shown at once; more would push one's own talks out of sight. */
const SHOWN = 8;

interface SectionProps {
  readonly title: string;
  readonly aside?: string;
  readonly lit?: boolean;
  readonly items: readonly ConsultationSummary[];
  readonly children: (summary: ConsultationSummary) => ReactNode;
  readonly empty?: ReactNode;
}

function QueueSection({ title, aside, lit = false, items, children, empty }: SectionProps) {
  return (
    <section aria-label={title}>
      <div className={css['section']} data-lit={lit}>
        <h2>{title}</h2>
        {aside && <span>{aside}</span>}
      </div>
      {items.length > 0 ? <ul>{items.map(children)}</ul> : empty}
    </section>
  );
}

type FoldedProps = Pick<SectionProps, 'title' | 'items' | 'children'>;

function FoldedSection({ title, items, children }: FoldedProps) {
  if (items.length === 0) return null;
  return (
    <details open className={css['others']}>
      <summary className={css['section']}>
        <span className={css['heading']}>
          {title} {items.length}
        </span>
        <Icon name="next" size="1em" />
      </summary>
      <ul>{items.map(children)}</ul>
    </details>
  );
}

export function QueuePane({ actions, room }: { readonly actions: PaneActions; readonly room: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const now = useNow();
  const { loaded, summaries, truncated } = useLiveState();
  const { deskId } = useDeskChoice();
  const desks = useQuery(desksQuery);
  const { waiting, outside, mine, others } = queueSections(summaries.values(), me.staffId, deskId);

  const limit = desks.data
    ?.filter((desk) => deskId === null || desk.deskId === deskId)
    .reduce((most, desk) => Math.max(most, desk.talkLimit), 0);
  const full = limit !== undefined && limit > 0 && mine.length >= limit;
  const first = waiting[0]?.waitingSince ?? waiting[0]?.openedAt;
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
    />
  );

  return (
    <div className={css['queue']}>
      <DeskHead />
      <nav className={css['list']} aria-label={t('talk.queue.title')}>
        {!loaded && <LoadingLines label={t('common.state.loading')} lines={6} />}
        {truncated && (
          <div className={css['notice']}>
            <Notice icon="alert">{t('talk.queue.truncated')}</Notice>
          </div>
        )}
        {loaded && (
          <>
            <QueueSection
              title={`${t('talk.queue.waiting')} ${waiting.length}`}
              aside={longest ? t('talk.queue.longest', { time: longest }) : ''}
              lit={waiting.length > 0}
              items={near}
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
              title={`${t('talk.queue.mine')} ${mine.length}${limit ? ` / ${limit}` : ''}`}
              aside={full ? t('talk.queue.full') : ''}
              items={mine}
              empty={<p className={css['hint']}>{t('talk.queue.noneMine')}</p>}
            >
              {item}
            </QueueSection>
            <FoldedSection title={t('talk.queue.outside')} items={outside}>
              {item}
            </FoldedSection>
            <FoldedSection title={t('talk.queue.others')} items={others}>
              {item}
            </FoldedSection>
          </>
        )}
      </nav>
    </div>
  );
}
