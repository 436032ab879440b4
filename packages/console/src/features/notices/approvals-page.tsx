import { formLabel, languageOf, noticeRoutes, sortForms, type PendingText } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { Notice } from '../../components/notice.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty } from '../../components/states.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { call } from '../../lib/api/call.ts';
import { dateTime } from '../../lib/time/format.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { DiffView } from '../../shared/texts/diff-view.tsx';
import { FormChoice } from '../../shared/texts/form-choice.tsx';
import { pendingFlowsQuery } from '../../shared/flows/flow-queries.ts';
import { pendingMenusQuery } from '../../shared/menus/menu-queries.ts';
import { Decision } from './decision.tsx';
import { PendingFlowItem } from './pending-flow.tsx';
import { PendingMenuItem } from './pending-menu.tsx';
import { kindName, kindWhen } from './kind-words.ts';
import { PENDING_KEY, pendingQuery, textsKey } from './notice-queries.ts';
import css from './notices.module.css';

/** Where an officer begins: what waits for a decision, new beside old. */
export function ApprovalsPage({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const load = useLoadWords();
  const pending = useQuery(pendingQuery);
  const flows = useQuery(pendingFlowsQuery);
  const menus = useQuery(pendingMenusQuery);
  const all =
    pending.data && flows.data && menus.data
      ? { texts: pending.data, flows: flows.data, menus: menus.data }
      : undefined;
  const error = pending.error ?? flows.error ?? menus.error;
  return (
    <Page wide title={t('notices.approvals.title')} lead={t('notices.approvals.lead')}>
      <Loaded query={{ data: all, error, refetch: pending.refetch }} {...load}>
        {(data) =>
          data.texts.length + data.flows.length + data.menus.length === 0 && !children ? (
            <Empty title={t('notices.approvals.none')} hint={t('notices.approvals.noneHint')} icon="check" />
          ) : (
            <>
              {data.flows.map((one) => (
                <PendingFlowItem key={one.version.versionId} pending={one} />
              ))}
              {data.menus.map((one) => (
                <PendingMenuItem key={one.version.versionId} pending={one} />
              ))}
              {data.texts.map((one) => (
                <PendingItem key={one.version.versionId} pending={one} />
              ))}
            </>
          )
        }
      </Loaded>
      {children}
    </Page>
  );
}

function PendingItem({ pending }: { readonly pending: PendingText }) {
  const { version, inForce, desk, mayDecide } = pending;
  const { t } = useTranslation();
  const language = useLanguage();
  const [form, setForm] = useState('standard');
  const { deskId, versionId } = version;
  const params = { deskId, versionId };
  const forms = sortForms([
    ...new Set(['standard', ...Object.keys(version.bodies), ...Object.keys(inForce?.bodies ?? {})]),
  ]);
  const [before, after] = [inForce?.bodies[form] ?? '', version.bodies[form] ?? ''];
  const changed = forms.filter((one) => inForce?.bodies[one] !== version.bodies[one]);
  return (
    <Section
      title={`${kindName(version.kind, language)} — ${desk.name}`}
      lead={[
        kindWhen(version.kind, language),
        t('notices.approvals.from', {
          time: version.submittedAt ? dateTime(version.submittedAt, language) : '',
          name: version.submittedBy?.name ?? '',
        }),
      ].join(' · ')}
      action={
        <Link to="/settings/desks/$deskId/notices" params={{ deskId }} className={css['back']}>
          {t('notices.approvals.texts')}
        </Link>
      }
    >
      {version.turnedOff ? (
        <Notice tone="lamp">{t('notices.approvals.nextOff')}</Notice>
      ) : (
        <>
          <FormChoice forms={forms} form={form} onForm={setForm} />
          {inForce && changed.length > 0 && (
            <p className={css['soft']}>
              {t('notices.approvals.changed', { forms: changed.map(formLabel).join('、') })}
            </p>
          )}
          <div className={css['sides']} lang={languageOf(form)} data-testid="pending-sides">
            <div>
              <h3>{t('notices.approvals.current')}</h3>
              {!inForce && <p className={css['soft']}>{t('notices.approvals.currentNone')}</p>}
              {inForce?.turnedOff && <p className={css['soft']}>{t('notices.approvals.currentOff')}</p>}
              <p className={css['words']}>{before}</p>
            </div>
            <div>
              <h3>{t('notices.approvals.next')}</h3>
              {before === '' ? (
                <p className={css['words']}>{after}</p>
              ) : (
                <DiffView before={before} after={after} />
              )}
            </div>
          </div>
        </>
      )}
      <Decision
        mayDecide={mayDecide}
        refresh={[PENDING_KEY, textsKey(deskId)]}
        approve={() => call(noticeRoutes.approveText, { params })}
        sendBack={(comment) => call(noticeRoutes.sendTextBack, { params, body: { comment } })}
      />
    </Section>
  );
}
