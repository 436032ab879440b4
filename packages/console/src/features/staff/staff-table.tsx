import type { Staff } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Empty } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { desksQuery } from '../../lib/desk-queries.ts';
import { dateTime } from '../../lib/time/format.ts';

interface StaffTableProps {
  readonly staff: readonly Staff[];
  readonly onEdit: (staff: Staff) => void;
}

export function StaffTable({ staff, onEdit }: StaffTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const desks = useQuery(desksQuery);
  if (staff.length === 0) return <Empty title={t('admin.staff.none')} icon="people" />;
  return (
    <DataTable
      label={t('admin.staff.title')}
      columns={[
        t('admin.staff.name'),
        t('account.roles'),
        t('admin.staff.state'),
        t('admin.staff.lastSignIn'),
        t('common.action.edit'),
      ]}
    >
      {staff.map((one) => (
        <tr key={one.staffId} data-testid="staff-row">
          <td>
            <strong>{one.name}</strong>
            <br />
            {one.login}
          </td>
          <td>
            {one.operatorRoles.map((role) => (
              <div key={role}>{t(`common.roles.${role}`)}</div>
            ))}
            {one.desks.map(({ deskId, role }) => (
              <div key={deskId}>
                {t(`common.roles.${role}`)}({desks.data?.find((desk) => desk.deskId === deskId)?.name ?? '…'})
              </div>
            ))}
          </td>
          <td>
            <Tag tone={one.state === 'active' ? 'calm' : 'quiet'}>{t(`admin.staff.${one.state}`)}</Tag>{' '}
            {one.totpEnabled && <Tag>{t('admin.staff.totp')}</Tag>}{' '}
            {one.mustChangePassword && <Tag tone="lamp">{t('admin.staff.mustChange')}</Tag>}
          </td>
          <td>{one.lastSignInAt ? dateTime(one.lastSignInAt, language) : t('common.state.never')}</td>
          <td>
            <Button
              size="small"
              aria-label={`${t('common.action.edit')}: ${one.name}`}
              onClick={() => onEdit(one)}
            >
              {t('common.action.edit')}
            </Button>
          </td>
        </tr>
      ))}
    </DataTable>
  );
}
