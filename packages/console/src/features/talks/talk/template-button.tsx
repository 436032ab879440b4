import type { ButtonHTMLAttributes, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import css from './composer.module.css';

interface TemplateButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly consultationId: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function TemplateButton({ consultationId, ...rest }: TemplateButtonProps) {
  const { t } = useTranslation();
  return (
    <Button
      {...rest}
      size="small"
      className={css['tool']}
      data-testid="template-open"
      data-templates={consultationId}
      aria-haspopup="dialog"
    >
      {t('talk.composer.templates')}
    </Button>
  );
}
