import type { BroadcastSegment } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { Section } from '../../components/page.tsx';
import { QuotaBar } from '../../components/quota-bar.tsx';
import { quotaQuery } from '../../lib/quota-queries.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { recipientsQuery } from './broadcast-queries.ts';
import css from './broadcasts.module.css';

/** How many people a segment holds now, what that costs, and whether the month has room for it. */
export function CostPanel({
  deskId,
  segment,
}: {
  readonly deskId: string;
  readonly segment: BroadcastSegment;
}) {
  const { t, i18n } = useTranslation();
  const load = useLoadWords();
  const recipients = useQuery(recipientsQuery(deskId, segment));
  const quota = useQuery(quotaQuery(deskId));
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <Section title={t('broadcasts.cost.title')}>
      <Loaded query={recipients} {...load}>
        {(count) => (
          <dl className={css['pair']} aria-live="polite" aria-busy={recipients.isPlaceholderData}>
            <div>
              <dt className={css['soft']}>{t('broadcasts.cost.recipients')}</dt>
              <dd className={css['big']} data-testid="broadcast-count">
                {t('broadcasts.people', { n: number.format(count) })}
              </dd>
            </div>
            <div>
              <dt className={css['soft']}>{t('broadcasts.cost.messages')}</dt>
              <dd className={css['big']}>{t('broadcasts.cost.count', { n: number.format(count) })}</dd>
            </div>
          </dl>
        )}
      </Loaded>
      <p className={css['soft']}>{t('broadcasts.cost.messagesHint')}</p>
      <Loaded query={quota} {...load}>
        {(figures) => <QuotaBar figures={figures} cost={recipients.data ?? 0} />}
      </Loaded>
    </Section>
  );
}
