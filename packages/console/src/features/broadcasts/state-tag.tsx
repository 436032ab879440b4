import type { BroadcastState } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../components/tag.tsx';

const TONES = {
  draft: 'quiet',
  submitted: 'lamp',
  approved: 'calm',
  sending: 'calm',
  paused: 'lamp',
  finished: 'calm',
  stopped: 'quiet',
  refused: 'lamp',
} as const;

export function StateTag({ state }: { readonly state: BroadcastState }) {
  const { t } = useTranslation();
  return <Tag tone={TONES[state]}>{t(`broadcasts.state.${state}`)}</Tag>;
}
