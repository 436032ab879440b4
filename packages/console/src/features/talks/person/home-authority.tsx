import { receptionRoutes, type ConsultationDetail } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { call } from '../../../lib/api/call.ts';
import { failureText } from '../../../lib/field-faults.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import css from './person.module.css';

/** Whose person it is; where an operator serves several authorities, staff put right what was chosen wrong. */
export function HomeAuthority({ detail }: { readonly detail: ConsultationDetail }) {
  const { t } = useTranslation();
  const { authority, authorities, consultation } = detail;
  const set = useVerb({
    run: (authorityId: string) =>
      call(receptionRoutes.setAuthority, {
        params: { consultationId: consultation.id },
        body: { authorityId },
      }),
    refresh: [['consultation', consultation.id]],
  });
  if (authorities.length < 2 || !detail.abilities.note) return authority?.name ?? '';
  const failure = failureText(set.error, t);
  return (
    <>
      <select
        className={css['home']}
        aria-label={t('talk.person.authority')}
        value={authority?.authorityId ?? ''}
        disabled={set.isPending}
        onChange={(event) => set.mutate(event.currentTarget.value)}
        data-testid="home-authority"
      >
        {authorities.map(({ authorityId, name }) => (
          <option key={authorityId} value={authorityId}>
            {name}
          </option>
        ))}
      </select>
      {failure && <p role="alert">{failure}</p>}
    </>
  );
}
