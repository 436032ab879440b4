import { Menu, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { sessionRoutes, type Duty } from '@tomoshibi/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../components/icon.tsx';
import { DutyItems } from '../features/shifts/duty-items.tsx';
import { call } from '../lib/api/call.ts';
import { meQuery, useMe } from '../lib/session.ts';
import type { Language } from '../lib/time/format.ts';
import { PersonButton } from './person-button.tsx';

const SCHEMES = ['light', 'dark', 'auto'] as const satisfies readonly MantineColorScheme[];
const LANGUAGES = ['ja', 'en'] as const;

const AttendDialog = lazy(async () => {
  const { AttendDialog: Attend } = await import('../features/shifts/attend-dialog.tsx');
  return { default: Attend };
});

export function PersonMenu({ onHelp }: { readonly onHelp: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const [attending, setAttending] = useState<Duty | null>(null);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const language = useMutation({
    mutationFn: (next: Language) => call(sessionRoutes.setPreferences, { body: { language: next } }),
    onSuccess: (answer) => client.setQueryData(meQuery.queryKey, answer),
  });
  const leave = useMutation({
    mutationFn: () => call(sessionRoutes.signOut),
    onSettled: () => window.location.assign('/'),
  });
  return (
    <>
      <Menu defaultOpened position="right-end" width={240}>
        <Menu.Target>
          <PersonButton />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {me.name} · {me.operatorName}
          </Menu.Label>
          <DutyItems onAttend={setAttending} />
          <Menu.Item leftSection={<Icon name="keyboard" />} onClick={onHelp}>
            {t('common.shortcuts.open')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>{t('common.theme.label')}</Menu.Label>
          <Menu.RadioGroup
            value={colorScheme}
            onChange={(value) => setColorScheme(SCHEMES.find((one) => one === value) ?? 'auto')}
          >
            {SCHEMES.map((scheme) => (
              <Menu.RadioItem key={scheme} value={scheme}>
                {t(`common.theme.${scheme}`)}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Label>{t('common.language.label')}</Menu.Label>
          <Menu.RadioGroup
            value={me.preferences.language}
            onChange={(value) => language.mutate(value === 'en' ? 'en' : 'ja')}
          >
            {LANGUAGES.map((choice) => (
              <Menu.RadioItem key={choice} value={choice} lang={choice}>
                {t(`common.language.${choice}`)}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Item leftSection={<Icon name="leave" />} onClick={() => leave.mutate()}>
            {t('common.nav.signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense>{attending && <AttendDialog duty={attending} onClose={() => setAttending(null)} />}</Suspense>
    </>
  );
}
