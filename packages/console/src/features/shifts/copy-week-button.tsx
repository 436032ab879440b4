import { shiftRoutes } from '@tomoshibi/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { Notice } from '../../components/notice.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { call } from '../../lib/api/call.ts';
import { failureText } from '../../lib/field-faults.ts';
import { dayLabel } from '../../lib/time/format.ts';
import { useNow } from '../../lib/time/use-now.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { addDays, noonOf } from './week.ts';

/** Plans the shown week like the one before. */
export function CopyWeekButton({ deskId, monday }: { readonly deskId: string; readonly monday: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const [opened, setOpened] = useState(false);
  const from = addDays(monday, -7);
  const copy = useVerb({
    run: () => call(shiftRoutes.copyShiftWeek, { params: { deskId }, body: { from, to: monday } }),
    refresh: [['desk', deskId, 'shifts'], ['own-shifts']],
  });
  const close = (): void => {
    setOpened(false);
    copy.reset();
  };
  const label = (day: string): string => dayLabel(noonOf(day), now, language);
  return (
    <>
      <Button size="small" onClick={() => setOpened(true)} data-testid="copy-week">
        {t('shifts.copy.open')}
      </Button>
      <Dialog
        opened={opened}
        onClose={close}
        title={t('shifts.copy.title')}
        closeLabel={t('common.action.close')}
      >
        <p>{t('shifts.copy.lead', { from: label(from), to: label(monday) })}</p>
        {copy.data ? (
          <>
            <Notice tone="calm" icon="check" live>
              {t('shifts.copy.done', { copied: copy.data.copied, skipped: copy.data.skipped })}
            </Notice>
            <Button look="strong" onClick={close}>
              {t('common.action.close')}
            </Button>
          </>
        ) : (
          <DialogEnd
            failure={failureText(copy.error, t)}
            cancel={t('common.action.cancel')}
            onCancel={close}
            label={t('shifts.copy.do')}
            busy={copy.isPending}
            onClick={() => copy.mutate(undefined)}
            testId="copy-week-do"
          />
        )}
      </Dialog>
    </>
  );
}
