import { Popover, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { Failure, LoadingLines } from '../../../components/states.tsx';
import { failureCode } from '../../../lib/api/api-error.ts';
import { templatesQuery } from '../../../lib/desk-queries.ts';
import { matchingTemplates } from '../model/template-search.ts';
import { TemplateButton } from './template-button.tsx';
import css from './composer.module.css';

interface TemplatePickerProps {
  readonly deskId: string;
  readonly consultationId: string;
  readonly onPick: (text: string) => void;
}

/** Mounted by the first press of its button, so it begins open. */
export function TemplatePicker({ deskId, consultationId, onPick }: TemplatePickerProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(true);
  const [words, setWords] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const templates = useQuery({ ...templatesQuery(deskId), enabled: opened });
  const found = matchingTemplates(templates.data ?? [], words);
  const pick = (text: string): void => {
    setOpened(false);
    setWords('');
    onPick(text);
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="top-start" width={360} trapFocus shadow="none">
      <Popover.Target>
        <TemplateButton
          consultationId={consultationId}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        />
      </Popover.Target>
      <Popover.Dropdown className={css['templates'] ?? ''} aria-label={t('talk.template.title')}>
        <TextInput
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          placeholder={t('talk.template.search')}
          aria-label={t('talk.template.search')}
          leftSection={<Icon name="search" />}
          data-autofocus
          onKeyDown={(event) => {
            const first = found[0];
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter' && first) pick(first.text);
            if (event.key === 'ArrowDown') list.current?.querySelector('button')?.focus();
          }}
        />
        {templates.isPending && <LoadingLines label={t('common.state.loading')} />}
        {templates.isError && (
          <Failure
            title={t('common.state.failed')}
            reason={t(`errors.${failureCode(templates.error)}`)}
            retryLabel={t('common.action.retry')}
            onRetry={() => void templates.refetch()}
          />
        )}
        {templates.data && found.length === 0 && (
          <p className={css['none']}>
            {t(templates.data.length === 0 ? 'talk.template.empty' : 'talk.template.none')}
          </p>
        )}
        <ul ref={list}>
          {found.map((template) => (
            <li key={template.templateId}>
              <button
                type="button"
                data-testid="template"
                onClick={() => pick(template.text)}
                onKeyDown={(event) => {
                  const item = event.currentTarget.parentElement;
                  const next =
                    event.key === 'ArrowDown' ? item?.nextElementSibling : item?.previousElementSibling;
                  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
                    event.preventDefault();
                    next?.querySelector('button')?.focus();
                  }
                }}
              >
                <strong>{template.title}</strong>
                <span>{template.text}</span>
              </button>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
