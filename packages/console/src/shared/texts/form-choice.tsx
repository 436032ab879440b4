import { NativeSelect } from '@mantine/core';
import { formLabel, LANGUAGE_FORMS, languageOf, JAPANESE_FORMS } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import css from './texts.module.css';

interface FormChoiceProps {
  readonly forms: readonly string[];
  readonly form: string;
  readonly onForm: (form: string) => void;
  /** Left out: nothing can be added. */
  readonly onAdd?: ((form: string) => void) | undefined;
}

/** The forms a text has, as a row of choices, and a way to add one. */
export function FormChoice({ forms, form, onForm, onAdd }: FormChoiceProps) {
  const { t } = useTranslation();
  const missing = [...JAPANESE_FORMS, ...LANGUAGE_FORMS].filter((one) => !forms.includes(one));
  return (
    <div className={css['forms']}>
      <fieldset className={css['choices']}>
        <legend className="visually-hidden">{t('notices.form')}</legend>
        {forms.map((one) => (
          <button
            key={one}
            type="button"
            lang={languageOf(one)}
            aria-pressed={one === form}
            onClick={() => onForm(one)}
            data-testid={`form-${one}`}
          >
            {formLabel(one)}
          </button>
        ))}
      </fieldset>
      {onAdd && missing.length > 0 && (
        <NativeSelect
          aria-label={t('notices.addForm')}
          value=""
          onChange={(event) => event.currentTarget.value && onAdd(event.currentTarget.value)}
          data={[
            { value: '', label: t('notices.addForm') },
            ...missing.map((one) => ({ value: one, label: formLabel(one) })),
          ]}
        />
      )}
    </div>
  );
}
