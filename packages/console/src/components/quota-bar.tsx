import type { QuotaFigures } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { Notice } from './notice.tsx';
import { useLanguage } from '../i18n/use-language.ts';
import { dateTime } from '../lib/time/format.ts';
import { PARTS, quotaParts } from '../lib/quota-parts.ts';
import css from './quota-bar.module.css';

interface QuotaBarProps {
  readonly figures: QuotaFigures;
  /** Messages of the broadcast at hand; left out, none is at hand. */
  readonly cost?: number;
}

/** The month's plan at a glance: used, decided, this broadcast, kept for counselling, left. */
export function QuotaBar({ figures, cost }: QuotaBarProps) {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const number = new Intl.NumberFormat(i18n.language);
  const parts = quotaParts(figures, cost ?? 0);
  if (!parts)
    return (
      <p className={css['soft']}>
        {t(figures.line ? 'broadcasts.quota.noLimit' : 'broadcasts.quota.notRead')}
      </p>
    );
  const { values, widths, plan, free, over } = parts;
  const shown = PARTS.filter((part) => part !== 'cost' || cost !== undefined);
  const words = Object.fromEntries(PARTS.map((part) => [part, number.format(values[part])]));
  return (
    <div className={css['quota']}>
      <div
        className={css['bar']}
        role="img"
        aria-label={t('broadcasts.quota.bar', { plan: number.format(plan), ...words })}
      >
        {shown.map((part) => (
          <span
            key={part}
            className={css['part']}
            data-part={part}
            ref={(element) => {
              // Set as a property, since the content policy lets no style into the markup.
              if (element) element.style.width = `${widths[part]}%`;
            }}
          />
        ))}
      </div>
      <dl className={css['legend']}>
        {[...shown, 'free' as const].map((part) => (
          <div key={part}>
            <dt>
              <span className={`${css['swatch']} ${css['part']}`} data-part={part} aria-hidden="true" />
              <span>{t(`broadcasts.quota.${part}`)}</span>
            </dt>
            <dd>{t('broadcasts.cost.count', { n: number.format(part === 'free' ? free : values[part]) })}</dd>
          </div>
        ))}
        <div>
          <dt>
            <span className={css['blank']} />
            <span>{t('broadcasts.quota.plan')}</span>
          </dt>
          <dd>{t('broadcasts.cost.count', { n: number.format(plan) })}</dd>
        </div>
      </dl>
      {cost !== undefined && over > 0 && (
        <Notice tone="lamp" icon="alert">
          {t('broadcasts.quota.over', { n: number.format(over) })}
        </Notice>
      )}
      {figures.line && (
        <p className={css['soft']}>
          {t('broadcasts.quota.readAt', { at: dateTime(figures.line.readAt, language) })}
        </p>
      )}
    </div>
  );
}
