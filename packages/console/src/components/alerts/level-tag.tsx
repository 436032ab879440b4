import type { AlertLevel } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icon.tsx';
import { Tag } from '../tag.tsx';

interface LevelTagProps {
  readonly level: AlertLevel;
  readonly likelyFalse: boolean;
  /** Says that it is about found words, where nothing else around it does. */
  readonly alone?: boolean;
}

const TONES = { urgent: 'danger', high: 'lamp', medium: 'quiet' } as const;
const SIGNS = { urgent: 'siren', high: 'alert', medium: 'alert' } as const;

/** How grave an alert is: by word and sign, and by colour on top of them. */
export function LevelTag({ level, likelyFalse, alone = false }: LevelTagProps) {
  const { t } = useTranslation();
  if (likelyFalse)
    return (
      <Tag>
        <Icon name="question" size="1em" />
        {t('alerts.doubtful')}
      </Tag>
    );
  const word = t(`alerts.level.${level}`);
  return (
    <Tag tone={TONES[level]}>
      <Icon name={SIGNS[level]} size="1.1em" />
      {alone && level !== 'urgent' ? t('alerts.tag', { level: word }) : word}
    </Tag>
  );
}
