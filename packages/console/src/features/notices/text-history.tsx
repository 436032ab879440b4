import {
  formLabel,
  languageOf,
  noticeRoutes,
  sortForms,
  type TextKind,
  type TextVersion,
} from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Section } from '../../components/page.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { call } from '../../lib/api/call.ts';
import { hasDeskRight, useMe } from '../../lib/session.ts';
import { dateTime } from '../../lib/time/format.ts';
import { useDeeds } from '../../shared/texts/version-deeds.ts';
import { textsKey } from './notice-queries.ts';
import { StandingTag } from '../../shared/texts/standing-tag.tsx';
import css from './notices.module.css';

function VersionItem({
  version,
  receipts,
}: {
  readonly version: TextVersion;
  readonly receipts: string | null;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const deeds = useDeeds(version);
  const { inForceFrom: from, inForceUntil: until } = version;
  const span =
    from &&
    (until
      ? t('notices.inForceUntil', { from: dateTime(from, language), until: dateTime(until, language) })
      : t('notices.inForce', { from: dateTime(from, language) }));
  return (
    <li>
      <details className={css['version']}>
        <summary>
          <strong>{t('notices.version', { n: version.number })}</strong>
          <StandingTag standing={version.turnedOff && version.state === 'in_force' ? 'off' : version.state} />
          <span className={css['soft']}>{span}</span>
        </summary>
        {deeds.map((deed) => (
          <p key={deed} className={css['soft']}>
            {deed}
          </p>
        ))}
        {receipts !== null && <p className={css['soft']}>{receipts}</p>}
        {version.turnedOff && <p>{t('notices.state.off')}</p>}
        {sortForms(Object.keys(version.bodies)).map((form) => (
          <div key={form}>
            <h3 lang={languageOf(form)}>{formLabel(form)}</h3>
            <p className={css['words']}>{version.bodies[form]}</p>
          </div>
        ))}
      </details>
    </li>
  );
}

export function TextHistory(props: {
  readonly deskId: string;
  readonly kind: TextKind;
  readonly versions: readonly TextVersion[];
}) {
  const { deskId, kind, versions } = props;
  const { t } = useTranslation();
  const me = useMe();
  const counts = useQuery({
    queryKey: [...textsKey(deskId), kind, 'receipts'],
    queryFn: () => call(noticeRoutes.getTextReceipts, { params: { deskId, kind } }),
    enabled: hasDeskRight(me, deskId, 'figures.read'),
  });
  const kept = versions.filter(({ state }) => state !== 'draft');
  return (
    <Section title={t('notices.history')} lead={t('notices.historyLead')}>
      {kept.length === 0 ? (
        <p className={css['soft']}>{t('notices.historyNone')}</p>
      ) : (
        <ul className={css['versions']}>
          {kept.map((version) => {
            const count = counts.data?.versions.find(({ versionId }) => versionId === version.versionId);
            return (
              <VersionItem
                key={version.versionId}
                version={version}
                receipts={count && count.messages > 0 ? t('notices.receipts', count) : null}
              />
            );
          })}
        </ul>
      )}
    </Section>
  );
}
