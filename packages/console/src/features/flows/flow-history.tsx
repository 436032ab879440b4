import type { VersionFacts } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { Section } from '../../components/page.tsx';
import { StandingTag } from '../../shared/texts/standing-tag.tsx';
import { useDeeds } from '../../shared/texts/version-deeds.ts';
import css from './flows.module.css';

/** Every version that was handed in, and what became of it. */
export function FlowHistory({ versions }: { readonly versions: readonly VersionFacts[] }) {
  const { t } = useTranslation();
  const kept = versions.filter(({ state }) => state !== 'draft');
  return (
    <Section title={t('flows.history.title')} lead={t('flows.history.lead')}>
      {kept.length === 0 ? (
        <p className={css['soft']}>{t('flows.history.none')}</p>
      ) : (
        <ul className={css['versions']}>
          {kept.map((version) => (
            <VersionItem key={version.versionId} version={version} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function VersionItem({ version }: { readonly version: VersionFacts }) {
  const { t } = useTranslation();
  const deeds = useDeeds(version);
  return (
    <li>
      <p className={css['row']}>
        <strong>{t('notices.version', { n: version.number })}</strong>
        <StandingTag standing={version.turnedOff && version.state === 'in_force' ? 'off' : version.state} />
      </p>
      {deeds.map((deed) => (
        <p key={deed} className={css['soft']}>
          {deed}
        </p>
      ))}
    </li>
  );
}
