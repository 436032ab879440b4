import { useQuery } from '@tanstack/react-query';
import { ApprovalsPage as TextApprovals } from '../features/notices/approvals-page.tsx';
import { PendingSurveys } from '../features/surveys/pending-surveys.tsx';
import { pendingSurveysQuery } from '../features/surveys/survey-queries.ts';

/** Everything that waits for somebody's approval. */
export function ApprovalsPage() {
  const { data = [] } = useQuery(pendingSurveysQuery);
  return <TextApprovals>{data.length > 0 && <PendingSurveys />}</TextApprovals>;
}
