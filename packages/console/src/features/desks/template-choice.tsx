import { Radio } from '@mantine/core';
import { deskTemplateRoutes, type DeskTemplateKey } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
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
          description={[
            template.about[language],
            t('deskStart.contents', {
              hours: template.hours?.[language] ?? '',
              answers: template.answers.length,
              questions: template.questions,
            }),
            t('deskStart.classification', {
              title: template.classification.title[language],
              items: template.classification.items.length,
            }),
            ...(template.desks.length > 0
              ? [t('deskStart.furtherDesks', { desks: template.desks.join(t('deskStart.and')) })]
              : []),
          ].join(' ')}
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
