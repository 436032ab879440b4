import { isPageKind, noticeRoutes, type DeskText } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Notice } from '../../components/notice.tsx';
import { Page, Section } from '../../components/page.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { call } from '../../lib/api/call.ts';
import { failureText } from '../../lib/field-faults.ts';
import { hasDeskRight, useMe } from '../../lib/session.ts';
import { tell } from '../../lib/tell.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { DeskHotlines } from './desk-hotlines.tsx';
import { kindName, kindWhen } from './kind-words.ts';
import { PENDING_KEY, standingsOf, textsKey, textsQuery } from './notice-queries.ts';
import { StandingTag } from '../../shared/texts/standing-tag.tsx';
import css from './notices.module.css';

/** The texts of a desk; what else is written beforehand comes below. */
export function NoticesPage({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const me = useMe();
  const load = useLoadWords();
  const { deskId } = useParams({ from: '/settings/desks/$deskId/notices' });
  const texts = useQuery(textsQuery(deskId));
  const editable = hasDeskRight(me, deskId, 'notice.edit');
  return (
    <Page title={t('deskParts.notices')} lead={t('notices.lead')}>
      <Loaded query={texts} {...load}>
        {(data) => (
          <>
            <Notice icon="people">{t(`notices.approver.${data.approver}`)}</Notice>
            {editable && <DraftActs deskId={deskId} texts={data.texts} />}
            <Section title={t('notices.group.notices')}>
              <KindList deskId={deskId} texts={data.texts.filter(({ kind }) => !isPageKind(kind))} />
            </Section>
            <Section title={t('notices.group.pages')} lead={t('notices.pagesLead')}>
              <KindList deskId={deskId} texts={data.texts.filter(({ kind }) => isPageKind(kind))} />
              <PublicLinks urls={[data.pages.policy, data.pages.privacy]} />
            </Section>
            <DeskHotlines deskId={deskId} editable={editable} />
            {children}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function PublicLinks({ urls }: { readonly urls: readonly (string | null)[] }) {
  const { t } = useTranslation();
  const published = urls.filter((url) => url !== null);
  if (published.length === 0) return <p className={css['soft']}>{t('notices.notPublished')}</p>;
  return (
    <div>
      <p className={css['soft']}>{t('notices.publicPage')}</p>
      {published.map((url) => (
        <p key={url} className={css['words']}>
          <a href={url} target="_blank" rel="noreferrer">
            {url}
          </a>
        </p>
      ))}
    </div>
  );
}

function KindList({ deskId, texts }: { readonly deskId: string; readonly texts: readonly DeskText[] }) {
  const language = useLanguage();
  return (
    <ul className={css['kinds']}>
      {texts.map((text) => (
        <li key={text.kind}>
          <Link
            to="/settings/desks/$deskId/notices/$kind"
            params={{ deskId, kind: text.kind }}
            className={css['kind']}
            data-testid={`notice-${text.kind}`}
          >
            <span>
              <strong>{kindName(text.kind, language)}</strong>
              <small>{kindWhen(text.kind, language)}</small>
            </span>
            <span className={css['tags']}>
              {standingsOf(text).map((standing) => (
                <StandingTag key={standing} standing={standing} />
              ))}
            </span>
            <Icon name="next" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** What is done to many texts at once, for a desk that begins. */
function DraftActs({ deskId, texts }: { readonly deskId: string; readonly texts: readonly DeskText[] }) {
  const { t } = useTranslation();
  const [submitting, setSubmitting] = useState(false);
  const refresh = [textsKey(deskId), PENDING_KEY];
  const drafts = texts.flatMap(({ open }) => (open?.state === 'draft' ? [open] : []));
  const bare = texts.some((text) => !text.inForce && !text.open && !text.sentBack);
  const take = useVerb({
    run: () => call(noticeRoutes.takeReadyTexts, { params: { deskId } }),
    refresh,
    onDone: ({ drafted }) => tell(t('notices.readyTaken', { n: drafted.length })),
  });
  const submit = useVerb({
    run: async () => {
      for (const { versionId, revision } of drafts)
        await call(noticeRoutes.submitText, { params: { deskId, versionId }, body: { revision } });
    },
    refresh,
    onDone: () => tell(t('notices.submitted')),
  });
  const failure = failureText(take.error ?? submit.error, t);
  if (!bare && drafts.length < 2) return null;
  return (
    <div className={css['field']}>
      {bare && <p className={css['soft']}>{t('notices.takeReadyLead')}</p>}
      <div className={css['acts']}>
        {bare && (
          <Button
            look="strong"
            busy={take.isPending}
            onClick={() => take.mutate(undefined)}
            data-testid="take-ready"
          >
            {t('notices.takeReady')}
          </Button>
        )}
        {drafts.length > 1 && (
          <Button busy={submit.isPending} onClick={() => setSubmitting(true)}>
            {t('notices.submitAll', { n: drafts.length })}
          </Button>
        )}
      </div>
      {failure && (
        <Notice tone="lamp" icon="alert" live>
          {failure}
        </Notice>
      )}
      <ConfirmDialog
        opened={submitting}
        title={t('notices.submitAll', { n: drafts.length })}
        lead={t('notices.submitAllLead', { n: drafts.length })}
        confirmLabel={t('notices.submit')}
        cancelLabel={t('common.action.cancel')}
        onConfirm={() => {
          setSubmitting(false);
          submit.mutate(undefined);
        }}
        onClose={() => setSubmitting(false)}
      />
    </div>
  );
}
