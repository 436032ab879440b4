import { Checkbox, NativeSelect } from '@mantine/core';
import { routes, Target, type ConsultationDetail } from '@tomoshibi/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../components/notice.tsx';
import { call } from '../../../lib/api/call.ts';
import { failureText } from '../../../lib/field-faults.ts';
import { useLive } from '../../../lib/live/live-context.tsx';

/** Whether the person belongs to the desk's target group; who does not is served as courteously, and counted apart. */
export function TargetChoice({ detail }: { readonly detail: ConsultationDetail }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const live = useLive();
  const { consultation } = detail;
  const [tell, setTell] = useState(false);
  const set = useMutation({
    mutationFn: (target: Target) =>
      call(routes.setTarget, {
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
    <div>
      <NativeSelect
        label={t('reception.target.label')}
        value={consultation.target}
        disabled={set.isPending || !detail.abilities.note}
        onChange={(event) => {
          const chosen = Target.safeParse(event.currentTarget.value);
          if (chosen.success) set.mutate(chosen.data);
        }}
        data={Target.options.map((value) => ({ value, label: t(`reception.target.${value}`) }))}
      />
      {consultation.target !== 'outside_target' && consultation.state !== 'closed' && (
        <Checkbox
          mt="xs"
          label={t('reception.target.tell')}
          checked={tell}
          onChange={(event) => setTell(event.currentTarget.checked)}
        />
      )}
      {failure && (
        <Notice tone="lamp" icon="alert" live>
          {failure}
        </Notice>
      )}
    </div>
  );
}
