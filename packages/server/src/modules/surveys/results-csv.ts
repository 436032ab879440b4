import type { SurveyResults, SurveyWave } from '@tomoshibi/contract';
import { csvText, type CsvCell } from '../../platform/csv.ts';

const WAVES: Record<SurveyWave, string> = { end: '終了時', later: '後日', flow: 'シナリオ' };

const percent = (part: number, whole: number): string =>
  whole === 0 ? '' : `${((part / whole) * 100).toFixed(1)}%`;

/** Results for the authority's files: figures only, one line an answer. */
export function resultsCsv(results: SurveyResults): { fileName: string; csv: string } {
  const rows: CsvCell[][] = [
    ['時期', '設問', '答え', '件数', '割合', '回答数', '送付数', '回答者数', '回答率'],
  ];
  for (const { wave, asked, answered } of results.waves) {
    const rate = percent(answered, asked);
    for (const { words, options, tallies } of results.questions) {
      const tally = tallies.find((one) => one.wave === wave);
      if (!tally) continue;
      const { n, counts, skipped } = tally;
      const ends = [n, asked, answered, rate];
      if (counts === null || skipped === null) {
        rows.push([WAVES[wave], words, `${results.minimum}件未満のため数だけ`, '', '', ...ends]);
        continue;
      }
      const labels = options.length > 0 ? options.map(({ label }) => label) : ['記入あり'];
      for (const [index, label] of labels.entries()) {
        const count = counts[index] ?? 0;
        rows.push([WAVES[wave], words, label, count, percent(count, n), ...ends]);
      }
      rows.push([WAVES[wave], words, '答えない', skipped, percent(skipped, n), ...ends]);
    }
  }
  return { fileName: `survey-${results.key}-${results.from}-${results.to}.csv`, csv: csvText(rows) };
}
