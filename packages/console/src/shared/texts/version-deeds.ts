import type { VersionFacts } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { dateTime } from '../../lib/time/format.ts';

/** Who did what with a version, in the order it happened. */
export function useDeeds(version: VersionFacts): string[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const time = (at: string | null) => (at === null ? '' : dateTime(at, language));
  const deeds: string[] = [];
  if (version.origin === 'file') return [t('notices.by.file', { time: time(version.inForceFrom) })];
  if (version.authors.length > 0)
    deeds.push(t('notices.by.authors', { names: version.authors.map(({ name }) => name).join('、') }));
  if (version.submittedBy)
    deeds.push(
      t('notices.by.submitted', { time: time(version.submittedAt), name: version.submittedBy.name }),
    );
  if (version.decidedBy) {
    const decided = { time: time(version.decidedAt), name: version.decidedBy.name };
    deeds.push(
      version.state === 'sent_back'
        ? t('notices.by.sentBack', { ...decided, comment: version.comment ?? '' })
        : t('notices.by.approved', decided),
    );
  }
  return deeds;
}
