import { surveyTalkRoutes } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../../components/page.tsx';
import { call } from '../../../lib/api/call.ts';

/** Whether the person answered after this talk. Never what, and nothing of anonymous surveys. */
export function SurveyAnswers({ consultationId }: { readonly consultationId: string }) {
  const { t } = useTranslation();
  const { data = [] } = useQuery({
    queryKey: ['talk-surveys', consultationId],
    queryFn: async () =>
      (await call(surveyTalkRoutes.listTalkSurveys, { params: { consultationId } })).surveys,
  });
  if (data.length === 0) return null;
  return (
    <section data-testid="talk-surveys">
      <h3>{t('talk.person.survey')}</h3>
      <Facts
        rows={data.map(({ title, wave, answered }) => [
          `${title} (${t(`talk.person.surveyWave.${wave}`)})`,
          t(answered ? 'talk.person.surveyAnswered' : 'talk.person.surveyUnanswered'),
        ])}
      />
    </section>
  );
}
