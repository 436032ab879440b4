import { NativeSelect, Radio, TextInput } from '@mantine/core';
import { deskRoutes, type BodyInputOf, type Desk } from '@tomoshibi/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Choices } from '../../components/dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { FormStack, Section } from '../../components/page.tsx';
import { call } from '../../lib/api/call.ts';
import { failureText, fieldFault } from '../../lib/field-faults.ts';
import { tell } from '../../lib/tell.ts';
import { useVerb } from '../../lib/use-verb.ts';
import css from './desks.module.css';

const DISPLAYS = ['pseudonym', 'line_name'] as const;
const LIMITS = Array.from({ length: 20 }, (_, index) => String(index + 1));

export function DeskSettings({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation();
  const [name, setName] = useState(desk.name);
  const [nameDisplay, setNameDisplay] = useState(desk.nameDisplay);
  const [talkLimit, setTalkLimit] = useState(String(desk.talkLimit));
  const [closing, setClosing] = useState(false);
  const save = useVerb({
    run: (change: Omit<BodyInputOf<typeof deskRoutes.updateDesk>, 'version'>) =>
      call(deskRoutes.updateDesk, {
        params: { deskId: desk.deskId },
        body: { version: desk.version, ...change },
      }),
    refresh: [['desks'], ['desk', desk.deskId], ['me']],
    onDone: () => tell(t('common.state.saved')),
  });
  const failure = failureText(save.error, t);
  return (
    <Section title={t('admin.desks.settings')}>
      <FormStack onSubmit={() => save.mutate({ name, nameDisplay, talkLimit: Number(talkLimit) })}>
        <TextInput
          label={t('admin.desks.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={fieldFault(save.error, 'name', t)}
        />
        <fieldset className={css['choices']}>
          <legend>{t('admin.desks.nameDisplay')}</legend>
          {DISPLAYS.map((display) => (
            <Radio
              key={display}
              name="name-display"
              label={t(`admin.desks.${display}`)}
              checked={nameDisplay === display}
              onChange={() => setNameDisplay(display)}
            />
          ))}
        </fieldset>
        <NativeSelect
          label={t('admin.desks.talkLimit')}
          value={talkLimit}
          onChange={(event) => setTalkLimit(event.currentTarget.value)}
          data={LIMITS.map((limit) => ({
            value: limit,
            label: `${limit} ${t('admin.desks.talkLimitUnit')}`,
          }))}
        />
        {failure && (
          <Notice tone="lamp" icon="alert" live>
            {failure}
          </Notice>
        )}
        <Choices>
          {desk.state === 'active' ? (
            <Button look="plain" onClick={() => setClosing(true)}>
              {t('admin.desks.closeDesk')}
            </Button>
          ) : (
            <Button onClick={() => save.mutate({ state: 'active' })}>{t('admin.desks.openDesk')}</Button>
          )}
          <Button type="submit" look="strong" busy={save.isPending}>
            {t('common.action.save')}
          </Button>
        </Choices>
      </FormStack>
      <ConfirmDialog
        opened={closing}
        title={t('admin.desks.closeDesk')}
        lead={t('admin.desks.closeDeskLead')}
        confirmLabel={t('admin.desks.closeDesk')}
        cancelLabel={t('common.action.cancel')}
        busy={save.isPending}
        onConfirm={() => {
          setClosing(false);
          save.mutate({ state: 'closed' });
        }}
        onClose={() => setClosing(false)}
      />
    </Section>
  );
}
