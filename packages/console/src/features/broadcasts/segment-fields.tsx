import { Checkbox, NativeSelect, NumberInput } from '@mantine/core';
import { BroadcastSegment, formLabel, JAPANESE_FORMS, LANGUAGE_FORMS } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { deskTagsQuery } from '../../lib/tag-queries.ts';
import css from './broadcasts.module.css';

interface SegmentFieldsProps {
  readonly deskId: string;
  readonly segment: BroadcastSegment;
  readonly onChange: (segment: BroadcastSegment) => void;
}

const { consultations: Consultations, contact: Contact, form: Form } = BroadcastSegment.shape;
const FORMS = [...JAPANESE_FORMS, ...LANGUAGE_FORMS];

/** Whom it is for: each part narrows by itself. */
export function SegmentFields({ deskId, segment, onChange }: SegmentFieldsProps) {
  const { t } = useTranslation();
  const { data: tags = [] } = useQuery(deskTagsQuery(deskId));
  const known = tags.some(({ tag }) => tag === segment.tag);
  return (
    <>
      <div className={css['pair']}>
        <NativeSelect
          label={t('broadcasts.form.consultations')}
          value={segment.consultations}
          onChange={(event) =>
            onChange({ ...segment, consultations: Consultations.parse(event.currentTarget.value) })
          }
          data={[
            { value: 'any', label: t('broadcasts.form.consultationsAny') },
            { value: 'never', label: t('broadcasts.form.consultationsNever') },
            { value: 'had', label: t('broadcasts.form.consultationsHad') },
          ]}
          data-testid="segment-consultations"
        />
        <NativeSelect
          label={t('broadcasts.form.contact')}
          value={segment.contact}
          onChange={(event) => onChange({ ...segment, contact: Contact.parse(event.currentTarget.value) })}
          data={[
            { value: 'any', label: t('broadcasts.form.contactAny') },
            { value: 'within', label: t('broadcasts.form.contactWithin') },
            { value: 'before', label: t('broadcasts.form.contactBefore') },
          ]}
        />
        {segment.contact !== 'any' && (
          <NumberInput
            label={t('broadcasts.form.days')}
            value={segment.days}
            min={1}
            max={3650}
            allowDecimal={false}
            onChange={(value) => onChange({ ...segment, days: Math.max(1, Number(value) || 1) })}
          />
        )}
      </div>
      <NativeSelect
        label={t('broadcasts.form.form')}
        description={t('broadcasts.form.formHint')}
        value={segment.form}
        onChange={(event) => onChange({ ...segment, form: Form.parse(event.currentTarget.value) })}
        data={[
          { value: 'any', label: t('broadcasts.form.formAny') },
          ...FORMS.map((form) => ({ value: form, label: formLabel(form) })),
        ]}
        data-testid="segment-form"
      />
      {(tags.length > 0 || segment.tag !== '') && (
        <NativeSelect
          label={t('broadcasts.form.tag')}
          description={t('broadcasts.form.tagHint')}
          value={segment.tag}
          onChange={(event) => onChange({ ...segment, tag: event.currentTarget.value })}
          data={[
            { value: '', label: t('broadcasts.form.tagAny') },
            ...tags.map(({ tag, people }) => ({
              value: tag,
              label: t('broadcasts.form.tagOf', { tag, n: people }),
            })),
            ...(segment.tag === '' || known ? [] : [{ value: segment.tag, label: segment.tag }]),
          ]}
          data-testid="segment-tag"
        />
      )}
      <Checkbox
        label={t('broadcasts.form.openTalks')}
        description={t('broadcasts.form.openTalksHint')}
        checked={segment.openTalks === 'include'}
        onChange={(event) =>
          onChange({ ...segment, openTalks: event.currentTarget.checked ? 'include' : 'exclude' })
        }
      />
    </>
  );
}
