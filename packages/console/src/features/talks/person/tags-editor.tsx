import { TagsInput } from '@mantine/core';
import { SeekerTag, tagRoutes, TAGS_AT_MOST } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../components/notice.tsx';
import { call } from '../../../lib/api/call.ts';
import { failureText } from '../../../lib/field-faults.ts';
import { useVerb } from '../../../lib/use-verb.ts';

interface TagsEditorProps {
  readonly consultationId: string;
  readonly deskId: string;
  readonly tags: readonly string[];
  readonly inUse: readonly string[];
}

/** Where staff write a person's tags; those the desk uses are offered. */
export function TagsEditor({ consultationId, deskId, tags, inUse }: TagsEditorProps) {
  const { t } = useTranslation();
  const set = useVerb({
    run: (wanted: string[]) =>
      call(tagRoutes.setSeekerTags, { params: { consultationId }, body: { tags: wanted } }),
    refresh: [
      ['consultation', consultationId, 'tags'],
      ['desk', deskId, 'tags'],
    ],
  });
  const failure = failureText(set.error, t);
  return (
    <>
      <TagsInput
        label={t('talk.person.tags')}
        placeholder={t('talk.person.tagsAdd')}
        data={[...inUse]}
        value={set.isPending ? set.variables : [...tags]}
        maxTags={TAGS_AT_MOST}
        onChange={(wanted) => set.mutate(wanted.filter((tag) => SeekerTag.safeParse(tag).success))}
        data-testid="tags-input"
      />
      {failure && (
        <Notice tone="lamp" icon="alert" live>
          {failure}
        </Notice>
      )}
    </>
  );
}
