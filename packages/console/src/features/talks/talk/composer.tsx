import type { ConsultationDetail } from '@tomoshibi/contract';
import { lazy, Suspense, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Icon } from '../../../components/icon.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { failureCode } from '../../../lib/api/api-error.ts';
import { failureText } from '../../../lib/field-faults.ts';
import type { Outgoing, PendingMessage } from '../../../lib/live/outgoing.ts';
import type { TalkLog } from '../../../lib/live/talk-log.ts';
import { useMe } from '../../../lib/session.ts';
import { lengthHint } from '../model/bubbles.ts';
import { freeReplyUntil } from '../model/free-reply.ts';
import { sendsAnswer } from '../model/enter-rule.ts';
import { ComposerStatus } from './composer-status.tsx';
import type { Quote } from './quote.ts';
import { TemplateButton } from './template-button.tsx';
import css from './composer.module.css';
import { useCourtesies } from './use-courtesies.ts';
import { useDraft } from './use-draft.ts';

const TemplatePicker = lazy(async () => {
  const { TemplatePicker: Picker } = await import('./template-picker.tsx');
  return { default: Picker };
});

/** Browsers that know `field-sizing` fit the field to its text; for the others the lines are counted. */
const rowsFor = (text: string): number => Math.min(10, Math.max(2, text.split('\n').length));

interface ComposerProps {
  readonly detail: ConsultationDetail;
  readonly log: TalkLog;
  readonly outgoing: Outgoing;
  readonly pending: readonly PendingMessage[];
  readonly quote: Quote | null;
  readonly onQuote: (quote: Quote | null) => void;
  readonly onNote: () => void;
}

export function Composer({ detail, log, outgoing, pending, quote, onQuote, onNote }: ComposerProps) {
  const { t } = useTranslation();
  const me = useMe();
  const { consultation } = detail;
  const [picking, setPicking] = useState(false);
  const keeper = useDraft(consultation.id, detail.draft, pending.length === 0);
  const draft = useSyncExternalStore(keeper.state.subscribe, keeper.state.get);
  const { messages } = useSyncExternalStore(log.state.subscribe, log.state.get);
  const freeUntil = pending.length === 0 ? freeReplyUntil(messages) : null;
  const field = useRef<HTMLTextAreaElement>(null);
  const hint = lengthHint(draft.text);
  const sendable = draft.text.trim() !== '' && hint.kind !== 'too_long';
  const { sendKey } = me.preferences;

  const { thinking, delay, typed, shown } = useCourtesies(consultation);
  const delayFailure =
    failureCode(delay.error) === 'conflict' ? t('talk.composer.delayNone') : failureText(delay.error, t);
  useLeaveWarning(pending.length > 0);

  const send = (): void => {
    if (!sendable) return;
    const text = keeper.handOver();
    outgoing.send({ clientId: crypto.randomUUID(), text, quote, createdAt: new Date().toISOString() });
    onQuote(null);
    field.current?.focus();
  };
  const insert = (text: string): void => {
    const input = field.current;
    const start = input?.selectionStart ?? draft.text.length;
    const end = input?.selectionEnd ?? start;
    keeper.type(draft.text.slice(0, start) + text + draft.text.slice(end));
    requestAnimationFrame(() => {
      input?.focus();
      input?.setSelectionRange(start + text.length, start + text.length);
    });
  };

  return (
    <div className={css['composer']}>
      {consultation.blocked && (
        <Notice tone="lamp" icon="alert">
          {t('talk.composer.blocked')}
        </Notice>
      )}
      {delayFailure && (
        <Notice tone="lamp" icon="alert" live>
          {delayFailure}
        </Notice>
      )}
      <div className={css['tools']}>
        {picking ? (
          <Suspense fallback={<TemplateButton consultationId={consultation.id} aria-busy />}>
            <TemplatePicker deskId={consultation.deskId} consultationId={consultation.id} onPick={insert} />
          </Suspense>
        ) : (
          <TemplateButton consultationId={consultation.id} onClick={() => setPicking(true)} />
        )}
        <Button
          size="small"
          className={css['tool'] ?? ''}
          busy={thinking.isPending}
          onClick={() => thinking.mutate()}
        >
          {t('talk.composer.thinking')}
        </Button>
        <Button
          size="small"
          className={css['tool'] ?? ''}
          busy={delay.isPending}
          onClick={() => delay.mutate()}
        >
          {t('talk.composer.delay')}
        </Button>
        <Button size="small" className={css['tool'] ?? ''} onClick={onNote}>
          {t('talk.composer.note')}
        </Button>
      </div>
      <div className={css['box']}>
        {quote && (
          <div className={css['quoting']}>
            <Icon name="reply" />
            <p>
              <span className="visually-hidden">{t('talk.composer.quoting')}</span>
              {quote.excerpt ?? t('talk.log.quoteGone')}
            </p>
            <IconButton icon="close" label={t('talk.composer.unquote')} onClick={() => onQuote(null)} />
          </div>
        )}
        <textarea
          ref={field}
          data-testid="composer"
          data-composer={consultation.id}
          aria-label={t('talk.composer.label', { name: consultation.label })}
          placeholder={t('talk.composer.placeholder')}
          value={draft.text}
          rows={rowsFor(draft.text)}
          onChange={(event) => {
            keeper.type(event.currentTarget.value);
            typed();
          }}
          onBlur={() => void keeper.flush()}
          onKeyDown={({ nativeEvent }) => {
            if (!sendsAnswer(nativeEvent, sendKey)) return;
            nativeEvent.preventDefault();
            send();
          }}
        />
      </div>
      <div className={css['foot']}>
        <ComposerStatus
          draft={draft}
          hint={hint}
          freeUntil={freeUntil}
          thinking={shown}
          delayed={delay.isSuccess}
        />
        <Button look="strong" disabled={!sendable} onClick={send} data-testid="send">
          {t('talk.composer.send')}
          <kbd>{t(sendKey === 'enter' ? 'talk.composer.keyEnter' : 'talk.composer.keyCtrl')}</kbd>
        </Button>
      </div>
    </div>
  );
}

/** Asks before the page is left while an answer is not with our server yet. */
function useLeaveWarning(active: boolean): void {
  useEffect(() => {
    if (!active) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [active]);
}
