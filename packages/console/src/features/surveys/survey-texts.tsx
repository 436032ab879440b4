import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Section } from '../../components/page.tsx';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { surveyTextsQuery, type Months } from './survey-queries.ts';
import css from './surveys.module.css';

interface SurveyTextsProps {
  readonly deskId: string;
  readonly surveyKey: string;
  readonly months: Months;
}

/** Free words are fetched only when somebody asks for them: that they were read is written down. */
export function SurveyTexts({ deskId, surveyKey, months }: SurveyTextsProps) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(false);
  return (
    <Section title={t('surveys.texts')} lead={t('surveys.textsLead')}>
      {wanted ? (
        <TextList deskId={deskId} surveyKey={surveyKey} months={months} />
      ) : (
        <div>
          <Button onClick={() => setWanted(true)} data-testid="survey-texts">
            {t('surveys.textsShow')}
          </Button>
        </div>
      )}
    </Section>
  );
}

function TextList({ deskId, surveyKey, months }: SurveyTextsProps) {
  const { t } = useTranslation();
  const load = useLoadWords();
  const texts = useQuery(surveyTextsQuery(deskId, surveyKey, months));
  return (
    <Loaded query={texts} {...load}>
      {(data) =>
        data.length === 0 ? (
          <p className={css['soft']}>{t('surveys.textsNone')}</p>
        ) : (
          <ul className={css['texts']}>
            {data.map((one) => (
              <li key={`${one.consultationId} ${one.wave} ${one.question}`}>
                <p className={css['soft']}>
                  {one.month} · {t(`surveys.wave.${one.wave}`)} · {one.question}
                </p>
                <p className={css['words']}>{one.text}</p>
                <Link to="/talks" search={{ t: one.consultationId, f: one.consultationId }}>
                  {t('surveys.textTalk')}
                </Link>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
