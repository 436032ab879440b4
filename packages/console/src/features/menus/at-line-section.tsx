import { richMenuRoutes, type MenuAtLine } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Facts, Section } from '../../components/page.tsx';
import { Tag } from '../../components/tag.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { call } from '../../lib/api/call.ts';
import { failureText } from '../../lib/field-faults.ts';
import { tell } from '../../lib/tell.ts';
import { dateTime } from '../../lib/time/format.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { menuKey } from '../../shared/menus/menu-queries.ts';
import css from './menus.module.css';

const TONES = {
  no_channel: 'quiet',
  none: 'quiet',
  working: 'lamp',
  shown: 'calm',
  failed: 'lamp',
} as const satisfies Record<MenuAtLine['state'], 'quiet' | 'calm' | 'lamp'>;
const FAULTS = ['credentials', 'forbidden', 'rate_limited', 'rejected'] as const;

interface AtLineProps {
  readonly deskId: string;
  readonly atLine: MenuAtLine;
  readonly editable: boolean;
}

/** What LINE shows, and why not what it should. */
export function AtLineSection({ deskId, atLine, editable }: AtLineProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { state, shows, inTalk, doneAt, fault } = atLine;
  const retry = useVerb({
    run: () => call(richMenuRoutes.retryMenu, { params: { deskId }, body: {} }),
    refresh: [menuKey(deskId)],
    onDone: () => tell(t('menus.line.retried')),
  });
  const failure = failureText(retry.error, t);
  const known = FAULTS.find((one) => one === fault?.kind) ?? 'other';
  return (
    <Section
      title={t('menus.line.title')}
      lead={t(`menus.line.hint.${state}`)}
      action={<Tag tone={TONES[state]}>{t(`menus.line.state.${state}`)}</Tag>}
    >
      {fault && (
        <Notice tone="lamp" icon="alert">
          <p>{t(`menus.line.faults.${known}`)}</p>
          {fault.reason && <p>{t('menus.line.reason', { reason: fault.reason })}</p>}
          <p className={css['soft']}>{t('menus.line.at', { time: dateTime(fault.at, language) })}</p>
        </Notice>
      )}
      {(shows !== null || doneAt !== null) && (
        <Facts
          rows={[
            [t('menus.line.shows'), shows === null ? t('menus.line.nothing') : t(`menus.face.${shows}`)],
            [t('menus.line.inTalk'), t('menus.line.people', { n: inTalk })],
            ...(doneAt === null ? [] : [[t('menus.line.done'), dateTime(doneAt, language)] as const]),
          ]}
        />
      )}
      {failure && (
        <Notice tone="lamp" icon="alert" live>
          {failure}
        </Notice>
      )}
      {fault && editable && (
        <div>
          <Button busy={retry.isPending} onClick={() => retry.mutate(undefined)} data-testid="menu-retry">
            {t('menus.line.retry')}
          </Button>
        </div>
      )}
    </Section>
  );
}
