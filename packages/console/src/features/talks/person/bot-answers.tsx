import { flowTalkRoutes, type ConsultationSummary } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../../components/page.tsx';
import { call } from '../../../lib/api/call.ts';
import css from './person.module.css';

interface BotAnswersProps {
  readonly consultation: Pick<ConsultationSummary, 'id' | 'state' | 'messageCount'>;
}

/** What somebody answered before a person was there; what they chose to skip is shown as such. */
export function BotAnswers({ consultation: { id, state, messageCount } }: BotAnswersProps) {
  const { t } = useTranslation();
  const { data } = useQuery({
    // Every answer is a message, so that the count tells when there is something new.
    queryKey: ['consultation', id, 'flow', state === 'bot' ? messageCount : 'done'],
    queryFn: async () => (await call(flowTalkRoutes.getFlowTalk, { params: { consultationId: id } })).flow,
    placeholderData: (before) => before,
  });
  if (!data) return null;
  return (
    <section data-testid="bot-answers">
      <h3>{t('talk.person.answers')}</h3>
      {data.answers.length === 0 ? (
        <p className={css['quiet']}>{t('talk.person.answersNone')}</p>
      ) : (
        <Facts
          stacked
          rows={data.answers.map(
            ({ question, answer }) => [question, answer ?? t('talk.person.skipped')] as const,
          )}
        />
      )}
    </section>
  );
}
