import { TextInput } from '@mantine/core';
import type { FlowChoice } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import type { Did, Line } from './model/preview.ts';
import css from './flow-phone.module.css';

interface PhoneLineProps {
  readonly line: Line;
  /** Quick replies vanish with the next message; buttons in a bubble stay. */
  readonly last: boolean;
  readonly onDo: (did: Did) => void;
}

/** One bubble of the phone, with what can be pressed on it. */
export function PhoneLine({ line, last, onDo }: PhoneLineProps) {
  if (line.who === 'person') return <p className={css['own']}>{line.text}</p>;
  const { text, buttons = [], choices = [] } = line.bubble;
  return (
    <div className={css['bot']}>
      <div className={css['bubble']}>
        <p>{text}</p>
        {buttons.map((button) =>
          'data' in button ? (
            <button
              key={button.data}
              type="button"
              className={css['inside']}
              onClick={() => onDo({ kind: 'tap', ...button })}
            >
              {button.label}
            </button>
          ) : (
            <LinkShown key={button.uri} {...button} />
          ),
        )}
      </div>
      {last && choices.length > 0 && (
        <div className={css['quick']}>
          {choices.map((choice) =>
            choice.date ? (
              <DayChoice key={choice.data} choice={choice} onDo={onDo} />
            ) : (
              <button
                key={choice.data}
                type="button"
                onClick={() => onDo({ kind: 'tap', label: choice.label, data: choice.data })}
              >
                {choice.label}
              </button>
            ),
          )}
        </div>
      )}
    </div>
  );
}

/** Where a button of the bubble would lead; nothing is opened from here. */
function LinkShown({ label, uri }: { readonly label: string; readonly uri: string }) {
  const { t } = useTranslation();
  const [, number] = /^tel:(.*)$/u.exec(uri) ?? [];
  return (
    <p className={css['inside']}>
      {label}
      <small>
        {number === undefined ? t('flows.phone.link', { address: uri }) : t('flows.phone.call', { number })}
      </small>
    </p>
  );
}

function DayChoice({ choice, onDo }: { readonly choice: FlowChoice; readonly onDo: (did: Did) => void }) {
  const { t } = useTranslation();
  return (
    <TextInput
      type="date"
      aria-label={t('flows.phone.date')}
      {...(choice.date?.min ? { min: choice.date.min } : {})}
      {...(choice.date?.max ? { max: choice.date.max } : {})}
      onChange={(event) => {
        const date = event.currentTarget.value;
        if (date !== '') onDo({ kind: 'tap', label: date, data: choice.data, date });
      }}
    />
  );
}
