import { NumberInput } from '@mantine/core';
import { SURVEY_OPTIONS_AT_MOST, type SurveyQuestion } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Tag } from '../../components/tag.tsx';
import { newOption } from './model/edit-survey.ts';
import { WordsField } from './words-field.tsx';
import css from './surveys.module.css';

interface QuestionCardProps {
  readonly question: SurveyQuestion;
  /** Counted from 1. */
  readonly number: number;
  readonly last: boolean;
  readonly form: string;
  readonly onChange: (question: SurveyQuestion) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

export function QuestionCard(props: QuestionCardProps) {
  const { question, number: n, last, form, onChange, onMove, onRemove } = props;
  const { t } = useTranslation();
  return (
    <li className={css['question']} data-testid="survey-question">
      <div className={css['bar']}>
        <h3>{t('surveys.question', { n })}</h3>
        <Tag>{t(`surveys.types.${question.type}`)}</Tag>
        <span className={css['deeds']}>
          {n > 1 && <IconButton icon="up" label={t('surveys.up', { n })} onClick={() => onMove(-1)} />}
          {!last && <IconButton icon="down" label={t('surveys.down', { n })} onClick={() => onMove(1)} />}
          <IconButton icon="close" label={t('surveys.removeQuestion', { n })} onClick={onRemove} />
        </span>
      </div>
      <WordsField
        label={t('surveys.words')}
        words={question.words}
        form={form}
        rows={2}
        onWords={(words) => onChange({ ...question, words })}
        testId="question-words"
      />
      <Answers question={question} form={form} onChange={onChange} />
    </li>
  );
}

type AnswersProps = Pick<QuestionCardProps, 'question' | 'form' | 'onChange'>;

function Answers({ question, form, onChange }: AnswersProps) {
  const { t } = useTranslation();
  if (question.type === 'choice')
    return (
      <Options
        options={question.options}
        form={form}
        onOptions={(options) => onChange({ ...question, options })}
      />
    );
  if (question.type === 'scale')
    return (
      <div className={css['pair']}>
        <WordsField
          label={t('surveys.low')}
          words={question.low}
          form={form}
          onWords={(low) => onChange({ ...question, low })}
        />
        <WordsField
          label={t('surveys.high')}
          words={question.high}
          form={form}
          onWords={(high) => onChange({ ...question, high })}
        />
        <NumberInput
          label={t('surveys.scaleTo')}
          value={question.to}
          min={2}
          max={10}
          allowDecimal={false}
          clampBehavior="blur"
          onChange={(to) => onChange({ ...question, to: typeof to === 'number' ? to : 5 })}
        />
      </div>
    );
  return (
    <NumberInput
      label={t('surveys.length')}
      value={question.maxLength}
      min={1}
      max={1000}
      allowDecimal={false}
      clampBehavior="blur"
      onChange={(length) => onChange({ ...question, maxLength: typeof length === 'number' ? length : 400 })}
    />
  );
}

type Option = Extract<SurveyQuestion, { type: 'choice' }>['options'][number];

interface OptionsProps {
  readonly options: readonly Option[];
  readonly form: string;
  readonly onOptions: (options: Option[]) => void;
}

function Options({ options, form, onOptions }: OptionsProps) {
  const { t } = useTranslation();
  return (
    <>
      <ol className={css['options']}>
        {options.map((option, index) => (
          <li key={option.value}>
            <WordsField
              label={t('surveys.option', { n: index + 1 })}
              words={option.label}
              form={form}
              onWords={(label) => onOptions(options.with(index, { ...option, label }))}
            />
            {options.length > 2 && (
              <IconButton
                icon="close"
                label={t('surveys.removeOption', { n: index + 1 })}
                onClick={() => onOptions(options.toSpliced(index, 1))}
              />
            )}
          </li>
        ))}
      </ol>
      {options.length < SURVEY_OPTIONS_AT_MOST && (
        <div>
          <Button size="small" onClick={() => onOptions([...options, newOption(options)])}>
            {t('surveys.addOption')}
          </Button>
        </div>
      )}
    </>
  );
}
