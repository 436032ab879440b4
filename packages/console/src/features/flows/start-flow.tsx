import { flowRoutes, formLabel, formsOfFlow, sortForms, type FlowDocument } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Choices } from '../../components/dialog.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Section } from '../../components/page.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { call } from '../../lib/api/call.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { ImportDialog } from './import-dialog.tsx';
import { EMPTY_FLOW } from './model/edits.ts';
import css from './flows.module.css';

interface StartFlowProps {
  readonly deskId: string;
  readonly onBegin: (flow: FlowDocument) => void;
}

/** The first flow of a desk: from a ready one, from nothing, or from a file. */
export function StartFlow({ deskId, onBegin }: StartFlowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const load = useLoadWords();
  const [importing, setImporting] = useState(false);
  const ready = useQuery({
    queryKey: ['ready-flows'],
    queryFn: async () => (await call(flowRoutes.listReadyFlows)).flows,
    staleTime: Infinity,
  });
  return (
    <Section title={t('flows.start.title')} lead={t('flows.start.hint')}>
      <h3 className={css['sub']}>{t('flows.start.ready')}</h3>
      <p className={css['soft']}>{t('flows.start.readyLead')}</p>
      <Loaded query={ready} {...load}>
        {(flows) => (
          <ul className={css['ready']}>
            {flows.map(({ key, title, about, document }) => (
              <li key={key}>
                <strong>{title[language]}</strong>
                <p>{about[language]}</p>
                <p className={css['soft']}>
                  {t('flows.start.steps', {
                    n: Object.keys(document.nodes).length,
                    forms: sortForms([...formsOfFlow(document)])
                      .map(formLabel)
                      .join('、'),
                  })}
                </p>
                <Button look="strong" onClick={() => onBegin(document)} data-testid={`flow-ready-${key}`}>
                  {t('flows.start.use')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <Choices>
        <Button onClick={() => setImporting(true)}>{t('flows.start.import')}</Button>
        <Button onClick={() => onBegin(EMPTY_FLOW)} data-testid="flow-empty">
          {t('flows.start.empty')}
        </Button>
      </Choices>
      {importing && <ImportDialog deskId={deskId} onRead={onBegin} onClose={() => setImporting(false)} />}
    </Section>
  );
}
