import { sortForms, surveyForms, type ResponseOf, type surveyRoutes } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Notice } from '../../components/notice.tsx';
import { Page, Section } from '../../components/page.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { hasDeskRight, useMe } from '../../lib/session.ts';
import { dateTime } from '../../lib/time/format.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { FormChoice } from '../../shared/texts/form-choice.tsx';
import { DecisionSection } from './decision-section.tsx';
import { surveyQuery } from './survey-queries.ts';
import { SurveyEditor } from './survey-editor.tsx';
import { SurveyPreview } from './survey-preview.tsx';
import css from './surveys.module.css';

export function SurveyPage() {
  const { deskId, surveyKey } = useParams({ from: '/settings/desks/$deskId/surveys/$surveyKey' });
  const { t } = useTranslation();
  const load = useLoadWords();
  const survey = useQuery(surveyQuery(deskId, surveyKey));
  return (
    <Page
      wide
      title={survey.data?.versions[0]?.document.title ?? t('surveys.title')}
      action={
        <Link to="/settings/desks/$deskId/surveys" params={{ deskId }} className={css['back']}>
          <Icon name="back" /> {t('surveys.back')}
        </Link>
      }
    >
      <Loaded query={survey} {...load}>
        {(data) => <Versions deskId={deskId} surveyKey={surveyKey} data={data} />}
      </Loaded>
    </Page>
  );
}

interface VersionsProps {
  readonly deskId: string;
  readonly surveyKey: string;
  readonly data: ResponseOf<typeof surveyRoutes.getSurvey>;
}

function Versions({ deskId, surveyKey, data }: VersionsProps) {
  const { t } = useTranslation();
  const me = useMe();
  const language = useLanguage();
  const [form, setForm] = useState('standard');
  const editable = hasDeskRight(me, deskId, 'notice.edit');
  const draft = data.versions.find(({ state }) => state === 'draft');
  const inForce = data.versions.find(({ state }) => state === 'in_force');
  const shown = draft ?? data.versions[0];
  return (
    <>
      <Notice icon="people">{t(`notices.approver.${data.approver}`)}</Notice>
      {inForce && (
        <p className={css['soft']}>
          {t('surveys.inForceNow', {
            n: inForce.number,
            from: inForce.inForceFrom ? dateTime(inForce.inForceFrom, language) : '',
          })}
        </p>
      )}
      {draft?.ready && (
        <Notice tone="lamp" icon="clock">
          {t('surveys.waiting')}
        </Notice>
      )}
      {draft?.comment && (
        <Notice tone="lamp" icon="reply">
          <strong>{t('surveys.sentBack', { name: draft.decidedBy?.name ?? '' })}</strong>
          <p className={css['words']}>{draft.comment}</p>
        </Notice>
      )}
      {editable ? (
        <SurveyEditor
          // Somebody else's save begins a new form.
          key={`${draft?.versionId ?? inForce?.versionId ?? ''} ${draft?.revision ?? 0}`}
          deskId={deskId}
          surveyKey={surveyKey}
          versions={data.versions}
        />
      ) : (
        shown && (
          <Section title={shown.document.title}>
            <Notice>{t('surveys.readOnly')}</Notice>
            <FormChoice forms={sortForms(surveyForms(shown.document))} form={form} onForm={setForm} />
            <SurveyPreview survey={shown.document} form={form} />
          </Section>
        )
      )}
      {draft?.ready && <DecisionSection draft={draft} mayDecide={data.mayDecide} />}
    </>
  );
}
