import {
  languageOf,
  surveyChoices,
  wordsIn,
  type SurveyDocument,
  type SurveyQuestion,
} from '@tomoshibi/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RubyWords } from '../../shared/texts/inline-parts.tsx';
import css from './surveys.module.css';

interface PreviewProps {
  readonly survey: SurveyDocument;
  readonly form: string;
}

/** A survey as people see it: in the talk of LINE, or on the page. */
export function SurveyPreview({ survey, form }: PreviewProps) {
  const { t } = useTranslation();
  const [place, setPlace] = useState<'phone' | 'page'>(survey.way === 'form' ? 'page' : 'phone');
  return (
    <div className={css['see']}>
      <div className={css['bar']}>
        <h2>{t('surveys.preview')}</h2>
        <fieldset className={css['places']}>
          <legend className="visually-hidden">{t('surveys.preview')}</legend>
          {(['phone', 'page'] as const).map((one) => (
            <button key={one} type="button" aria-pressed={one === place} onClick={() => setPlace(one)}>
              {t(one === 'phone' ? 'surveys.previewPhone' : 'surveys.previewPage')}
            </button>
          ))}
        </fieldset>
      </div>
      <div lang={languageOf(form)} data-testid={`survey-preview-${place}`}>
        {place === 'phone' ? <Phone survey={survey} form={form} /> : <Sheet survey={survey} form={form} />}
      </div>
    </div>
  );
}

function Phone({ survey, form }: PreviewProps) {
  const { t } = useTranslation();
  const intro = wordsIn(survey.intro, form);
  const [first, ...rest] = survey.way === 'taps' ? survey.questions : [];
  return (
    <div className={css['phone']}>
      <div>
        <p className={css['bubble']}>
          {[intro, first ? wordsIn(first.words, form) : '', t('surveys.link')].filter(Boolean).join('\n\n')}
        </p>
        {first && <Taps question={first} form={form} />}
      </div>
      {rest.map((question) => (
        <div key={question.key}>
          <p className={css['bubble']}>
            {wordsIn(question.words, form)}
            {question.type === 'text' && `\n\n${t('surveys.link')}`}
          </p>
          <Taps question={question} form={form} />
        </div>
      ))}
      <p className={css['bubble']}>{wordsIn(survey.thanks, form)}</p>
    </div>
  );
}

function Taps({ question, form }: { readonly question: SurveyQuestion; readonly form: string }) {
  return (
    <ul className={css['taps']}>
      {surveyChoices(question, form).map(({ value, label }) => (
        <li key={value ?? ''}>{label}</li>
      ))}
    </ul>
  );
}

function Sheet({ survey, form }: PreviewProps) {
  const { t } = useTranslation();
  return (
    <div className={css['sheet']}>
      <p>
        <RubyWords text={wordsIn(survey.intro, form)} />
      </p>
      {survey.questions.map((question) => (
        <div key={question.key} className={css['asked']}>
          <p className={css['strong']}>
            <RubyWords text={wordsIn(question.words, form)} />
          </p>
          {question.type === 'text' ? (
            <div className={css['lines']} />
          ) : (
            <ul className={css['dots']}>
              {surveyChoices(question, form).map(({ value, label }) => (
                <li key={value ?? ''}>
                  <RubyWords text={label} />
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
      <p className={css['sendout']}>{t('surveys.send')}</p>
    </div>
  );
}
