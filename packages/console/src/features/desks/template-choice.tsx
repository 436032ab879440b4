import { Radio } from '@mantine/core';
import { deskTemplateRoutes, type DeskTemplateKey, type DeskTemplateSummary } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { call } from '../../lib/api/call.ts';
import css from './desks.module.css';

interface TemplateChoiceProps {
  readonly chosen: DeskTemplateKey | null;
  readonly onChoose: (key: DeskTemplateKey | null) => void;
}

/** Kinds of desk to begin with, and what each brings along. */
export function TemplateChoice({ chosen, onChoose }: TemplateChoiceProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const templates = useQuery({
    queryKey: ['desk-templates'],
    queryFn: () => call(deskTemplateRoutes.listDeskTemplates),
    staleTime: Infinity,
  });
  return (
    <fieldset className={css['choices']}>
      <legend>{t('deskStart.kind')}</legend>
      <p className={css['quiet']}>{t('deskStart.kindHint')}</p>
      {(templates.data?.templates ?? []).map((template) => (
        <Radio
          key={template.key}
          name="desk-template"
          label={template.title[language]}
          description={
            <>
              {template.about[language]}
              {chosen === template.key && <Contents template={template} />}
            </>
          }
          checked={chosen === template.key}
          onChange={() => onChoose(template.key)}
          data-testid={`template-${template.key}`}
        />
      ))}
      <Radio
        name="desk-template"
        label={t('deskStart.blank')}
        description={t('deskStart.blankAbout')}
        checked={chosen === null}
        onChange={() => onChoose(null)}
      />
    </fieldset>
  );
}

/** What the chosen kind brings along, line by line. */
function Contents({ template }: { readonly template: DeskTemplateSummary }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { hours, answers, questions, classification, desks } = template;
  const lines = [
    ...(hours ? [t('deskStart.hoursOf', { hours: hours[language] })] : []),
    t('deskStart.contents', { answers: answers.length, questions }),
    t('deskStart.classification', {
      title: classification.title[language],
      items: classification.items.length,
    }),
    ...(desks.length > 0 ? [t('deskStart.furtherDesks', { desks: desks.join(t('deskStart.and')) })] : []),
  ];
  return lines.map((line) => (
    <Fragment key={line}>
      <br />
      {line}
    </Fragment>
  ));
}
