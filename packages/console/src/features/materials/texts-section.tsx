import { Textarea, TextInput } from '@mantine/core';
import { materialRoutes, type Materials, type MaterialTexts } from '@tomoshibi/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { FormStack, Section } from '../../components/page.tsx';
import { SaveEnd } from '../../components/save-end.tsx';
import { call } from '../../lib/api/call.ts';
import { failureText, fieldFault } from '../../lib/field-faults.ts';
import { tell } from '../../lib/tell.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { readPairs, readTopics, writePairs } from './plain-lists.ts';

interface TextsSectionProps {
  readonly deskId: string;
  readonly materials: Materials;
}

const filled = (text: string): string | null => (text.trim() === '' ? null : text);

export function TextsSection({ deskId, materials }: TextsSectionProps) {
  const { t } = useTranslation();
  const { texts, version } = materials;
  const [headline, setHeadline] = useState(texts.headline);
  const [lead, setLead] = useState(texts.lead);
  const [topics, setTopics] = useState(texts.topics.join('、'));
  const [hours, setHours] = useState(texts.hours ?? '');
  const [secrecy, setSecrecy] = useState(texts.secrecy);
  const [issuer, setIssuer] = useState(texts.issuer ?? '');
  const [readings, setReadings] = useState(writePairs(texts.readings));
  const save = useVerb({
    run: () => {
      const next: MaterialTexts = {
        headline,
        lead,
        topics: readTopics(topics),
        hours: filled(hours),
        secrecy,
        issuer: filled(issuer),
        hotlines: texts.hotlines,
        readings: readPairs(readings),
      };
      return call(materialRoutes.setMaterialTexts, { params: { deskId }, body: { version, texts: next } });
    },
    refresh: [['desk', deskId, 'materials']],
    onDone: () => tell(t('common.state.saved')),
  });
  const failure = failureText(save.error, t);
  const fault = (field: string) => fieldFault(save.error, `texts.${field}`, t);
  const hotlines = texts.hotlines.length > 0 ? texts.hotlines : materials.hotlinesOfDesk;
  return (
    <Section title={t('materials.texts')} lead={t('materials.textsLead')}>
      <FormStack onSubmit={() => save.mutate(undefined)}>
        <TextInput
          label={t('materials.headline')}
          description={t('materials.headlineHint')}
          value={headline}
          onChange={(event) => setHeadline(event.currentTarget.value)}
          error={fault('headline')}
          data-testid="material-headline"
        />
        <Textarea
          label={t('materials.purpose')}
          rows={2}
          value={lead}
          onChange={(event) => setLead(event.currentTarget.value)}
          error={fault('lead')}
        />
        <TextInput
          label={t('materials.topics')}
          description={t('materials.topicsHint')}
          value={topics}
          onChange={(event) => setTopics(event.currentTarget.value)}
          error={fault('topics')}
        />
        <Textarea
          label={t('materials.hours')}
          description={
            materials.hoursOfDesk === null
              ? t('materials.hoursNone')
              : t('materials.hoursOfDesk', { hours: materials.hoursOfDesk })
          }
          rows={3}
          value={hours}
          onChange={(event) => setHours(event.currentTarget.value)}
          error={fault('hours')}
        />
        <Textarea
          label={t('materials.secrecy')}
          description={t('materials.secrecyHint')}
          rows={3}
          value={secrecy}
          onChange={(event) => setSecrecy(event.currentTarget.value)}
          error={fault('secrecy')}
        />
        <TextInput
          label={t('materials.issuer')}
          description={t('materials.issuerHint')}
          value={issuer}
          onChange={(event) => setIssuer(event.currentTarget.value)}
          error={fault('issuer')}
        />
        <Textarea
          label={t('materials.readings')}
          description={t('materials.readingsHint')}
          rows={4}
          value={readings}
          onChange={(event) => setReadings(event.currentTarget.value)}
          error={fault('readings')}
        />
        <Notice
          tone={materials.hotlinesChosen ? 'quiet' : 'lamp'}
          icon={materials.hotlinesChosen ? 'phone' : 'alert'}
        >
          {t(materials.hotlinesChosen ? 'materials.hotlines' : 'materials.hotlinesNotChosen', {
            lines: hotlines.map(({ name, number }) => `${name} ${number}`).join('、'),
          })}
        </Notice>
        <SaveEnd failure={failure} busy={save.isPending} testId="material-save" />
      </FormStack>
    </Section>
  );
}
