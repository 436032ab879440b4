import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { formLabel, hotlineRoutes, type BodyInputOf, type Hotline } from '@tomoshibi/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { FormStack } from '../../components/page.tsx';
import { call } from '../../lib/api/call.ts';
import { failureText, fieldFault } from '../../lib/field-faults.ts';
import { useVerb } from '../../lib/use-verb.ts';

const FORMS = ['standard', 'furigana', 'easy', 'en'] as const;
const COSTS = ['free', 'paid', 'unknown'] as const;

type Words = Readonly<Record<string, string>>;
type Facts = BodyInputOf<typeof hotlineRoutes.createHotline>;

const EMPTY: Facts = {
  number: '',
  names: {},
  hours: {},
  cost: 'unknown',
  region: '全国',
  audiences: [],
  languages: ['日本語'],
  sourceUrl: '',
};

const written = (words: Words): Record<string, string> =>
  Object.fromEntries(Object.entries(words).filter(([, word]) => word.trim() !== ''));

interface HotlineDialogProps {
  readonly hotline: Hotline | null;
  readonly onClose: () => void;
}

export function HotlineDialog({ hotline, onClose }: HotlineDialogProps) {
  const { t } = useTranslation();
  const [facts, setFacts] = useState<Facts>(() => {
    if (!hotline) return EMPTY;
    const { number, names, hours, cost, region, audiences, languages, sourceUrl } = hotline;
    return { number, names, hours, cost, region, audiences, languages, sourceUrl };
  });
  const [active, setActive] = useState(hotline?.active ?? true);
  const set = (change: Partial<Facts>) => setFacts({ ...facts, ...change });
  const save = useVerb({
    run: () => {
      const body = { ...facts, names: written(facts.names), hours: written(facts.hours) };
      return hotline
        ? call(hotlineRoutes.updateHotline, {
            params: { hotlineId: hotline.hotlineId },
            body: { ...body, version: hotline.version, active },
          })
        : call(hotlineRoutes.createHotline, { body });
    },
    refresh: [['hotlines'], ['desk']],
    onDone: onClose,
  });
  return (
    <Dialog
      wide
      opened
      onClose={onClose}
      title={t(hotline ? 'notices.hotlines.edit' : 'notices.hotlines.add')}
      closeLabel={t('common.action.close')}
    >
      <FormStack onSubmit={() => save.mutate(undefined)}>
        <TextInput
          label={t('notices.hotlines.number')}
          value={facts.number}
          onChange={(event) => set({ number: event.currentTarget.value })}
          error={fieldFault(save.error, 'number', t)}
          data-autofocus
          data-testid="hotline-number"
        />
        <p>{t('notices.hotlines.formsHint')}</p>
        {FORMS.map((form) => (
          <TextInput
            key={`name-${form}`}
            label={`${t('notices.hotlines.name')} (${formLabel(form)})`}
            value={facts.names[form] ?? ''}
            onChange={(event) => set({ names: { ...facts.names, [form]: event.currentTarget.value } })}
            error={fieldFault(save.error, `names.${form}`, t)}
          />
        ))}
        {FORMS.map((form) => (
          <TextInput
            key={`hours-${form}`}
            label={`${t('notices.hotlines.hours')} (${formLabel(form)})`}
            value={facts.hours[form] ?? ''}
            onChange={(event) => set({ hours: { ...facts.hours, [form]: event.currentTarget.value } })}
            error={fieldFault(save.error, `hours.${form}`, t)}
          />
        ))}
        <NativeSelect
          label={t('notices.hotlines.cost')}
          value={facts.cost}
          onChange={(event) =>
            set({ cost: COSTS.find((cost) => cost === event.currentTarget.value) ?? 'unknown' })
          }
          data={COSTS.map((cost) => ({ value: cost, label: t(`notices.hotlines.costs.${cost}`) }))}
        />
        <TextInput
          label={t('notices.hotlines.region')}
          value={facts.region}
          onChange={(event) => set({ region: event.currentTarget.value })}
          error={fieldFault(save.error, 'region', t)}
        />
        <TextInput
          label={t('notices.hotlines.source')}
          type="url"
          value={facts.sourceUrl}
          onChange={(event) => set({ sourceUrl: event.currentTarget.value })}
          error={fieldFault(save.error, 'sourceUrl', t)}
        />
        {hotline && (
          <Checkbox
            label={t('notices.hotlines.active')}
            checked={active}
            onChange={(event) => setActive(event.currentTarget.checked)}
          />
        )}
        <DialogEnd
          failure={failureText(save.error, t)}
          cancel={t('common.action.cancel')}
          onCancel={onClose}
          label={t('common.action.save')}
          busy={save.isPending}
        />
      </FormStack>
    </Dialog>
  );
}
