import { TextInput } from '@mantine/core';
import { staffRoutes, type Staff } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { call } from '../../lib/api/call.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { StaffDialog } from './staff-dialog.tsx';
import { StaffTable } from './staff-table.tsx';
import { TemporaryPassword, type IssuedPassword } from './temporary-password.tsx';

export function StaffPage() {
  const { t } = useTranslation();
  const load = useLoadWords();
  const [editing, setEditing] = useState<Staff | 'new' | null>(null);
  const [issued, setIssued] = useState<IssuedPassword | null>(null);
  const [words, setWords] = useState('');
  const staff = useQuery({ queryKey: ['staff'], queryFn: () => call(staffRoutes.listStaff) });
  return (
    <Page
      wide
      title={t('admin.staff.title')}
      lead={t('admin.staff.lead')}
      action={
        <Button look="strong" onClick={() => setEditing('new')} data-testid="staff-add">
          {t('admin.staff.add')}
        </Button>
      }
    >
      <TextInput
        aria-label={t('admin.staff.search')}
        placeholder={t('admin.staff.search')}
        leftSection={<Icon name="search" />}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Loaded query={staff} {...load}>
        {(data) => (
          <StaffTable
            staff={data.staff.filter((one) => `${one.name} ${one.login}`.includes(words.trim()))}
            onEdit={setEditing}
          />
        )}
      </Loaded>
      {editing && (
        <StaffDialog
          staff={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onIssued={(password) => {
            setEditing(null);
            setIssued(password);
          }}
        />
      )}
      {issued && <TemporaryPassword issued={issued} onClose={() => setIssued(null)} />}
    </Page>
  );
}
