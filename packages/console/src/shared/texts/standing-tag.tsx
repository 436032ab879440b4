import { useTranslation } from 'react-i18next';
import { Tag } from '../../components/tag.tsx';
import type { VersionFacts } from '@tomoshibi/contract';

export type TextStanding = VersionFacts['state'] | 'off' | 'none';

const TONES = {
  in_force: 'calm',
  submitted: 'lamp',
  sent_back: 'lamp',
  draft: 'quiet',
  off: 'quiet',
  none: 'quiet',
  superseded: 'quiet',
} as const satisfies Record<TextStanding, 'calm' | 'lamp' | 'quiet'>;

export function StandingTag({ standing }: { readonly standing: TextStanding }) {
  const { t } = useTranslation();
  return <Tag tone={TONES[standing]}>{t(`notices.state.${standing}`)}</Tag>;
}
