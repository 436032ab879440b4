import { Textarea } from '@mantine/core';
import { formLabel, languageOf, noticeRoutes, sortForms, type PendingText } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Choices, Dialog } from '../../components/dialog.tsx';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Notice } from '../../components/notice.tsx';
import { FormStack, Page, Section } from '../../components/page.tsx';
import { Empty } from '../../components/states.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { call } from '../../lib/api/call.ts';
import { failureText, fieldFault } from '../../lib/field-faults.ts';
import { tell } from '../../lib/tell.ts';
import { dateTime } from '../../lib/time/format.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { DiffView } from './diff-view.tsx';
import { FormChoice } from '../../shared/texts/form-choice.tsx';
import { kindName, kindWhen } from './kind-words.ts';
import { PENDING_KEY, pendingQuery, textsKey } from './notice-queries.ts';
import css from './notices.module.css';

/** Where an officer begins: what waits for a decision, new beside old. */
export function ApprovalsPage({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const load = useLoadWords();
  const pending = useQuery(pendingQuery);
  return (
    <Page wide title={t('notices.approvals.title')} lead={t('notices.approvals.lead')}>
      <Loaded query={pending} {...load}>
        {(data) =>
          data.length === 0 && !children ? (
            <Empty title={t('notices.approvals.none')} hint={t('notices.approvals.noneHint')} icon="check" />
          ) : (
            data.map((one) => <PendingItem key={one.version.versionId} pending={one} />)
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
  const [returning, setReturning] = useState(false);
  const { deskId, versionId } = version;
  const refresh = [PENDING_KEY, textsKey(deskId)];
  const approve = useVerb({
    run: () => call(noticeRoutes.approveText, { params: { deskId, versionId } }),
    refresh,
    onDone: () => tell(t('notices.approvals.approved')),
  });
  const failure = failureText(approve.error, t);
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
      {failure && (
        <Notice tone="lamp" icon="alert" live>
          {failure}
        </Notice>
      )}
      {mayDecide ? (
        <Choices>
          <Button onClick={() => setReturning(true)} data-testid="send-back">
            {t('notices.approvals.sendBack')}
          </Button>
          <Button
            look="strong"
            busy={approve.isPending}
            onClick={() => approve.mutate(undefined)}
            data-testid="approve"
          >
            {t('notices.approvals.approve')}
          </Button>
        </Choices>
      ) : (
        <Notice>{t('notices.approvals.own')}</Notice>
      )}
      {returning && <SendBackDialog pending={pending} onClose={() => setReturning(false)} />}
    </Section>
  );
}

function SendBackDialog({
  pending,
  onClose,
}: {
  readonly pending: PendingText;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [comment, setComment] = useState('');
  const { deskId, versionId } = pending.version;
  const send = useVerb({
    run: () => call(noticeRoutes.sendTextBack, { params: { deskId, versionId }, body: { comment } }),
    refresh: [PENDING_KEY, textsKey(deskId)],
    onDone: () => {
      tell(t('notices.approvals.sentBack'));
      onClose();
    },
  });
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('notices.approvals.sendBackTitle')}
      closeLabel={t('common.action.close')}
    >
      <FormStack onSubmit={() => send.mutate(undefined)}>
        <Textarea
          label={t('notices.approvals.comment')}
          rows={5}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
          error={fieldFault(send.error, 'comment', t)}
          data-autofocus
        />
        <DialogEnd
          failure={failureText(send.error, t)}
          cancel={t('common.action.cancel')}
          onCancel={onClose}
          label={t('notices.approvals.sendBack')}
          busy={send.isPending}
          testId="send-back-confirm"
        />
      </FormStack>
    </Dialog>
  );
}
