import type { ConsultationDetail } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Tag } from '../../../components/tag.tsx';
import { seekerTagsQuery } from '../../../lib/tag-queries.ts';

/** The field is large, and a talk must open at once: it is fetched by those who write a tag. */
const TagsEditor = lazy(async () => ({ default: (await import('./tags-editor.tsx')).TagsEditor }));

/** How staff sort a person; announcements can be sent by it. The person never sees it. */
export function PersonTags({ detail }: { readonly detail: ConsultationDetail }) {
  const { t } = useTranslation();
  const { consultation, abilities } = detail;
  const [editing, setEditing] = useState(false);
  const { data } = useQuery(seekerTagsQuery(consultation.id));
  if (!data || (!abilities.note && data.tags.length === 0)) return null;
  return (
    <section data-testid="person-tags">
      {editing ? (
        <Suspense>
          <TagsEditor consultationId={consultation.id} deskId={consultation.deskId} {...data} />
        </Suspense>
      ) : (
        <>
          <h3>{t('talk.person.tags')}</h3>
          <p>
            {data.tags.map((tag) => (
              <Tag key={tag}>{tag}</Tag>
            ))}
          </p>
          {abilities.note && (
            <Button size="small" onClick={() => setEditing(true)} data-testid="tags-edit">
              {t('talk.person.tagsEdit')}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
