import { TextInput } from '@mantine/core';
import { alertRoutes, type AlertFigures } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Section } from '../../components/page.tsx';
import { alertsKey } from '../../lib/alerts/alert-queries.ts';
import { call } from '../../lib/api/call.ts';
import { saveFile } from '../../lib/save-file.ts';
import { monthKey } from '../../lib/time/format.ts';
import { useNow } from '../../lib/time/use-now.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import css from './alerts.module.css';

const columnsOf = (t: TFunction): string[] => [
  t('alerts.figures.word'),
  t('alerts.figures.messages'),
  t('alerts.figures.likelyFalse'),
  t('alerts.figures.consultations'),
];

/** Writes the figures as a file a spreadsheet opens; the mark at its beginning says that it is UTF-8. */
function saveCsv(figures: AlertFigures, t: TFunction): void {
  const rows = figures.words.map((row) => [row.word, row.messages, row.likelyFalse, row.consultations]);
  const text = [columnsOf(t), ...rows].map((row) => row.join(',')).join('\r\n');
  saveFile({ fileName: t('alerts.figures.file', { month: figures.month }), csv: `\uFEFF${text}\r\n` });
}

export function AlertFiguresSection({ deskId }: { readonly deskId: string }) {
  const { t, i18n } = useTranslation();
  const load = useLoadWords();
  const current = monthKey(useNow());
  const [chosen, setChosen] = useState<string | null>(null);
  const month = chosen ?? current;
  const figures = useQuery({
    queryKey: [...alertsKey(deskId), 'figures', month],
    queryFn: () => call(alertRoutes.getAlertFigures, { params: { deskId }, query: { month } }),
  });
  const number = new Intl.NumberFormat(i18n.language);
  const countOf = (list: 'lexicon' | 'desk') =>
    number.format(figures.data?.lists.find((one) => one.list === list)?.messages ?? 0);
  return (
    <Section
      title={t('alerts.figures.title')}
      lead={t('alerts.figures.lead')}
      action={
        <Button
          size="small"
          disabled={!figures.data}
          onClick={() => figures.data && saveCsv(figures.data, t)}
        >
          {t('alerts.figures.save')}
        </Button>
      }
    >
      <TextInput
        className={css['short'] ?? ''}
        type="month"
        label={t('alerts.figures.month')}
        value={month}
        max={current}
        onChange={(event) => setChosen(event.currentTarget.value || null)}
      />
      <Loaded query={figures} {...load}>
        {(data) => (
          <>
            <DataTable label={t('alerts.figures.title')} columns={columnsOf(t)}>
              {data.words.map((row) => (
                <tr key={row.word}>
                  <td>{row.word}</td>
                  <td>{number.format(row.messages)}</td>
                  <td>{number.format(row.likelyFalse)}</td>
                  <td>{number.format(row.consultations)}</td>
                </tr>
              ))}
            </DataTable>
            <p className={css['others']}>
              {t('alerts.figures.others', { lexicon: countOf('lexicon'), desk: countOf('desk') })}
            </p>
          </>
        )}
      </Loaded>
    </Section>
  );
}
