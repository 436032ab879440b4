import { sessionRoutes } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Section } from '../../components/page.tsx';
import { Tag } from '../../components/tag.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { call } from '../../lib/api/call.ts';
import { tell } from '../../lib/tell.ts';
import { dateTime } from '../../lib/time/format.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { useVerb } from '../../lib/use-verb.ts';
import css from './account.module.css';

export function SessionsSection() {
  const { t } = useTranslation();
  const language = useLanguage();
  const load = useLoadWords();
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: () => call(sessionRoutes.listSessions) });
  const end = useVerb({
    run: (sessionId: string) => call(sessionRoutes.endSession, { params: { sessionId } }),
    refresh: [['sessions']],
    onDone: () => tell(t('account.ended')),
  });
  // What cannot be told from the browser's own words comes as this one word.
  const deviceOf = ({ device }: { readonly device: string }): string =>
    device === 'Unknown' ? t('account.unknownDevice') : device;
  return (
    <Section title={t('account.sessions')} lead={t('account.sessionsLead')}>
      <Loaded query={sessions} {...load}>
        {(data) => (
          <ul className={css['sessions']}>
            {data.sessions.map((session) => (
              <li key={session.id}>
                <div>
                  <strong>
                    {deviceOf(session)}
                    {session.current && <Tag tone="calm">{t('account.thisDevice')}</Tag>}
                  </strong>
                  <p>
                    {t('account.lastSeen', { time: dateTime(session.lastSeenAt, language) })} ·{' '}
                    {t('account.since', { time: dateTime(session.createdAt, language) })}
                  </p>
                </div>
                {!session.current && (
                  <Button
                    size="small"
                    busy={end.isPending && end.variables === session.id}
                    aria-label={t('account.endSessionOf', { device: deviceOf(session) })}
                    onClick={() => end.mutate(session.id)}
                  >
                    {t('account.endSession')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Section>
  );
}
