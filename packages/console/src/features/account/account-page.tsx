import { useTranslation } from 'react-i18next';
import { Facts, Page, Section } from '../../components/page.tsx';
import { useMe } from '../../lib/session.ts';
import { NotificationsSection } from './notifications-section.tsx';
import { PasswordSection } from './password-section.tsx';
import { PreferencesSection } from './preferences-section.tsx';
import { SessionsSection } from './sessions-section.tsx';
import { TotpSection } from './totp-section.tsx';

export function AccountPage() {
  const { t } = useTranslation();
  const me = useMe();
  const roles = [
    ...me.operatorRoles.map((role) => t(`common.roles.${role}`)),
    ...me.desks.flatMap((desk) => (desk.role ? [`${t(`common.roles.${desk.role}`)}(${desk.name})`] : [])),
  ];
  return (
    <Page title={t('account.title')}>
      <Section title={t('account.profile')}>
        <Facts
          rows={[
            [t('admin.staff.name'), me.name],
            [t('account.login'), me.login],
            [t('account.roles'), roles.join('、')],
          ]}
        />
      </Section>
      <PreferencesSection />
      <NotificationsSection />
      <PasswordSection />
      <TotpSection />
      <SessionsSection />
    </Page>
  );
}
