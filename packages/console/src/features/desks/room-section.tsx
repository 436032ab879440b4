import { NumberInput, Radio, TextInput } from '@mantine/core';
import { roomRoutes, type DeskRoom } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { FormStack, Section } from '../../components/page.tsx';
import { SaveEnd } from '../../components/save-end.tsx';
import { call } from '../../lib/api/call.ts';
import { failureText, fieldFault } from '../../lib/field-faults.ts';
import { tell } from '../../lib/tell.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { useVerb } from '../../lib/use-verb.ts';
import css from './rules.module.css';

const TALKS = ['line', 'room', 'choice'] as const;
const TIMES = [
  { time: 'linkMinutes', hint: 'rooms.settings.linkMinutesHint', min: 5, max: 60 },
  { time: 'idleMinutes', hint: 'rooms.settings.idleMinutesHint', min: 5, max: 720 },
  { time: 'graceMinutes', hint: null, min: 0, max: 1440 },
] as const;

const keyOf = (deskId: string) => ['desk', deskId, 'queue', 'room'];
const emptyIsNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

function RoomForm({ deskId, room, editable }: { deskId: string; room: DeskRoom; editable: boolean }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(room);
  const change = (part: Partial<DeskRoom>): void => setDraft({ ...draft, ...part });
  const save = useVerb({
    run: () => call(roomRoutes.setRoom, { params: { deskId }, body: draft }),
    refresh: [keyOf(deskId)],
    onDone: () => tell(t('common.state.saved')),
  });
  const failure = failureText(save.error, t);
  return (
    <FormStack onSubmit={() => save.mutate(undefined)}>
      <fieldset className={css['group']} disabled={!editable}>
        <legend>{t('rooms.settings.where')}</legend>
        {TALKS.map((talks) => (
          <Radio
            key={talks}
            name="room-talks"
            label={t(`rooms.settings.talks.${talks}`)}
            description={t(`rooms.settings.hints.${talks}`)}
            checked={draft.talks === talks}
            onChange={() => change({ talks })}
          />
        ))}
        <p>{t('rooms.settings.running')}</p>
      </fieldset>
      {draft.talks !== 'line' && (
        <fieldset className={css['group']} disabled={!editable}>
          <legend>{t('rooms.settings.times')}</legend>
          {TIMES.map(({ time, hint, min, max }) => (
            <NumberInput
              key={time}
              label={t(`rooms.settings.${time}`)}
              description={hint && t(hint)}
              suffix={` ${t('rooms.settings.minutes')}`}
              value={draft[time]}
              min={min}
              max={max}
              allowDecimal={false}
              clampBehavior="blur"
              error={fieldFault(save.error, time, t)}
              onChange={(next) => change({ [time]: typeof next === 'number' ? next : room[time] })}
            />
          ))}
          <TextInput
            label={t('rooms.settings.exitUrl')}
            description={t('rooms.settings.exitUrlHint')}
            inputMode="url"
            value={draft.exitUrl ?? ''}
            onChange={(event) => change({ exitUrl: emptyIsNull(event.currentTarget.value) })}
            error={fieldFault(save.error, 'exitUrl', t)}
          />
          <TextInput
            label={t('rooms.settings.liffId')}
            description={t('rooms.settings.liffIdHint', { url: `${window.location.origin}/room` })}
            value={draft.liffId ?? ''}
            onChange={(event) => change({ liffId: emptyIsNull(event.currentTarget.value) })}
            error={fieldFault(save.error, 'liffId', t)}
          />
        </fieldset>
      )}
      <SaveEnd failure={failure} busy={save.isPending} editable={editable} testId="room-save" />
    </FormStack>
  );
}

/** Where the desk talks with people, and the times of its secure room. */
export function RoomSection({ deskId, editable }: { readonly deskId: string; readonly editable: boolean }) {
  const { t } = useTranslation();
  const load = useLoadWords();
  const room = useQuery({
    queryKey: keyOf(deskId),
    queryFn: () => call(roomRoutes.getRoom, { params: { deskId } }),
  });
  return (
    <Section title={t('rooms.settings.title')} lead={t('rooms.settings.lead')}>
      <Loaded query={room} {...load}>
        {(data) => <RoomForm key={data.version} deskId={deskId} room={data} editable={editable} />}
      </Loaded>
    </Section>
  );
}
