import { TEXT_KINDS, type TextKind } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { Empty } from '../../components/states.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { hasDeskRight, useMe } from '../../lib/session.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { kindName, kindWhen } from './kind-words.ts';
import { textQuery } from './notice-queries.ts';
import { TextEditor } from './text-editor.tsx';
import { TextHistory } from './text-history.tsx';
import css from './notices.module.css';

const isKind = (kind: string): kind is TextKind => TEXT_KINDS.some((one) => one === kind);

export function TextPage() {
  const { deskId, kind } = useParams({ from: '/settings/desks/$deskId/notices/$kind' });
  const { t } = useTranslation();
  if (isKind(kind)) return <KnownText deskId={deskId} kind={kind} />;
  return <Empty title={t('common.notFound')} hint={t('common.notFoundHint')} icon="question" />;
}

function KnownText({ deskId, kind }: { readonly deskId: string; readonly kind: TextKind }) {
  const { t } = useTranslation();
  const me = useMe();
  const language = useLanguage();
  const load = useLoadWords();
  const text = useQuery(textQuery(deskId, kind));
  const draft = text.data?.versions.find(({ state }) => state === 'draft' || state === 'submitted');
  return (
    <Page
      wide
      title={kindName(kind, language)}
      lead={kindWhen(kind, language)}
      action={
        <Link to="/settings/desks/$deskId/notices" params={{ deskId }} className={css['back']}>
          <Icon name="back" /> {t('notices.title')}
        </Link>
      }
    >
      <Loaded query={text} {...load}>
        {(data) => (
          <>
            <TextEditor
              // Somebody else's save begins a new form; one's own only moves the revision.
              key={`${draft?.versionId ?? 'none'} ${draft?.revision ?? 0} ${draft?.state ?? ''}`}
              deskId={deskId}
              kind={kind}
              text={data}
              editable={hasDeskRight(me, deskId, 'notice.edit')}
            />
            <TextHistory deskId={deskId} kind={kind} versions={data.versions} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
