import { Textarea } from '@mantine/core';
import type { QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Choices, Dialog } from '../../components/dialog.tsx';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { Notice } from '../../components/notice.tsx';
import { FormStack } from '../../components/page.tsx';
import { failureText, fieldFault } from '../../lib/field-faults.ts';
import { tell } from '../../lib/tell.ts';
import { useVerb } from '../../lib/use-verb.ts';

interface DecisionProps {
  readonly mayDecide: boolean;
  readonly refresh: readonly QueryKey[];
  readonly approve: () => Promise<unknown>;
  readonly sendBack: (comment: string) => Promise<unknown>;
}

/** The two ways to decide about what waits, for those who did not write it. */
export function Decision({ mayDecide, refresh, approve: run, sendBack }: DecisionProps) {
  const { t } = useTranslation();
  const [returning, setReturning] = useState(false);
  const approve = useVerb({ run, refresh, onDone: () => tell(t('notices.approvals.approved')) });
  const failure = failureText(approve.error, t);
  if (!mayDecide) return <Notice>{t('notices.approvals.own')}</Notice>;
  return (
    <>
      {failure && (
        <Notice tone="lamp" icon="alert" live>
          {failure}
        </Notice>
      )}
      <Choices>
        <Button onClick={() => setReturning(true)} data-testid="send-back">
          {t('notices.approvals.sendBack')}
        </Button>
        <Button
          look="strong"
          busy={approve.isPending}
          onClick={() => approve.mutate(undefined)}
          data-testid="approve"
        >
          {t('notices.approvals.approve')}
        </Button>
      </Choices>
      {returning && (
        <SendBackDialog refresh={refresh} sendBack={sendBack} onClose={() => setReturning(false)} />
      )}
    </>
  );
}

function SendBackDialog({
  refresh,
  sendBack,
  onClose,
}: Pick<DecisionProps, 'refresh' | 'sendBack'> & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [comment, setComment] = useState('');
  const send = useVerb({
    run: () => sendBack(comment),
    refresh,
    onDone: () => {
      tell(t('notices.approvals.sentBack'));
      onClose();
    },
  });
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('notices.approvals.sendBackTitle')}
      closeLabel={t('common.action.close')}
    >
      <FormStack onSubmit={() => send.mutate(undefined)}>
        <Textarea
          label={t('notices.approvals.comment')}
          rows={5}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
          error={fieldFault(send.error, 'comment', t)}
          data-autofocus
        />
        <DialogEnd
          failure={failureText(send.error, t)}
          cancel={t('common.action.cancel')}
          onCancel={onClose}
          label={t('notices.approvals.sendBack')}
          busy={send.isPending}
          testId="send-back-confirm"
        />
      </FormStack>
    </Dialog>
  );
}
