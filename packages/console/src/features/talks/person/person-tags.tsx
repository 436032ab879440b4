import { TagsInput } from '@mantine/core';
import { SeekerTag, tagRoutes, TAGS_AT_MOST, type ConsultationDetail } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../components/notice.tsx';
import { call } from '../../../lib/api/call.ts';
import { failureText } from '../../../lib/field-faults.ts';
import { seekerTagsQuery } from '../../../lib/tag-queries.ts';
import { useVerb } from '../../../lib/use-verb.ts';

/** How staff sort a person; announcements can be sent by it. The person never sees it. */
export function PersonTags({ detail }: { readonly detail: ConsultationDetail }) {
  const { t } = useTranslation();
  const { consultation, abilities } = detail;
  const query = seekerTagsQuery(consultation.id);
  const { data } = useQuery(query);
  const set = useVerb({
    run: (tags: string[]) =>
      call(tagRoutes.setSeekerTags, { params: { consultationId: consultation.id }, body: { tags } }),
    refresh: [query.queryKey, ['desk', consultation.deskId, 'tags']],
  });
  if (!data || (!abilities.note && data.tags.length === 0)) return null;
  const failure = failureText(set.error, t);
  return (
    <section data-testid="person-tags">
      <TagsInput
        label={t('talk.person.tags')}
        placeholder={t('talk.person.tagsAdd')}
        readOnly={!abilities.note}
        data={data.inUse}
        value={set.isPending ? set.variables : data.tags}
        maxTags={TAGS_AT_MOST}
        onChange={(tags) => set.mutate(tags.filter((tag) => SeekerTag.safeParse(tag).success))}
        clearable={false}
      />
      {failure && (
        <Notice tone="lamp" icon="alert" live>
          {failure}
        </Notice>
      )}
    </section>
  );
}
