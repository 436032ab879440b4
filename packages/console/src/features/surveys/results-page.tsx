import { TextInput } from '@mantine/core';
import { surveyRoutes, type SurveyResults } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Icon } from '../../components/icon.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty } from '../../components/states.tsx';
import { call } from '../../lib/api/call.ts';
import { saveFile } from '../../lib/save-file.ts';
import { hasDeskRight, useMe } from '../../lib/session.ts';
import { monthKey } from '../../lib/time/format.ts';
import { useNow } from '../../lib/time/use-now.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { monthsBack } from './model/months.ts';
import { percentFormat } from './model/percent.ts';
import { QuestionResult } from './question-result.tsx';
import { resultsQuery, type Months } from './survey-queries.ts';
import { SurveyTexts } from './survey-texts.tsx';
import css from './surveys.module.css';

/** How a desk's people answered in a period, the first asking beside the later one. */
export function ResultsPage() {
  const { t } = useTranslation();
  const load = useLoadWords();
  const me = useMe();
  const { deskId, surveyKey } = useParams({
    from: '/settings/desks/$deskId/surveys/$surveyKey/results',
  });
  const now = monthKey(useNow());
  const [months, setMonths] = useState<Months>(() => ({ from: monthsBack(now, 11), to: now }));
  const results = useQuery(resultsQuery(deskId, surveyKey, months));
  const save = useVerb({
    run: () => call(surveyRoutes.exportSurveyResults, { params: { deskId, surveyKey }, query: months }),
    refresh: [],
    onDone: saveFile,
  });
  const hasText = results.data?.questions.some(({ type }) => type === 'text') ?? false;
  return (
    <Page
      wide
      title={t('surveys.resultsTitle', { title: results.data?.title ?? '' })}
      lead={t('surveys.resultsLead')}
      action={
        <Link to="/settings/desks/$deskId/surveys" params={{ deskId }} className={css['back']}>
          <Icon name="back" /> {t('surveys.back')}
        </Link>
      }
    >
      <div className={css['period']}>
        <TextInput
          type="month"
          label={t('surveys.from')}
          value={months.from}
          max={months.to}
          onChange={(event) =>
            event.currentTarget.value && setMonths({ ...months, from: event.currentTarget.value })
          }
        />
        <TextInput
          type="month"
          label={t('surveys.to')}
          value={months.to}
          min={months.from}
          max={now}
          onChange={(event) =>
            event.currentTarget.value && setMonths({ ...months, to: event.currentTarget.value })
          }
        />
        <Button busy={save.isPending} onClick={() => save.mutate(undefined)} data-testid="survey-csv">
          {t('surveys.saveCsv')}
        </Button>
      </div>
      <Loaded query={results} {...load}>
        {(data) =>
          data.waves.length === 0 ? (
            <Empty title={t('surveys.noneAsked')} hint={t('surveys.noneAskedHint')} icon="note" />
          ) : (
            <>
              <Waves results={data} />
              {data.questions.map((question) => (
                <QuestionResult key={question.key} question={question} minimum={data.minimum} />
              ))}
              <About results={data} />
            </>
          )
        }
      </Loaded>
      {hasText && hasDeskRight(me, deskId, 'talk.read_any') && (
        <SurveyTexts
          key={`${months.from} ${months.to}`}
          deskId={deskId}
          surveyKey={surveyKey}
          months={months}
        />
      )}
    </Page>
  );
}

function Waves({ results }: { readonly results: SurveyResults }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const percent = percentFormat(i18n.language);
  return (
    <Section title={t('surveys.waveSummary')}>
      <DataTable
        label={t('surveys.waveSummary')}
        columns={[
          t('surveys.waveColumn'),
          t('surveys.askedColumn'),
          t('surveys.answeredColumn'),
          t('surveys.rate'),
        ]}
      >
        {results.waves.map(({ wave, asked, answered }) => (
          <tr key={wave}>
            <td>{t(`surveys.wave.${wave}`)}</td>
            <td>{number.format(asked)}</td>
            <td>{number.format(answered)}</td>
            <td>{percent.format(asked === 0 ? 0 : answered / asked)}</td>
          </tr>
        ))}
      </DataTable>
    </Section>
  );
}

/** What the figures mean, where nobody has to ask for it. */
function About({ results }: { readonly results: SurveyResults }) {
  const { t } = useTranslation();
  return (
    <Section title={t('surveys.about')}>
      <ul className={css['dots']}>
        <li>{t('surveys.aboutN')}</li>
        <li>{t('surveys.aboutFew', { minimum: results.minimum })}</li>
        {results.anonymous && <li>{t('surveys.aboutAnonymous')}</li>}
        <li>{t('surveys.aboutApart')}</li>
      </ul>
    </Section>
  );
}
