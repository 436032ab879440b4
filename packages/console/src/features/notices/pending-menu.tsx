import { richMenuRoutes, type PendingMenu } from '@tomoshibi/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { Section } from '../../components/page.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { call } from '../../lib/api/call.ts';
import { dateTime } from '../../lib/time/format.ts';
import { MenuActions } from '../../shared/menus/menu-actions.tsx';
import { MenuPictures } from '../../shared/menus/menu-pictures.tsx';
import { menuKey, PENDING_MENUS_KEY } from '../../shared/menus/menu-queries.ts';
import { Decision } from './decision.tsx';
import css from './notices.module.css';

/** A menu that waits for a decision: its pictures, and where each tap leads. */
export function PendingMenuItem({ pending }: { readonly pending: PendingMenu }) {
  const { version, desk, mayDecide } = pending;
  const { t } = useTranslation();
  const language = useLanguage();
  const { deskId } = desk;
  const params = { deskId, menuVersionId: version.versionId };
  return (
    <Section
      title={`${t('menus.title')} — ${desk.name}`}
      lead={t('notices.approvals.from', {
        time: version.submittedAt ? dateTime(version.submittedAt, language) : '',
        name: version.submittedBy?.name ?? '',
      })}
      action={
        <Link to="/settings/desks/$deskId/menu" params={{ deskId }} className={css['back']}>
          {t('notices.approvals.menu')}
        </Link>
      }
    >
      {version.turnedOff ? (
        <Notice tone="lamp">{t('menus.turnedOffLead')}</Notice>
      ) : (
        <>
          <MenuPictures deskId={deskId} document={version.document} />
          <MenuActions document={version.document} />
        </>
      )}
      <Decision
        mayDecide={mayDecide}
        refresh={[PENDING_MENUS_KEY, menuKey(deskId)]}
        approve={() => call(richMenuRoutes.approveMenu, { params })}
        sendBack={(comment) => call(richMenuRoutes.sendMenuBack, { params, body: { comment } })}
      />
    </Section>
  );
}
