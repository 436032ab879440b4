import { Checkbox } from '@mantine/core';
import {
  checkText,
  formLabel,
  isPageKind,
  noticeRoutes,
  sortForms,
  type ResponseOf,
  type TextKind,
} from '@tomoshibi/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Choices } from '../../components/dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { Section } from '../../components/page.tsx';
import { call } from '../../lib/api/call.ts';
import { failureText, fieldFault } from '../../lib/field-faults.ts';
import { tell } from '../../lib/tell.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { DiffView } from '../../shared/texts/diff-view.tsx';
import { FormChoice } from '../../shared/texts/form-choice.tsx';
import { PENDING_KEY, textsKey } from './notice-queries.ts';
import { Preview } from './preview-bubble.tsx';
import { TextBodyField } from './text-body-field.tsx';
import css from './notices.module.css';

interface TextEditorProps {
  readonly deskId: string;
  readonly kind: TextKind;
  readonly text: ResponseOf<typeof noticeRoutes.getText>;
  readonly editable: boolean;
}

type Bodies = Readonly<Record<string, string>>;

/** Forms without words are left out; a form nobody has begun yet is no fault. */
const written = (bodies: Bodies): Record<string, string> =>
  Object.fromEntries(Object.entries(bodies).filter(([, body]) => body.trim() !== ''));

export function TextEditor({ deskId, kind, text, editable }: TextEditorProps) {
  const { t } = useTranslation();
  const open = text.versions.find(({ state }) => state === 'draft' || state === 'submitted');
  const inForce = text.versions.find(({ state }) => state === 'in_force');
  const newest = text.versions[0];
  const sentBack = newest?.state === 'sent_back' ? newest : null;
  const base = open ?? sentBack ?? inForce;
  const [bodies, setBodies] = useState<Bodies>(base?.bodies ?? {});
  const [turnedOff, setTurnedOff] = useState(base?.turnedOff ?? false);
  const [form, setForm] = useState('standard');
  const [discarding, setDiscarding] = useState(false);
  const locked = !editable || open?.state === 'submitted';
  const forms = sortForms([...new Set(['standard', ...Object.keys(bodies)])]);
  const body = bodies[form] ?? '';
  const refresh = [textsKey(deskId), PENDING_KEY];
  const input = { revision: open?.revision ?? 0, turnedOff, bodies: turnedOff ? {} : written(bodies) };
  const store = () => call(noticeRoutes.saveTextDraft, { params: { deskId, kind }, body: input });
  const save = useVerb({ run: store, refresh, onDone: () => tell(t('notices.saved')) });
  const submit = useVerb({
    run: async () => {
      const draft = await store();
      return call(noticeRoutes.submitText, {
        params: { deskId, versionId: draft.versionId },
        body: { revision: draft.revision },
      });
    },
    refresh,
    onDone: () => tell(t('notices.submitted')),
  });
  const discard = useVerb({
    run: (versionId: string) => call(noticeRoutes.discardTextDraft, { params: { deskId, versionId } }),
    refresh,
    onDone: () => {
      setDiscarding(false);
      tell(t('notices.discarded'));
    },
  });
  const fault = submit.error ?? save.error;
  const failure = failureText(fault ?? discard.error, t);
  const ready = checkText(kind, written(bodies), turnedOff).length === 0;
  const put = (next: string) => setBodies({ ...bodies, [form]: next });
  const drop = () => {
    setBodies(Object.fromEntries(Object.entries(bodies).filter(([one]) => one !== form)));
    setForm('standard');
  };
  const readyWords = text.ready[form];

  return (
    <>
      <Notice icon="people">{t(`notices.approver.${text.approver}`)}</Notice>
      {open?.state === 'submitted' && (
        <Notice tone="lamp" icon="clock">
          {t('notices.waiting')}
        </Notice>
      )}
      {!editable && <Notice>{t('notices.readOnly')}</Notice>}
      {sentBack && !open && (
        <Notice tone="lamp" icon="reply">
          <strong>{t('notices.sentBack', { name: sentBack.decidedBy?.name ?? '' })}</strong>
          <p className={css['words']}>{sentBack.comment}</p>
        </Notice>
      )}
      <section className={css['editor']} aria-label={t('notices.body')}>
        <div className={css['write']}>
          {!locked && (
            <Checkbox
              label={t('notices.turnedOff')}
              description={t('notices.turnedOffLead')}
              checked={turnedOff}
              onChange={(event) => setTurnedOff(event.currentTarget.checked)}
            />
          )}
          {turnedOff ? (
            <p className={css['soft']}>{t('notices.state.off')}</p>
          ) : (
            <>
              <FormChoice
                forms={forms}
                form={form}
                onForm={setForm}
                onAdd={
                  locked
                    ? undefined
                    : (added) => {
                        setBodies({ ...bodies, [added]: text.ready[added] ?? '' });
                        setForm(added);
                      }
                }
              />
              {locked ? (
                <p className={css['words']}>{body}</p>
              ) : (
                <TextBodyField
                  kind={kind}
                  body={body}
                  onBody={put}
                  fault={fieldFault(fault, `bodies.${form}`, t)}
                />
              )}
              {!locked && (
                <Choices>
                  {form !== 'standard' && (
                    <Button size="small" look="quiet" onClick={drop}>
                      {t('notices.removeForm', { form: formLabel(form) })}
                    </Button>
                  )}
                  {readyWords !== undefined && readyWords !== body && (
                    <Button size="small" look="quiet" onClick={() => put(readyWords)}>
                      {t('notices.useReady')}
                    </Button>
                  )}
                </Choices>
              )}
            </>
          )}
        </div>
        {!turnedOff && (
          <div className={css['see']}>
            <h2>{t('notices.preview')}</h2>
            {!isPageKind(kind) && <p className={css['soft']}>{t('notices.previewHint')}</p>}
            <Preview
              kind={kind}
              form={form}
              body={body}
              values={text.values[form] ?? text.values['standard']}
            />
          </div>
        )}
      </section>
      {failure && (
        <Notice tone="lamp" icon="alert" live>
          {failure}
        </Notice>
      )}
      {!locked && (
        <Choices>
          {open && (
            <Button look="quiet" onClick={() => setDiscarding(true)}>
              {t('notices.discard')}
            </Button>
          )}
          <Button
            busy={save.isPending}
            disabled={submit.isPending}
            onClick={() => save.mutate(undefined)}
            data-testid="notice-save"
          >
            {t('notices.saveDraft')}
          </Button>
          <Button
            look="strong"
            busy={submit.isPending}
            disabled={!ready || save.isPending}
            onClick={() => submit.mutate(undefined)}
            data-testid="notice-submit"
          >
            {t('notices.submit')}
          </Button>
        </Choices>
      )}
      {!turnedOff && (
        <Section title={t('notices.diff')}>
          {inForce?.bodies[form] === undefined ? (
            <p className={css['soft']}>{t('notices.diffNone')}</p>
          ) : (
            <DiffView before={inForce.bodies[form]} after={body} />
          )}
        </Section>
      )}
      <ConfirmDialog
        opened={discarding}
        title={t('notices.discard')}
        lead={t('notices.discardLead')}
        confirmLabel={t('notices.discard')}
        cancelLabel={t('common.action.cancel')}
        busy={discard.isPending}
        onConfirm={() => open && discard.mutate(open.versionId)}
        onClose={() => setDiscarding(false)}
      />
    </>
  );
}
