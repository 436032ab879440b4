import { TextInput } from '@mantine/core';
import {
  checkSurvey,
  SURVEY_QUESTIONS_AT_MOST,
  surveyForms,
  surveyRoutes,
  sortForms,
  type SurveyDocument,
  type SurveyVersion,
} from '@tomoshibi/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Choices } from '../../components/dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { FormChoice } from '../../shared/texts/form-choice.tsx';
import { call } from '../../lib/api/call.ts';
import { failureText, fieldFault } from '../../lib/field-faults.ts';
import { tell } from '../../lib/tell.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { FaultList } from './fault-list.tsx';
import { moved, newQuestion } from './model/edit-survey.ts';
import { QuestionCard } from './question-card.tsx';
import { SendingSection } from './sending-section.tsx';
import { PENDING_SURVEYS_KEY, surveysKey } from './survey-queries.ts';
import { SurveyPreview } from './survey-preview.tsx';
import { WordsField } from './words-field.tsx';
import css from './surveys.module.css';

const TYPES = ['choice', 'scale', 'text'] as const;

interface SurveyEditorProps {
  readonly deskId: string;
  readonly surveyKey: string;
  readonly versions: readonly SurveyVersion[];
}

/** Writes the next version of a survey, with what people will see beside it. */
export function SurveyEditor({ deskId, surveyKey, versions }: SurveyEditorProps) {
  const { t } = useTranslation();
  const draft = versions.find(({ state }) => state === 'draft');
  const [survey, setSurvey] = useState(draft?.document ?? versions[0]?.document);
  const [form, setForm] = useState('standard');
  const [added, setAdded] = useState<readonly string[]>([]);
  const [discarding, setDiscarding] = useState(false);
  const params = { deskId, surveyKey };
  const refresh = [surveysKey(deskId), PENDING_SURVEYS_KEY];
  const save = useVerb({
    run: ({ document, ready }: { document: SurveyDocument; ready: boolean }) =>
      call(surveyRoutes.saveSurveyDraft, {
        params,
        body: { revision: draft?.revision ?? 0, document, ready },
      }),
    refresh,
    onDone: ({ ready }) => tell(t(ready ? 'surveys.submitted' : 'surveys.saved')),
  });
  const discard = useVerb({
    run: () => call(surveyRoutes.discardSurveyDraft, { params }),
    refresh,
    onDone: () => {
      setDiscarding(false);
      tell(t('surveys.discarded'));
    },
  });
  if (!survey) return null;
  const put = (part: Partial<SurveyDocument>) => setSurvey({ ...survey, ...part });
  const { questions } = survey;
  const asked = versions.flatMap(({ document }) => document.questions.map(({ key }) => key));
  const keys = [...asked, ...questions.map(({ key }) => key)];
  const failure = failureText(save.error ?? discard.error, t);
  return (
    <>
      <section className={css['editor']} aria-label={t('surveys.edit')}>
        <div className={css['write']}>
          <TextInput
            label={t('surveys.name')}
            description={t('surveys.nameHint')}
            value={survey.title}
            error={fieldFault(save.error, 'document.title', t)}
            onChange={(event) => put({ title: event.currentTarget.value })}
            data-testid="survey-title"
          />
          <FormChoice
            forms={sortForms([...new Set([...surveyForms(survey), ...added])])}
            form={form}
            onForm={setForm}
            onAdd={(one) => {
              setAdded([...added, one]);
              setForm(one);
            }}
          />
          <WordsField
            label={t('surveys.intro')}
            words={survey.intro}
            form={form}
            rows={4}
            onWords={(intro) => put({ intro })}
            testId="survey-intro"
          />
          <h2>{t('surveys.questions')}</h2>
          <p className={css['soft']}>{t('surveys.questionsHint')}</p>
          <ol className={css['questions']}>
            {questions.map((question, index) => (
              <QuestionCard
                key={question.key}
                question={question}
                number={index + 1}
                last={index === questions.length - 1}
                form={form}
                onChange={(next) => put({ questions: questions.with(index, next) })}
                onMove={(by) => put({ questions: moved(questions, index, index + by) })}
                onRemove={() => put({ questions: questions.toSpliced(index, 1) })}
              />
            ))}
          </ol>
          {questions.length < SURVEY_QUESTIONS_AT_MOST && (
            <div className={css['acts']}>
              {TYPES.filter((type) => type !== 'text' || !survey.anonymous).map((type) => (
                <Button
                  key={type}
                  size="small"
                  onClick={() => put({ questions: [...questions, newQuestion(type, keys)] })}
                  data-testid={`add-${type}`}
                >
                  {t(`surveys.addQuestion.${type}`)}
                </Button>
              ))}
            </div>
          )}
          <WordsField
            label={t('surveys.thanks')}
            words={survey.thanks}
            form={form}
            rows={3}
            onWords={(thanks) => put({ thanks })}
            testId="survey-thanks"
          />
          <SendingSection survey={survey} onSurvey={setSurvey} />
        </div>
        <SurveyPreview survey={survey} form={form} />
      </section>
      <FaultList survey={survey} />
      {failure && (
        <Notice tone="lamp" icon="alert" live>
          {failure}
        </Notice>
      )}
      <Choices>
        {draft && (
          <Button look="quiet" onClick={() => setDiscarding(true)}>
            {t('surveys.discard')}
          </Button>
        )}
        <Button
          busy={save.isPending}
          onClick={() => save.mutate({ document: survey, ready: false })}
          data-testid="survey-save"
        >
          {t('surveys.save')}
        </Button>
        <Button
          look="strong"
          busy={save.isPending}
          disabled={checkSurvey(survey).length > 0}
          onClick={() => save.mutate({ document: survey, ready: true })}
          data-testid="survey-submit"
        >
          {t('surveys.submit')}
        </Button>
      </Choices>
      <ConfirmDialog
        opened={discarding}
        title={t('surveys.discard')}
        lead={t('surveys.discardLead')}
        confirmLabel={t('surveys.discard')}
        cancelLabel={t('common.action.cancel')}
        busy={discard.isPending}
        onConfirm={() => discard.mutate(undefined)}
        onClose={() => setDiscarding(false)}
      />
    </>
  );
}
