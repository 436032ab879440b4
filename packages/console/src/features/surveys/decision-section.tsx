import { Textarea } from '@mantine/core';
import { surveyRoutes, type BodyInputOf, type SurveyVersion } from '@tomoshibi/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Choices, Dialog } from '../../components/dialog.tsx';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { Notice } from '../../components/notice.tsx';
import { FormStack, Section } from '../../components/page.tsx';
import { call } from '../../lib/api/call.ts';
import { failureText } from '../../lib/field-faults.ts';
import { tell } from '../../lib/tell.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { PENDING_SURVEYS_KEY, surveysKey } from './survey-queries.ts';

interface DecisionSectionProps {
  readonly draft: SurveyVersion;
  readonly mayDecide: boolean;
}

/** What somebody else than the writers decides about a draft that waits. */
export function DecisionSection({ draft, mayDecide }: DecisionSectionProps) {
  const { t } = useTranslation();
  const [returning, setReturning] = useState(false);
  const [comment, setComment] = useState('');
  const { deskId, key: surveyKey, revision } = draft;
  const decide = useVerb({
    run: (body: BodyInputOf<typeof surveyRoutes.decideSurvey>) =>
      call(surveyRoutes.decideSurvey, { params: { deskId, surveyKey }, body }),
    refresh: [surveysKey(deskId), PENDING_SURVEYS_KEY],
    onDone: (_, { verdict }) => {
      setReturning(false);
      tell(t(verdict === 'approve' ? 'surveys.approved' : 'surveys.sentBackDone'));
    },
  });
  const failure = failureText(decide.error, t);
  if (!mayDecide) return <Notice icon="people">{t('surveys.mayNotDecide')}</Notice>;
  return (
    <Section title={t('surveys.decide')} lead={t('surveys.decideLead')}>
      {failure && !returning && (
        <Notice tone="lamp" icon="alert" live>
          {failure}
        </Notice>
      )}
      <Choices>
        <Button onClick={() => setReturning(true)} data-testid="survey-send-back">
          {t('surveys.sendBack')}
        </Button>
        <Button
          look="strong"
          busy={decide.isPending}
          onClick={() => decide.mutate({ verdict: 'approve', revision })}
          data-testid="survey-approve"
        >
          {t('surveys.approve')}
        </Button>
      </Choices>
      <Dialog
        opened={returning}
        onClose={() => setReturning(false)}
        title={t('surveys.sendBackTitle')}
        closeLabel={t('common.action.close')}
      >
        <FormStack onSubmit={() => decide.mutate({ verdict: 'send_back', revision, comment })}>
          <Textarea
            label={t('surveys.comment')}
            rows={5}
            value={comment}
            onChange={(event) => setComment(event.currentTarget.value)}
            data-autofocus
          />
          <DialogEnd
            failure={failure}
            cancel={t('common.action.cancel')}
            onCancel={() => setReturning(false)}
            label={t('surveys.sendBack')}
            busy={decide.isPending}
          />
        </FormStack>
      </Dialog>
    </Section>
  );
}
