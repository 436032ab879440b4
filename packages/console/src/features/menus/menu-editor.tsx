import { Checkbox, TextInput } from '@mantine/core';
import {
  MENU_BAR_LENGTH,
  richMenuRoutes,
  type DeskMenu,
  type MenuDocument,
  type MenuFaceKind,
} from '@tomoshibi/contract';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Choices } from '../../components/dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { Section } from '../../components/page.tsx';
import { ApiError } from '../../lib/api/api-error.ts';
import { call } from '../../lib/api/call.ts';
import { failureText, fieldFault } from '../../lib/field-faults.ts';
import { tell } from '../../lib/tell.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { MenuPictures } from '../../shared/menus/menu-pictures.tsx';
import { menuKey, PENDING_MENUS_KEY } from '../../shared/menus/menu-queries.ts';
import { FaceChoice } from './face-choice.tsx';
import { FaceForm } from './face-form.tsx';
import { beginDraft, documentOf, drawable, faceAtFault } from './model/draft.ts';
import css from './menus.module.css';

/** How long somebody rests before the picture is drawn anew. */
const REST_MS = 300;

/** The last thing that could be drawn, a moment after it was written. */
function useRested(document: MenuDocument | null, first: MenuDocument): MenuDocument {
  const [rested, setRested] = useState(first);
  useEffect(() => {
    if (!document) return undefined;
    const timer = setTimeout(() => setRested(document), REST_MS);
    return () => clearTimeout(timer);
  }, [document]);
  return rested;
}

/** The draft of a menu: what its areas say and do, and what people will see. */
export function MenuEditor({ deskId, menu }: { readonly deskId: string; readonly menu: DeskMenu }) {
  const { t } = useTranslation();
  const { open, sentBack, inForce, ready } = menu;
  const base = open ?? sentBack ?? inForce;
  const [draft, setDraft] = useState(() => beginDraft(base?.document ?? ready));
  const [turnedOff, setTurnedOff] = useState(base?.turnedOff ?? false);
  const [face, setFace] = useState<MenuFaceKind>('open');
  const [discarding, setDiscarding] = useState(false);
  const [shown, setShown] = useState(() => drawable(draft));
  const picture = useRested(shown, base?.document ?? ready);
  const put = (next: typeof draft) => {
    setDraft(next);
    setShown(drawable(next));
  };
  const refresh = [menuKey(deskId), PENDING_MENUS_KEY];
  const showFault = (error: unknown) => {
    const at = error instanceof ApiError ? faceAtFault(error.details.map(({ field }) => field)) : null;
    if (at) setFace(at);
  };

  const store = async () => {
    const body = { revision: open?.revision ?? 0, document: documentOf(draft), turnedOff };
    return call(richMenuRoutes.saveMenuDraft, { params: { deskId }, body });
  };
  const save = useVerb({ run: store, refresh, onDone: () => tell(t('menus.saved')) });
  const submit = useVerb({
    run: async () => {
      const { versionId: menuVersionId, revision } = await store();
      return call(richMenuRoutes.submitMenu, { params: { deskId, menuVersionId }, body: { revision } });
    },
    refresh,
    onDone: () => tell(t('menus.submitted')),
  });
  const discard = useVerb({
    run: (menuVersionId: string) =>
      call(richMenuRoutes.discardMenuDraft, { params: { deskId, menuVersionId } }),
    refresh,
    onDone: () => {
      setDiscarding(false);
      tell(t('menus.discarded'));
    },
  });
  const fault = submit.error ?? save.error;
  const failure = failureText(fault ?? discard.error, t);

  return (
    <>
      {!base && <Notice>{t('menus.begin')}</Notice>}
      <Section title={t('menus.faces')} lead={t(`menus.faceHint.${face}`)}>
        <Checkbox
          label={t('menus.turnedOff')}
          description={t('menus.turnedOffLead')}
          checked={turnedOff}
          onChange={(event) => setTurnedOff(event.currentTarget.checked)}
        />
        {!turnedOff && (
          <>
            <FaceChoice face={face} onFace={setFace} />
            <div className={css['editor']}>
              <div className={css['write']}>
                <TextInput
                  label={t('menus.bar')}
                  description={t('menus.barHint')}
                  value={draft.bar}
                  maxLength={MENU_BAR_LENGTH}
                  onChange={(event) => put({ ...draft, bar: event.currentTarget.value })}
                  error={fieldFault(fault, 'document.bar', t)}
                />
                <FaceForm key={face} menu={menu} draft={draft} face={face} fault={fault} onDraft={put} />
              </div>
              <div className={css['see']}>
                <h3>{t('menus.preview')}</h3>
                <MenuPictures deskId={deskId} document={picture} faces={[face]} />
                <p className={css['soft']} aria-live="polite">
                  {shown === null && t('menus.previewWaits')}
                </p>
              </div>
            </div>
          </>
        )}
      </Section>
      {failure && (
        <Notice tone="lamp" icon="alert" live>
          {failure}
        </Notice>
      )}
      <Choices>
        {open && (
          <Button look="quiet" onClick={() => setDiscarding(true)}>
            {t('menus.discard')}
          </Button>
        )}
        <Button
          busy={save.isPending}
          disabled={submit.isPending}
          onClick={() => save.mutate(undefined, { onError: showFault })}
          data-testid="menu-save"
        >
          {t('menus.save')}
        </Button>
        <Button
          look="strong"
          busy={submit.isPending}
          disabled={save.isPending}
          onClick={() => submit.mutate(undefined, { onError: showFault })}
          data-testid="menu-submit"
        >
          {t('menus.submit')}
        </Button>
      </Choices>
      <ConfirmDialog
        opened={discarding}
        title={t('menus.discard')}
        lead={t('menus.discardLead')}
        confirmLabel={t('menus.discard')}
        cancelLabel={t('common.action.cancel')}
        busy={discard.isPending}
        onConfirm={() => open && discard.mutate(open.versionId)}
        onClose={() => setDiscarding(false)}
      />
    </>
  );
}
