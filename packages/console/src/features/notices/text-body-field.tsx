import { Textarea } from '@mantine/core';
import {
  filledLength,
  findVariables,
  isPageKind,
  lengthLimit,
  TEXT_KIND_FACTS,
  TEXT_VARIABLES,
  variableKey,
  type TextKind,
} from '@tomoshibi/contract';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { variableName } from './kind-words.ts';
import css from './notices.module.css';

interface TextBodyFieldProps {
  readonly kind: TextKind;
  readonly body: string;
  readonly onBody: (body: string) => void;
  readonly fault: string | null;
}

/** The words, with what can be filled in to press, and how long they may become. */
export function TextBodyField({ kind, body, onBody, fault }: TextBodyFieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const field = useRef<HTMLTextAreaElement>(null);
  const { variables } = TEXT_KIND_FACTS[kind];
  const unknown = findVariables(body).find((name) => {
    const key = variableKey(name);
    return key === null || !variables.includes(key);
  });
  const [length, limit] = [filledLength(body), lengthLimit(kind)];
  const wrong =
    fault ??
    (unknown === undefined ? null : t('notices.unknownVariable', { name: `{${unknown}}` })) ??
    (length > limit ? t('notices.tooLong') : null);
  const insert = (name: string): void => {
    const [from, to] = [
      field.current?.selectionStart ?? body.length,
      field.current?.selectionEnd ?? body.length,
    ];
    onBody(body.slice(0, from) + name + body.slice(to));
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(from + name.length, from + name.length);
    });
  };
  return (
    <div className={css['field']}>
      <div role="group" aria-label={t('notices.variables')} className={css['chips']}>
        {variables.map((key) => (
          <button
            key={key}
            type="button"
            title={language === 'en' ? TEXT_VARIABLES[key].en : undefined}
            onClick={() => insert(variableName(key))}
          >
            {variableName(key)}
          </button>
        ))}
      </div>
      <p className={css['soft']}>{t('notices.variablesHint')}</p>
      <Textarea
        ref={field}
        label={t('notices.body')}
        description={isPageKind(kind) ? t('notices.pageHint') : undefined}
        rows={isPageKind(kind) ? 22 : 14}
        value={body}
        onChange={(event) => onBody(event.currentTarget.value)}
        error={wrong}
        data-testid="notice-body"
      />
      <p className={css['soft']}>{t('notices.count', { n: length, limit })}</p>
    </div>
  );
}
