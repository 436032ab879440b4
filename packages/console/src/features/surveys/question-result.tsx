import type { SurveyResults, SurveyWave } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../components/data-table.tsx';
import { Section } from '../../components/page.tsx';
import { percentFormat } from './model/percent.ts';
import css from './surveys.module.css';

type Question = SurveyResults['questions'][number];

interface QuestionResultProps {
  readonly question: Question;
  readonly minimum: number;
}

interface Row {
  readonly key: string;
  readonly label: string;
  readonly count: (tally: Question['tallies'][number]) => number;
}

/** The distribution of one question: a table whose cells are drawn as bars as well. */
export function QuestionResult({ question, minimum }: QuestionResultProps) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const { words, options, tallies } = question;
  const labels = options.length > 0 ? options : [{ value: 'written', label: t('surveys.written') }];
  const rows: Row[] = [
    ...labels.map(({ value, label }, index) => ({
      key: value,
      label,
      count: (tally: Question['tallies'][number]) => tally.counts?.[index] ?? 0,
    })),
    { key: '', label: t('surveys.skipped'), count: (tally) => tally.skipped ?? 0 },
  ];
  const shown = tallies.filter(({ counts }) => counts !== null);
  const few = tallies.filter(({ counts }) => counts === null);
  return (
    <Section title={words}>
      {shown.length > 0 && (
        <DataTable
          label={words}
          columns={[
            t('surveys.answer'),
            ...shown.map(
              ({ wave, n }) => `${t(`surveys.wave.${wave}`)} (${t('surveys.n', { n: number.format(n) })})`,
            ),
          ]}
        >
          {rows.map((row) => (
            <tr key={row.key} data-testid="survey-answer">
              <td>{row.label}</td>
              {shown.map((tally) => (
                <td key={tally.wave}>
                  <Share wave={tally.wave} count={row.count(tally)} of={tally.n} />
                </td>
              ))}
            </tr>
          ))}
        </DataTable>
      )}
      {few.map(({ wave, n }) => (
        <p key={wave} className={css['soft']} data-testid="survey-few">
          {t(`surveys.wave.${wave}`)}: {t('surveys.few', { minimum, n: number.format(n) })}
        </p>
      ))}
    </Section>
  );
}

interface ShareProps {
  readonly wave: SurveyWave;
  readonly count: number;
  readonly of: number;
}

/** A share as a bar and in figures. */
function Share({ wave, count, of }: ShareProps) {
  const { i18n } = useTranslation();
  const share = of === 0 ? 0 : count / of;
  return (
    <div className={css['share']}>
      <span className={css['track']} aria-hidden="true">
        <span className={css['fill']} data-wave={wave} style={{ width: `${share * 100}%` }} />
      </span>
      <span className={css['count']}>
        {percentFormat(i18n.language).format(share)} ({new Intl.NumberFormat(i18n.language).format(count)})
      </span>
    </div>
  );
}
