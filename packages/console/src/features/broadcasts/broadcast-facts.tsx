import type { Broadcast } from '@tomoshibi/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts, Section } from '../../components/page.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { dateTime } from '../../lib/time/format.ts';
import { segmentWords } from './segment-words.ts';

/** Who wrote it, for whom, when, and who decided. */
export function BroadcastFacts({ broadcast }: { readonly broadcast: Broadcast }) {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const time = (iso: string) => <time dateTime={iso}>{dateTime(iso, language)}</time>;
  const { scheduledFor, counted, decidedBy, stoppedBy, startedAt, endedAt, state } = broadcast;
  const rows: [string, ReactNode][] = [
    [t('broadcasts.facts.to'), segmentWords(broadcast.segment, t)],
    [
      t('broadcasts.facts.when'),
      scheduledFor === null ? t('broadcasts.facts.immediately') : time(scheduledFor),
    ],
    [t('broadcasts.facts.written'), broadcast.createdBy.name],
  ];
  if (counted !== null)
    rows.push([
      t('broadcasts.facts.counted'),
      t('broadcasts.people', { n: new Intl.NumberFormat(i18n.language).format(counted) }),
    ]);
  if (decidedBy)
    rows.push([
      t(state === 'refused' ? 'broadcasts.facts.decidedRefused' : 'broadcasts.facts.decided'),
      decidedBy.name,
    ]);
  if (startedAt !== null) rows.push([t('broadcasts.facts.started'), time(startedAt)]);
  if (endedAt !== null) rows.push([t('broadcasts.facts.ended'), time(endedAt)]);
  if (stoppedBy) rows.push([t('broadcasts.facts.stoppedBy'), stoppedBy.name]);
  return (
    <Section title={t('broadcasts.facts.title')}>
      <Facts rows={rows} />
    </Section>
  );
}
