import type { AlertStep } from '@tomoshibi/contract';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { dateTime } from '../../lib/time/format.ts';
import css from './alerts.module.css';

function wordsOf(step: AlertStep, t: TFunction): string {
  return t(`alerts.step.${step.kind}`, {
    level: t(`alerts.level.${step.level}`),
    stage: t(`alerts.stage.${step.stage}`),
    name: step.by?.name ?? '',
  });
}

function toldOf(step: AlertStep, t: TFunction): string | null {
  if (!['told', 'climbed', 'reminded'].includes(step.kind)) return null;
  const names = [...step.toldStaff.map(({ name }) => name), ...step.toldContacts];
  return names.length > 0 ? t('alerts.toldTo', { names: names.join('、') }) : t('alerts.toldNobody');
}

/** What happened to an alert, and who was told when. */
export function AlertSteps({ steps }: { readonly steps: readonly AlertStep[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ol className={css['steps']}>
      {steps.map((step, index) => {
        const told = toldOf(step, t);
        return (
          <li key={index}>
            <time dateTime={step.at}>{dateTime(step.at, language)}</time>
            <span>
              {wordsOf(step, t)}
              {told && <small>{told}</small>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
