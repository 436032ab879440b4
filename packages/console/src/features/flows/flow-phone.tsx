import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import {
  formLabel,
  formsOfFlow,
  languageOf,
  sortForms,
  type DeskFlow,
  type FlowDocument,
  type FlowPlaces,
} from '@tomoshibi/contract';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { namesOf } from '../../shared/flows/flow-words.ts';
import type { OwnDesk } from './model/names.ts';
import { desksToTry, tryFlow, type Did, type PreviewSetting } from './model/preview.ts';
import { PhoneLine } from './phone-line.tsx';
import css from './flow-phone.module.css';

interface FlowPhoneProps {
  readonly flow: FlowDocument;
  readonly places: FlowPlaces;
  readonly own: OwnDesk;
  readonly values: DeskFlow['values'];
}

const asks = (flow: FlowDocument, on: 'seats' | 'assigned' | 'returning'): boolean =>
  Object.values(flow.nodes).some(
    (node) =>
      (node.type === 'branch' && node.cases.some(({ when }) => when.on === on)) ||
      (on === 'assigned' && node.type === 'handoff' && node.to === 'assigned'),
  );

/** A phone on which the flow runs as it stands, by the engine that runs in earnest; nothing leaves the page. */
export function FlowPhone({ flow, places, own, values }: FlowPhoneProps) {
  const { t } = useTranslation();
  const [did, setDid] = useState<readonly Did[]>([]);
  const [begunAt, setBegunAt] = useState(() => new Date());
  const [setting, setSetting] = useState<PreviewSetting>({
    form: 'standard',
    closed: [],
    busy: false,
    assigned: false,
    returning: false,
  });
  const desks = useMemo(() => new Map([...namesOf(places), ['here', own.name]]), [places, own.name]);
  const nextOpening = t('flows.phone.next');
  const tried = useMemo(
    () => tryFlow(flow, did, { setting, names: { desks, values, nextOpening }, begunAt }),
    [flow, did, setting, desks, values, nextOpening, begunAt],
  );
  const { lines, outcome } = tried;
  const log = useRef<HTMLDivElement>(null);
  const count = lines.length;
  useEffect(() => {
    if (count > 0) log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [count]);
  const restart = (): void => {
    setDid([]);
    setBegunAt(new Date());
  };
  const change = (part: Partial<PreviewSetting>): void => setSetting({ ...setting, ...part });
  const act = (one: Did): void => setDid([...did, one]);
  const forms = sortForms([...new Set(['standard', 'furigana', 'easy', 'en', ...formsOfFlow(flow)])]);
  const lastBot = lines.findLastIndex(({ who }) => who === 'bot');
  const standing =
    outcome.kind === 'handoff'
      ? t(outcome.open ? 'flows.phone.handoff' : 'flows.phone.kept', {
          name: outcome.to === 'assigned' ? t('flows.step.assigned') : (desks.get(outcome.to) ?? outcome.to),
        })
      : t(`flows.phone.${outcome.kind}`);
  const switches = [
    asks(flow, 'seats') ? ('busy' as const) : null,
    asks(flow, 'assigned') ? ('assigned' as const) : null,
    asks(flow, 'returning') ? ('returning' as const) : null,
  ].filter((one) => one !== null);
  const tryable = desksToTry(flow);
  return (
    <section className={css['try']} aria-label={t('flows.phone.label')} data-testid="flow-phone">
      <div className={css['head']}>
        <h2>{t('flows.phone.label')}</h2>
        <Button size="small" onClick={restart} data-testid="phone-restart">
          {t('flows.phone.restart')}
        </Button>
      </div>
      <p className={css['soft']}>{t('flows.phone.lead')}</p>
      <NativeSelect
        label={t('flows.phone.form')}
        value={setting.form}
        onChange={(event) => change({ form: event.currentTarget.value })}
        data={forms.map((form) => ({ value: form, label: formLabel(form) }))}
        data-testid="phone-form"
      />
      <details className={css['switches']} open={tryable.length + switches.length < 3}>
        <summary>{t('flows.phone.conditions')}</summary>
        {tryable.map((code) => (
          <Checkbox
            key={code}
            label={t('flows.phone.open', { name: desks.get(code) ?? code })}
            checked={!setting.closed.includes(code)}
            onChange={(event) =>
              change({
                closed: event.currentTarget.checked
                  ? setting.closed.filter((one) => one !== code)
                  : [...setting.closed, code],
              })
            }
          />
        ))}
        {switches.map((one) => (
          <Checkbox
            key={one}
            label={t(`flows.phone.${one}`)}
            checked={setting[one]}
            onChange={(event) => change({ [one]: event.currentTarget.checked })}
          />
        ))}
      </details>
      <div className={css['screen']} lang={languageOf(setting.form)}>
        <div
          ref={log}
          className={css['log']}
          role="log"
          aria-label={t('flows.phone.log')}
          // Scrolled with the arrow keys, so it has to take the focus.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          {lines.map((line, index) => (
            <PhoneLine key={index} line={line} last={index === lastBot} onDo={act} />
          ))}
        </div>
      </div>
      <output className={css['standing']} data-testid="phone-standing">
        {standing}
      </output>
      {outcome.kind === 'waits' && (
        <Button size="small" onClick={() => act({ kind: 'elapsed' })}>
          {t('flows.phone.elapse')}
        </Button>
      )}
      <Writing onSay={(text) => act({ kind: 'text', text, danger: false })} />
      {flow.danger && (
        <Button
          size="small"
          look="quiet"
          onClick={() => act({ kind: 'text', text: t('flows.phone.dangerSaid'), danger: true })}
        >
          {t('flows.phone.danger')}
        </Button>
      )}
    </section>
  );
}

function Writing({ onSay }: { readonly onSay: (text: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  return (
    <form
      className={css['write']}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        onSay(text);
        setText('');
      }}
    >
      <TextInput
        aria-label={t('flows.phone.write')}
        placeholder={t('flows.phone.write')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit">{t('flows.phone.send')}</Button>
    </form>
  );
}
