import { deskRoutes } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { Section } from '../../components/page.tsx';
import { Empty } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { call } from '../../lib/api/call.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import css from './desks.module.css';

export function MembersSection({ deskId }: { readonly deskId: string }) {
  const { t } = useTranslation();
  const load = useLoadWords();
  const members = useQuery({
    queryKey: ['members', deskId],
    queryFn: () => call(deskRoutes.listMembers, { params: { deskId } }),
  });
  return (
    <Section title={t('admin.desks.members')}>
      <Loaded query={members} {...load}>
        {(data) =>
          data.members.length === 0 ? (
            <Empty title={t('admin.desks.membersNone')} icon="people" />
          ) : (
            <ul className={css['list']}>
              {data.members.map((member) => (
                <li key={member.staffId}>
                  <div>
                    <strong>{member.name}</strong>
                    <p>{member.login}</p>
                  </div>
                  <span>
                    {member.state === 'disabled' && <Tag>{t('admin.staff.disabled')}</Tag>}{' '}
                    <Tag tone="calm">{t(`common.roles.${member.role}`)}</Tag>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}
