import { Radio, Textarea, TextInput } from '@mantine/core';
import {
  broadcastRoutes,
  type BodyInputOf,
  type BroadcastDetail,
  type BroadcastSegment,
} from '@tomoshibi/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Choices } from '../../components/dialog.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Notice } from '../../components/notice.tsx';
import { FormStack, Section } from '../../components/page.tsx';
import { call } from '../../lib/api/call.ts';
import { failureText, fieldFault } from '../../lib/field-faults.ts';
import { tell } from '../../lib/tell.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { broadcastsKey } from '../../lib/quota-queries.ts';
import { BubblePreview } from './bubble-preview.tsx';
import { CostPanel } from './cost-panel.tsx';
import { fromTokyoField, toTokyoField } from './model/tokyo-time.ts';
import { SegmentFields } from './segment-fields.tsx';
import css from './broadcasts.module.css';

interface BroadcastFormProps {
  readonly deskId: string;
  readonly account: string;
  /** The draft to change; left out, a new one is begun. */
  readonly draft?: BroadcastDetail;
  /** After a save: the draft as it is, and whether approval was asked for. */
  readonly onSaved: (saved: BroadcastDetail) => void;
}

const EVERYBODY: BroadcastSegment = {
  contact: 'any',
  days: 30,
  consultations: 'any',
  form: 'any',
  tag: '',
  openTalks: 'exclude',
};
const BUBBLES = 3;

export function BroadcastForm({ deskId, account, draft, onSaved }: BroadcastFormProps) {
  const { t } = useTranslation();
  const [title, setTitle] = useState(draft?.title ?? '');
  const [texts, setTexts] = useState<readonly string[]>(draft?.texts ?? ['']);
  const [segment, setSegment] = useState(draft?.segment ?? EVERYBODY);
  const [timed, setTimed] = useState((draft?.scheduledFor ?? null) !== null);
  const [time, setTime] = useState(toTokyoField(draft?.scheduledFor ?? null));

  const save = useVerb({
    run: async (submit: boolean): Promise<BroadcastDetail> => {
      const scheduledFor = timed ? fromTokyoField(time) : null;
      const body: BodyInputOf<typeof broadcastRoutes.createBroadcast> = {
        title,
        texts: [...texts],
        segment,
        scheduledFor,
      };
      const saved = draft
        ? await call(broadcastRoutes.updateBroadcast, {
            params: { deskId, broadcastId: draft.broadcastId },
            body: { ...body, version: draft.version },
          })
        : await call(broadcastRoutes.createBroadcast, { params: { deskId }, body });
      if (!submit) return saved;
      const { broadcastId, version } = saved;
      try {
        return await call(broadcastRoutes.submitBroadcast, {
          params: { deskId, broadcastId },
          body: { version },
        });
      } catch (error) {
        // The draft is kept in any case; its page then says why it could not be submitted.
        if (!draft) onSaved(saved);
        throw error;
      }
    },
    refresh: [broadcastsKey(deskId)],
    onDone: (saved) => {
      tell(t(saved.state === 'submitted' ? 'broadcasts.act.submitted' : 'common.state.saved'));
      onSaved(saved);
    },
  });
  const failure = failureText(save.error, t);
  const unfinished = timed && fromTokyoField(time) === null;
  return (
    <div className={css['columns']}>
      <div className={css['column']}>
        <FormStack onSubmit={() => save.mutate(false)}>
          <Section title={t('broadcasts.form.text')} lead={t('broadcasts.form.bodyHint')}>
            <TextInput
              label={t('broadcasts.form.name')}
              placeholder={t('broadcasts.form.nameHint')}
              value={title}
              onChange={(event) => setTitle(event.currentTarget.value)}
              error={fieldFault(save.error, 'title', t)}
              data-testid="broadcast-title"
            />
            {texts.map((text, index) => (
              <div key={index} className={css['bubble-field']}>
                <Textarea
                  label={t('broadcasts.form.body', { n: index + 1 })}
                  autosize
                  minRows={3}
                  value={text}
                  onChange={(event) => setTexts(texts.with(index, event.currentTarget.value))}
                  error={fieldFault(save.error, `texts.${index}`, t)}
                  data-testid="broadcast-text"
                />
                {texts.length > 1 && (
                  <IconButton
                    icon="close"
                    label={t('broadcasts.form.removeBubble', { n: index + 1 })}
                    onClick={() => setTexts(texts.filter((_, other) => other !== index))}
                  />
                )}
              </div>
            ))}
            {texts.length < BUBBLES && (
              <Choices>
                <Button onClick={() => setTexts([...texts, ''])}>{t('broadcasts.form.addBubble')}</Button>
              </Choices>
            )}
          </Section>
          <Section title={t('broadcasts.form.to')} lead={t('broadcasts.form.toLead')}>
            <SegmentFields deskId={deskId} segment={segment} onChange={setSegment} />
          </Section>
          <Section title={t('broadcasts.form.when')}>
            <fieldset className={css['choices']}>
              <legend className="visually-hidden">{t('broadcasts.form.when')}</legend>
              <Radio
                name="when"
                label={t('broadcasts.form.now')}
                checked={!timed}
                onChange={() => setTimed(false)}
              />
              <Radio
                name="when"
                label={t('broadcasts.form.at')}
                checked={timed}
                onChange={() => setTimed(true)}
              />
            </fieldset>
            {timed && (
              <TextInput
                type="datetime-local"
                label={t('broadcasts.form.atLabel')}
                value={time}
                onChange={(event) => setTime(event.currentTarget.value)}
                error={fieldFault(save.error, 'scheduledFor', t)}
              />
            )}
          </Section>
          {failure && (
            <Notice tone="lamp" icon="alert" live>
              {failure}
            </Notice>
          )}
          <Choices>
            <Button type="submit" busy={save.isPending} disabled={unfinished} data-testid="broadcast-save">
              {t('broadcasts.form.save')}
            </Button>
            <Button
              look="strong"
              busy={save.isPending}
              disabled={unfinished}
              onClick={() => save.mutate(true)}
              data-testid="broadcast-submit"
            >
              {t('broadcasts.act.submit')}
            </Button>
          </Choices>
        </FormStack>
      </div>
      <div className={css['side']}>
        <Section title={t('broadcasts.form.preview')}>
          <BubblePreview texts={texts} account={account} />
        </Section>
        <CostPanel deskId={deskId} segment={segment} />
      </div>
    </div>
  );
}
