import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.tsx';
import { Section } from '../../components/page.tsx';
import css from './desks.module.css';

/** The way from a desk to what it hands out. */
export function MaterialsLink({ deskId }: { readonly deskId: string }) {
  const { t } = useTranslation();
  return (
    <Section title={t('materials.title')} lead={t('materials.lead')}>
      <Link
        to="/settings/desks/$deskId/materials"
        params={{ deskId }}
        className={css['back']}
        data-testid="desk-materials"
      >
        <Icon name="print" /> {t('materials.open')} <Icon name="next" />
      </Link>
    </Section>
  );
}
