import { formLabel, noticeRoutes, TEXT_KIND_FACTS } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { call } from '../../../lib/api/call.ts';
import { dateTime } from '../../../lib/time/format.ts';
import css from './person.module.css';

/** Which version of which automatic text the person received, in which form; asked for when somebody wants to know. */
export function ReceivedTexts({ consultationId }: { readonly consultationId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const { data, isError } = useQuery({
    queryKey: ['consultation', consultationId, 'notices'],
    queryFn: () => call(noticeRoutes.listSeekerNotices, { params: { consultationId } }),
    enabled: open,
  });
  return (
    <details
      className={css['received']}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      data-testid="received-texts"
    >
      <summary>{t('talk.person.received')}</summary>
      {isError && <p className={css['quiet']}>{t('talk.person.receivedFailed')}</p>}
      {data?.received.length === 0 && <p className={css['quiet']}>{t('talk.person.receivedNone')}</p>}
      <ol>
        {data?.received.map(({ at, versionId, kind, number, form }) => (
          <li key={`${at} ${versionId}`}>
            {TEXT_KIND_FACTS[kind][language]}
            <small>
              {t('talk.person.receivedVersion', { n: number })} · {formLabel(form)} ·{' '}
              <time dateTime={at}>{dateTime(at, language)}</time>
            </small>
          </li>
        ))}
      </ol>
    </details>
  );
}
