import { Textarea } from '@mantine/core';
import { languageOf, TEXT_KIND_FACTS, TEXT_VARIABLES } from '@tomoshibi/contract';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import css from '../flows.module.css';

interface WordsFieldProps {
  readonly label: string;
  readonly form: string;
  readonly words: Readonly<Record<string, string>>;
  readonly onWords: (words: Record<string, string>) => void;
  readonly fault?: string | null;
  readonly rows?: number;
}

/** Words in one form, with what can be filled in to press; a form that is left blank falls away. */
export function WordsField({ label, form, words, onWords, fault = null, rows = 5 }: WordsFieldProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLTextAreaElement>(null);
  const body = words[form] ?? '';
  const put = (next: string): void => onWords({ ...words, [form]: next });
  const insert = (name: string): void => {
    const [from, to] = [
      field.current?.selectionStart ?? body.length,
      field.current?.selectionEnd ?? body.length,
    ];
    put(body.slice(0, from) + name + body.slice(to));
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(from + name.length, from + name.length);
    });
  };
  return (
    <div className={css['field']}>
      <Textarea
        ref={field}
        label={label}
        lang={languageOf(form)}
        rows={rows}
        value={body}
        placeholder={form === 'standard' ? undefined : words['standard']}
        onChange={(event) => put(event.currentTarget.value)}
        error={fault}
        data-testid="step-words"
      />
      <div role="group" aria-label={t('flows.step.variables')} className={css['chips']}>
        {TEXT_KIND_FACTS.greeting.variables.map((key) => (
          <button key={key} type="button" onClick={() => insert(`{${TEXT_VARIABLES[key].ja}}`)}>
            {`{${TEXT_VARIABLES[key].ja}}`}
          </button>
        ))}
      </div>
    </div>
  );
}
