import { flowRoutes, type PendingFlow } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { Section } from '../../components/page.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { call } from '../../lib/api/call.ts';
import { dateTime } from '../../lib/time/format.ts';
import { FlowChanges } from '../../shared/flows/flow-changes.tsx';
import { flowKey, flowQuery, PENDING_FLOWS_KEY } from '../../shared/flows/flow-queries.ts';
import { namesOf } from '../../shared/flows/flow-words.ts';
import { Decision } from './decision.tsx';
import css from './notices.module.css';

/** A flow that waits for a decision: what changes, step by step; its page has the picture and a phone to try it. */
export function PendingFlowItem({ pending }: { readonly pending: PendingFlow }) {
  const { version, inForce, desk, mayDecide } = pending;
  const { t } = useTranslation();
  const language = useLanguage();
  const { deskId } = desk;
  const flow = useQuery(flowQuery(deskId));
  const params = { deskId, flowVersionId: version.versionId };
  return (
    <Section
      title={`${t('flows.title')} — ${desk.name}`}
      lead={t('notices.approvals.from', {
        time: version.submittedAt ? dateTime(version.submittedAt, language) : '',
        name: version.submittedBy?.name ?? '',
      })}
      action={
        <Link to="/settings/desks/$deskId/flow" params={{ deskId }} className={css['back']}>
          {t('notices.approvals.flow')}
        </Link>
      }
    >
      {version.turnedOff ? (
        <Notice tone="lamp">{t('flows.whole.turnedOffLead')}</Notice>
      ) : (
        <FlowChanges
          before={inForce?.document ?? null}
          after={version.document}
          names={flow.data ? namesOf(flow.data.places) : new Map()}
        />
      )}
      <Decision
        mayDecide={mayDecide}
        refresh={[PENDING_FLOWS_KEY, flowKey(deskId)]}
        approve={() => call(flowRoutes.approveFlow, { params })}
        sendBack={(comment) => call(flowRoutes.sendFlowBack, { params, body: { comment } })}
      />
    </Section>
  );
}
