import type { Materials } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { hasDeskRight, useMe } from '../../lib/session.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { PapersSection } from './papers-section.tsx';
import { PlacesSection } from './places-section.tsx';
import { materialsQuery } from './queries.ts';
import { TextsSection } from './texts-section.tsx';

export function MaterialsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const load = useLoadWords();
  const { deskId } = useParams({ from: '/settings/desks/$deskId/materials' });
  const materials = useQuery(materialsQuery(deskId));
  const manages = hasDeskRight(me, deskId, 'material.manage');
  return (
    <Page wide title={t('materials.title')} lead={t('materials.lead')}>
      <Loaded query={materials} {...load}>
        {(data: Materials) => (
          <>
            <PapersSection deskId={deskId} materials={data} />
            <PlacesSection deskId={deskId} places={data.places} editable={manages} />
            {manages && <TextsSection key={data.version} deskId={deskId} materials={data} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}
