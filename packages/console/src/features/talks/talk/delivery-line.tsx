import type { Delivery } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../../../components/icon.tsx';
import { useLanguage } from '../../../i18n/use-language.ts';
import { clockTime } from '../../../lib/time/format.ts';
import css from './log.module.css';

const ICONS: Partial<Record<Delivery['state'], IconName>> = {
  queued: 'clock',
  sending: 'clock',
  accepted: 'check',
  in_room: 'clock',
  shown: 'check',
  failed: 'alert',
  unknown: 'question',
};

/** What is known of a message on its way. LINE's acceptance is the most that can be known. */
interface DeliveryLineProps {
  readonly delivery: Delivery;
  /** What LINE accepted a while ago is only a mark; everything else is said in words. */
  readonly brief: boolean;
  /** An answer before it has to be decided about first. */
  readonly behind: boolean;
}

export function DeliveryLine({ delivery, brief, behind }: DeliveryLineProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const icon = ICONS[delivery.state];
  const again = delivery.state === 'queued' && delivery.attempts > 0 ? delivery.nextAttemptAt : null;
  const words = t(`talk.delivery.${behind ? 'behind' : delivery.state}`);
  const short = brief && (delivery.state === 'accepted' || delivery.state === 'shown');
  return (
    <span className={css['delivery']} data-state={delivery.state} title={short ? words : undefined}>
      {icon && <Icon name={icon} size="1em" />}
      <span className={short ? 'visually-hidden' : undefined}>{words}</span>
      {again && <span>{t('talk.delivery.nextAttempt', { time: clockTime(again, language) })}</span>}
    </span>
  );
}
