import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import css from './flows.module.css';

const PANES = ['main', 'step', 'phone'] as const;
type Pane = (typeof PANES)[number];

interface FlowPanesProps extends Readonly<Record<Pane, ReactNode>> {
  /** Changes when a step was chosen: where there is room for one pane only, its form comes to the front. */
  readonly turnTo?: { readonly pane: Pane; readonly mark: unknown } | undefined;
}

/** Picture, form and phone side by side; on small screens one of them at a time. */
export function FlowPanes({ turnTo, ...panes }: FlowPanesProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Pane>('main');
  const [turned, setTurned] = useState(turnTo?.mark);
  if (turnTo && turnTo.mark !== turned) {
    setTurned(turnTo.mark);
    setShown(turnTo.pane);
  }
  return (
    <div className={css['panes']}>
      <fieldset className={css['tabs']}>
        <legend className="visually-hidden">{t('flows.view.label')}</legend>
        {PANES.map((pane) => (
          <button
            key={pane}
            type="button"
            aria-pressed={pane === shown}
            onClick={() => setShown(pane)}
            data-testid={`flow-pane-${pane}`}
          >
            {t(`flows.view.${pane}`)}
          </button>
        ))}
      </fieldset>
      {PANES.map((pane) => (
        <div key={pane} className={css[pane]} data-shown={pane === shown}>
          {panes[pane]}
        </div>
      ))}
    </div>
  );
}
