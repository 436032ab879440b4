import { routes } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page, Section } from '../../components/page.tsx';
import { call } from '../../lib/api/call.ts';
import { hasDeskRight, useMe } from '../../lib/session.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { AlertClockSection } from './alert-clock-section.tsx';
import { AlertContactsSection } from './alert-contacts-section.tsx';
import { AlertFiguresSection } from './alert-figures-section.tsx';
import { AlertTermsSection } from './alert-terms-section.tsx';
import { HoursSection } from '../../shared/hours/hours-section.tsx';
import { CapacitySection } from '../shifts/capacity-section.tsx';
import { LimitsSection } from '../shifts/limits-section.tsx';
import { SlotsSection } from '../shifts/slots-section.tsx';
import { ChannelSection } from './channel-section.tsx';
import { DeskSettings } from './desk-settings.tsx';
import { MaterialsLink } from './materials-link.tsx';
import { MembersSection } from './members-section.tsx';
import { StartLink } from './start-link.tsx';
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
  const plans = hasDeskRight(me, deskId, 'shift.manage');
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
          {manages && <StartLink desk={data} />}
          {manages && <ChannelSection key={`channel-${data.version}`} desk={data} />}
          <HoursSection deskId={deskId} />
          {hasDeskRight(me, deskId, 'figures.read') && <SlotsSection deskId={deskId} />}
          {hasDeskRight(me, deskId, 'material.read') && <MaterialsLink deskId={deskId} />}
          {hasDeskRight(me, deskId, 'figures.read') && (
            <>
              <UsageSection deskId={deskId} />
              <QuotaSection deskId={deskId} />
            </>
          )}
          {manages && <QuotaRulesSection deskId={deskId} />}
          {manages && <DeskSettings key={`settings-${data.version}`} desk={data} />}
          <Section
            title={t('notices.title')}
            lead={t('notices.openLead')}
            action={
              <Link to="/settings/desks/$deskId/notices" params={{ deskId }} data-testid="open-notices">
                {t('notices.open')}
              </Link>
            }
          >
            {null}
          </Section>
          <RulesSection deskId={deskId} editable={hasDeskRight(me, deskId, 'rules.manage')} />
          <MembersSection deskId={deskId} />
          {hasDeskRight(me, deskId, 'alert.manage') && (
            <>
              <AlertClockSection deskId={deskId} />
              <AlertContactsSection deskId={deskId} />
              <AlertTermsSection deskId={deskId} />
            </>
          )}
          {hasDeskRight(me, deskId, 'figures.read') && <AlertFiguresSection deskId={deskId} />}
          <LimitsSection deskId={deskId} editable={plans} />
          {plans && <CapacitySection deskId={deskId} />}
          <TemplatesSection deskId={deskId} editable={hasDeskRight(me, deskId, 'template.manage')} />
        </Page>
      )}
    </Loaded>
  );
}
