import { checkSurvey, formLabel, untranslated, type SurveyDocument } from '@tomoshibi/contract';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { fieldReason } from '../../lib/field-reasons.ts';
import { placeOf } from './model/edit-survey.ts';
import css from './surveys.module.css';

function nameOf(field: string, t: TFunction): string {
  const { part, question } = placeOf(field);
  return question === null ? t(`surveys.${part}`) : t('surveys.question', { n: question });
}

/** What keeps a survey from being submitted, and where a form lacks words. */
export function FaultList({ survey }: { readonly survey: SurveyDocument }) {
  const { t } = useTranslation();
  const faults = [
    ...new Set(
      checkSurvey(survey).map(({ field, reason }) => {
        const { key, n } = fieldReason(reason);
        return `${nameOf(field, t)}: ${t(key, { n })}`;
      }),
    ),
  ];
  const missing = Map.groupBy(untranslated(survey), ({ form }) => form);
  return (
    <>
      {faults.length > 0 && (
        <Notice icon="note">
          <strong>{t('surveys.faults')}</strong>
          <ul className={css['dots']} data-testid="survey-faults">
            {faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </Notice>
      )}
      {[...missing]
        .filter(([form]) => form !== 'standard')
        .map(([form, places]) => (
          <p key={form} className={css['soft']}>
            {t('surveys.untranslated', { form: formLabel(form), n: places.length })}
          </p>
        ))}
    </>
  );
}
