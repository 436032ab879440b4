import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { Notice } from '../../components/notice.tsx';
import { Section } from '../../components/page.tsx';
import { QuotaBar } from '../../components/quota-bar.tsx';
import { quotaQuery } from '../../lib/quota-queries.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import css from './quota.module.css';

/** How the month's plan stands, where it is going, and what has been alarmed. */
export function QuotaSection({ deskId }: { readonly deskId: string }) {
  const { t, i18n } = useTranslation();
  const load = useLoadWords();
  const quota = useQuery(quotaQuery(deskId));
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <Section title={t('broadcasts.quota.title')}>
      <Loaded query={quota} {...load}>
        {(figures) => {
          const { forecast, forecastDays, plan } = figures;
          const highest = figures.alarms.at(-1);
          return (
            <>
              {highest && (
                <Notice tone="lamp" icon="alert">
                  {t('broadcasts.quota.alarm', { n: highest.threshold })}
                </Notice>
              )}
              {plan !== null && forecast !== null && forecast > plan && (
                <Notice tone="lamp" icon="clock">
                  {t('broadcasts.quota.overPlan')}
                </Notice>
              )}
              <QuotaBar figures={figures} />
              <div>
                <p className={css['soft']}>{t('broadcasts.quota.forecast')}</p>
                {forecast === null ? (
                  <p>{t('broadcasts.quota.noForecast')}</p>
                ) : (
                  <>
                    <p className={css['big']}>{t('broadcasts.cost.count', { n: number.format(forecast) })}</p>
                    <p className={css['soft']}>{t('broadcasts.quota.forecastHint', { n: forecastDays })}</p>
                  </>
                )}
              </div>
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}
