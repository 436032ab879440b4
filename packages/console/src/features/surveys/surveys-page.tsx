import { SURVEY_PRESETS, surveyRoutes, type DeskSurvey, type SurveyDocument } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Notice } from '../../components/notice.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { call } from '../../lib/api/call.ts';
import { failureText } from '../../lib/field-faults.ts';
import { hasDeskRight, useMe } from '../../lib/session.ts';
import { tell } from '../../lib/tell.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { emptySurvey, newSurveyKey } from './model/edit-survey.ts';
import { surveysKey, surveysQuery } from './survey-queries.ts';
import css from './surveys.module.css';

/** What a desk asks after its talks. */
export function SurveysPage() {
  const { t } = useTranslation();
  const me = useMe();
  const load = useLoadWords();
  const { deskId } = useParams({ from: '/settings/desks/$deskId/surveys' });
  const surveys = useQuery(surveysQuery(deskId));
  const editable = hasDeskRight(me, deskId, 'notice.edit');
  return (
    <Page title={t('surveys.title')} lead={t('surveys.lead')}>
      <Loaded query={surveys} {...load}>
        {(data) => (
          <>
            {data.surveys.length === 0 && (
              <Empty title={t('surveys.none')} hint={t('surveys.noneHint')} icon="note" />
            )}
            {editable && <Begin deskId={deskId} known={data.surveys.map(({ key }) => key)} />}
            {data.surveys.map((survey) => (
              <SurveyItem key={survey.key} deskId={deskId} survey={survey} editable={editable} />
            ))}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Begin({ deskId, known }: { readonly deskId: string; readonly known: readonly string[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const begin = useVerb({
    run: ({ key, document }: { key: string; document: SurveyDocument }) =>
      call(surveyRoutes.saveSurveyDraft, {
        params: { deskId, surveyKey: key },
        body: { revision: 0, document, ready: false },
      }),
    refresh: [surveysKey(deskId)],
    onDone: ({ key }) =>
      void navigate({
        to: '/settings/desks/$deskId/surveys/$surveyKey',
        params: { deskId, surveyKey: key },
      }),
  });
  const failure = failureText(begin.error, t);
  return (
    <>
      <div className={css['acts']}>
        {!known.includes('kanagawa') && (
          <Button
            look="strong"
            busy={begin.isPending}
            onClick={() => begin.mutate({ key: 'kanagawa', document: SURVEY_PRESETS.kanagawa })}
            data-testid="begin-preset"
          >
            {t('surveys.beginPreset')}
          </Button>
        )}
        <Button
          busy={begin.isPending}
          onClick={() =>
            begin.mutate({ key: newSurveyKey(known), document: emptySurvey(t('surveys.newTitle')) })
          }
          data-testid="begin-own"
        >
          {t('surveys.beginOwn')}
        </Button>
      </div>
      {failure && (
        <Notice tone="lamp" icon="alert" live>
          {failure}
        </Notice>
      )}
    </>
  );
}

interface SurveyItemProps {
  readonly deskId: string;
  readonly survey: DeskSurvey;
  readonly editable: boolean;
}

function SurveyItem({ deskId, survey, editable }: SurveyItemProps) {
  const { t } = useTranslation();
  const me = useMe();
  const [stopping, setStopping] = useState(false);
  const { key, inForce, draft, asked } = survey;
  const params = { deskId, surveyKey: key };
  const stop = useVerb({
    run: () => call(surveyRoutes.stopSurvey, { params }),
    refresh: [surveysKey(deskId)],
    onDone: () => {
      setStopping(false);
      tell(t('surveys.stopped'));
    },
  });
  return (
    <Section
      title={(inForce ?? draft)?.document.title ?? key}
      lead={t('surveys.asked', { n: asked })}
      action={
        <span className={css['tags']}>
          {inForce && <Tag tone="calm">{t('surveys.state.in_force')}</Tag>}
          {!inForce && !draft && <Tag>{t('surveys.state.stopped')}</Tag>}
          {draft && (
            <Tag tone={draft.ready || draft.comment !== null ? 'lamp' : 'quiet'}>
              {t(
                draft.ready
                  ? 'surveys.state.ready'
                  : draft.comment === null
                    ? 'surveys.state.draft'
                    : 'surveys.state.sentBack',
              )}
            </Tag>
          )}
        </span>
      }
    >
      <div className={css['acts']}>
        <Link
          to="/settings/desks/$deskId/surveys/$surveyKey"
          params={params}
          className={css['go']}
          data-testid={`survey-${key}`}
        >
          {t('surveys.edit')} <Icon name="next" />
        </Link>
        {hasDeskRight(me, deskId, 'figures.read') && (
          <Link
            to="/settings/desks/$deskId/surveys/$surveyKey/results"
            params={params}
            className={css['go']}
            data-testid={`results-${key}`}
          >
            {t('surveys.results')} <Icon name="next" />
          </Link>
        )}
        {editable && inForce && (
          <Button size="small" look="quiet" onClick={() => setStopping(true)}>
            {t('surveys.stop')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        opened={stopping}
        title={t('surveys.stop')}
        lead={t('surveys.stopLead')}
        confirmLabel={t('surveys.stop')}
        cancelLabel={t('common.action.cancel')}
        busy={stop.isPending}
        onConfirm={() => stop.mutate(undefined)}
        onClose={() => setStopping(false)}
      />
    </Section>
  );
}
