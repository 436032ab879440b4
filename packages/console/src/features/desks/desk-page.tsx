import { routes } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { call } from '../../lib/api/call.ts';
import { hasDeskRight, useMe } from '../../lib/session.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { ChannelSection } from './channel-section.tsx';
import { DeskSettings } from './desk-settings.tsx';
import { MembersSection } from './members-section.tsx';
import { QuotaRulesSection } from './quota-rules-section.tsx';
import { QuotaSection } from './quota-section.tsx';
import { TemplatesSection } from './templates-section.tsx';
import { RulesSection } from './rules-section.tsx';
import { UsageSection } from './usage-section.tsx';
import css from './desks.module.css';

export function DeskPage() {
  const { t } = useTranslation();
  const me = useMe();
  const load = useLoadWords();
  const { deskId } = useParams({ from: '/settings/desks/$deskId' });
  const desk = useQuery({
    queryKey: ['desk', deskId],
    queryFn: () => call(routes.getDesk, { params: { deskId } }),
  });
  const manages = hasDeskRight(me, deskId, 'desk.manage');
  return (
    <Loaded query={desk} {...load}>
      {(data) => (
        <Page
          title={data.name}
          lead={`${data.authority.name} · ${data.code}`}
          action={
            <Link to="/settings/desks" className={css['back']}>
              <Icon name="back" /> {t('admin.desks.title')}
            </Link>
          }
        >
          {manages && <ChannelSection key={`channel-${data.version}`} desk={data} />}
          {hasDeskRight(me, deskId, 'figures.read') && (
            <>
              <UsageSection deskId={deskId} />
              <QuotaSection deskId={deskId} />
            </>
          )}
          {manages && <QuotaRulesSection deskId={deskId} />}
          {manages && <DeskSettings key={`settings-${data.version}`} desk={data} />}
          <RulesSection deskId={deskId} editable={hasDeskRight(me, deskId, 'rules.manage')} />
          <MembersSection deskId={deskId} />
          <TemplatesSection deskId={deskId} editable={hasDeskRight(me, deskId, 'template.manage')} />
        </Page>
      )}
    </Loaded>
  );
}
