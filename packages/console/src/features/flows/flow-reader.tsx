import type { DeskFlow } from '@tomoshibi/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { namesOf, stepLines } from '../../shared/flows/flow-words.ts';
import { FlowPanes } from './flow-panes.tsx';
import { FlowPhone } from './flow-phone.tsx';
import { FlowView } from './flow-view.tsx';
import type { Content } from './model/history.ts';
import type { OwnDesk } from './model/names.ts';
import css from './flows.module.css';

interface FlowReaderProps {
  readonly content: Content;
  readonly flow: DeskFlow;
  readonly own: OwnDesk;
}

/** A flow that cannot be changed now: its picture, what a step says, and the phone to try it. */
export function FlowReader({ content, flow, own }: FlowReaderProps) {
  const { t } = useTranslation();
  const { document } = content;
  const [selected, setSelected] = useState<string | null>(null);
  const names = namesOf(flow.places);
  const node = selected === null ? undefined : document.nodes[selected];
  return (
    <FlowPanes
      main={
        <FlowView flow={document} names={names} remarks={[]} selected={selected} onSelect={setSelected} />
      }
      step={
        node ? (
          <div className={css['lines']}>
            <h2>{t(`flows.type.${node.type}`)}</h2>
            {stepLines(document, node, names, t).map((line, index) => (
              <p key={index} className={css['words']}>
                {line}
              </p>
            ))}
          </div>
        ) : (
          <p className={css['soft']}>{t('flows.step.none')}</p>
        )
      }
      phone={<FlowPhone flow={document} places={flow.places} own={own} values={flow.values} />}
    />
  );
}
