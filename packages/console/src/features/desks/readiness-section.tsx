import { deskRoutes, deskTemplateRoutes, type Desk, type DeskReadiness } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Choices } from '../../components/dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Notice } from '../../components/notice.tsx';
import { Section } from '../../components/page.tsx';
import { Tag } from '../../components/tag.tsx';
import { call } from '../../lib/api/call.ts';
import { failureText } from '../../lib/field-faults.ts';
import { tell } from '../../lib/tell.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { useVerb } from '../../lib/use-verb.ts';
import css from './desks.module.css';

const ICONS = { ok: 'check', advise: 'question', mend: 'alert' } as const;
const TONES = { ok: 'calm', advise: 'quiet', mend: 'lamp' } as const;

/** What is still missing, in words, and the button that opens the desk. */
export function ReadinessSection({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation();
  const load = useLoadWords();
  const { deskId } = desk;
  const readiness = useQuery({
    queryKey: ['desk', deskId, 'readiness', desk.version],
    queryFn: () => call(deskTemplateRoutes.getDeskReadiness, { params: { deskId } }),
  });
  const open = useVerb({
    run: () =>
      call(deskRoutes.updateDesk, { params: { deskId }, body: { version: desk.version, state: 'active' } }),
    refresh: [['desks'], ['desk', deskId], ['me']],
    onDone: () => tell(t('deskStart.opened')),
  });
  const failure = failureText(open.error, t);
  return (
    <Section
      title={t('deskStart.check')}
      action={
        <Button size="small" busy={readiness.isFetching} onClick={() => void readiness.refetch()}>
          {t('deskStart.refresh')}
        </Button>
      }
    >
      <Loaded query={readiness} {...load}>
        {({ ready, items }) => (
          <>
            <ul className={css['checks']}>
              {items.map((item) => (
                <Item key={item.item} {...item} />
              ))}
            </ul>
            <Notice tone={ready ? 'calm' : 'lamp'} icon={ready ? 'check' : 'alert'}>
              {t(ready ? 'deskStart.ready' : 'deskStart.notReady')}
            </Notice>
            {failure && (
              <Notice tone="lamp" icon="alert" live>
                {failure}
              </Notice>
            )}
            {desk.state === 'closed' && (
              <Choices>
                <Button
                  look="strong"
                  disabled={!ready}
                  busy={open.isPending}
                  onClick={() => open.mutate(undefined)}
                  data-testid="start-open"
                >
                  {t('deskStart.open')}
                </Button>
              </Choices>
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}

function Item({ item, result, count }: DeskReadiness['items'][number]) {
  const { t } = useTranslation();
  return (
    <li data-result={result}>
      <Icon name={ICONS[result]} />
      <div>
        <strong>
          {t(`deskStart.item.${item}`)}
          <Tag tone={TONES[result]}>{t(`deskStart.result.${result}`)}</Tag>
        </strong>
        <p>{t(result === 'ok' ? `deskStart.ok.${item}` : `deskStart.mend.${item}`, { n: count })}</p>
      </div>
    </li>
  );
}
