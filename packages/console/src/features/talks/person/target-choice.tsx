import { receptionRoutes, Target, type ConsultationDetail } from '@tomoshibi/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../components/notice.tsx';
import { call } from '../../../lib/api/call.ts';
import { failureText } from '../../../lib/field-faults.ts';
import { useLive } from '../../../lib/live/live-context.tsx';
import css from './person.module.css';

/** Whether the person belongs to the desk's target group; who does not is served as courteously, and counted apart. */
export function TargetChoice({ detail }: { readonly detail: ConsultationDetail }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const live = useLive();
  const { consultation } = detail;
  const [tell, setTell] = useState(false);
  const set = useMutation({
    mutationFn: (target: Target) =>
      call(receptionRoutes.setTarget, {
        params: { consultationId: consultation.id },
        body: { target, tell: tell && target === 'outside_target' },
      }),
    onSettled: () => {
      live.touch(consultation.id);
      void client.invalidateQueries({ queryKey: ['consultation', consultation.id] });
    },
  });
  const failure = failureText(set.error, t);
  return (
    <div className={css['target']}>
      <label>
        {t('reception.target.label')}
        <select
          value={consultation.target}
          disabled={set.isPending || !detail.abilities.note}
          onChange={(event) => {
            const chosen = Target.safeParse(event.currentTarget.value);
            if (chosen.success) set.mutate(chosen.data);
          }}
        >
          {Target.options.map((value) => (
            <option key={value} value={value}>
              {t(`reception.target.${value}`)}
            </option>
          ))}
        </select>
      </label>
      {consultation.target !== 'outside_target' && consultation.state !== 'closed' && (
        <label className={css['tell']}>
          <input type="checkbox" checked={tell} onChange={(event) => setTell(event.currentTarget.checked)} />
          {t('reception.target.tell')}
        </label>
      )}
      {failure && (
        <Notice tone="lamp" icon="alert" live>
          {failure}
        </Notice>
      )}
    </div>
  );
}
