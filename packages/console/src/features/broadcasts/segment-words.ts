import { formLabel, type BroadcastSegment } from '@tomoshibi/contract';
import type { TFunction } from 'i18next';

/** Whom a segment holds, in words. */
export function segmentWords(segment: BroadcastSegment, t: TFunction): string {
  const words = [
    ...(segment.consultations === 'any' ? [] : [t(`broadcasts.facts.${segment.consultations}`)]),
    ...(segment.contact === 'any' ? [] : [t(`broadcasts.facts.${segment.contact}`, { n: segment.days })]),
    ...(segment.tag === '' ? [] : [t('broadcasts.facts.tag', { tag: segment.tag })]),
    ...(segment.form === 'any' ? [] : [t('broadcasts.facts.form', { form: formLabel(segment.form) })]),
  ];
  return [
    words.length === 0 ? t('broadcasts.facts.everybody') : words.join(' · '),
    ...(segment.openTalks === 'exclude' ? [t('broadcasts.facts.notOpen')] : []),
  ].join(' · ');
}
