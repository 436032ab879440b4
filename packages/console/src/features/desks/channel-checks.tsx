import { deskRoutes, type ChannelCheck } from '@tomoshibi/contract';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Notice } from '../../components/notice.tsx';
import { Tag } from '../../components/tag.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { call } from '../../lib/api/call.ts';
import { failureText } from '../../lib/field-faults.ts';
import { dateTime } from '../../lib/time/format.ts';
import { checkWords } from './channel-words.ts';
import css from './desks.module.css';

type Item = ChannelCheck['items'][number];

const ICONS = { ok: 'check', mend: 'alert', unknown: 'question' } as const;
const TONES = { ok: 'calm', mend: 'lamp', unknown: 'quiet' } as const;

export function ChannelChecks({ deskId }: { readonly deskId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const check = useMutation({ mutationFn: () => call(deskRoutes.checkChannel, { params: { deskId } }) });
  const failure = failureText(check.error, t);
  return (
    <div>
      <Button look="lamp" busy={check.isPending} onClick={() => check.mutate()} data-testid="channel-check">
        {t(check.isPending ? 'admin.channel.checking' : 'admin.channel.check')}
      </Button>
      <output>
        {failure && (
          <Notice tone="lamp" icon="alert">
            {failure}
          </Notice>
        )}
        {check.data && (
          <>
            <ul className={css['checks']}>
              {check.data.items.map((item) => (
                <Check key={item.item} item={item} />
              ))}
            </ul>
            <small>{t('admin.channel.checkedAt', { time: dateTime(check.data.checkedAt, language) })}</small>
          </>
        )}
      </output>
    </div>
  );
}

/** One thing that was asked of LINE, and in words what to mend. */
function Check({ item }: { readonly item: Item }) {
  const { t, i18n } = useTranslation();
  const [lead, ...facts] = checkWords(item, t, i18n.language);
  return (
    <li data-result={item.result}>
      <Icon name={ICONS[item.result]} />
      <div>
        <strong>
          {t(`admin.channel.item.${item.item}`)}
          <Tag tone={TONES[item.result]}>{t(`admin.channel.result.${item.result}`)}</Tag>
        </strong>
        <p>{lead}</p>
        {facts.map((fact) => (
          <small key={fact}>{fact}</small>
        ))}
      </div>
    </li>
  );
}
