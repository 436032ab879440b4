import { useTranslation } from 'react-i18next';
import { useBefore } from '../../../lib/time/use-before.ts';
import type { LengthHint } from '../model/bubbles.ts';
import type { DraftState } from '../model/draft-keeper.ts';
import css from './composer.module.css';

interface ComposerStatusProps {
  readonly draft: DraftState;
  readonly hint: LengthHint;
  readonly freeUntil: number | null;
  readonly thinking: 'none' | 'shown' | 'failed';
  readonly delayed: boolean;
}

export function ComposerStatus({ draft, hint, freeUntil, thinking, delayed }: ComposerStatusProps) {
  const { t, i18n } = useTranslation();
  const free = useBefore(freeUntil);
  const lines: string[] = [];
  if (draft.status === 'saved') lines.push(t('talk.composer.saved'));
  if (draft.status === 'failed') lines.push(t('talk.composer.notSaved'));
  if (thinking === 'shown') lines.push(t('talk.composer.thinkingSent'));
  if (thinking === 'failed') lines.push(t('talk.composer.thinkingFailed'));
  if (delayed) lines.push(t('talk.composer.delaySent'));
  if (free) lines.push(t('talk.composer.free'));
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <output className={css['status']}>
      {hint.kind === 'near' && <strong>{t('talk.composer.left', { n: number.format(hint.left) })}</strong>}
      {hint.kind === 'split' && (
        <strong>{t('talk.composer.bubbles', { units: number.format(hint.units), n: hint.bubbles })}</strong>
      )}
      {hint.kind === 'too_long' && (
        <strong>{t('talk.composer.tooLong', { units: number.format(hint.units) })}</strong>
      )}
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </output>
  );
}
