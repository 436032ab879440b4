import type { ConsultationDetail } from '@tomoshibi/contract';
import { lazy, Suspense, useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Empty, Failure, LoadingLines } from '../../../components/states.tsx';
import { failureCode, type FailureCode } from '../../../lib/api/api-error.ts';
import { useLive, useTalkLog } from '../../../lib/live/live-context.tsx';
import { useConsultation } from '../use-consultation.ts';
import type { PaneActions } from '../use-panes.ts';
import { AlertBar } from './alert-bar.tsx';
import { Composer } from './composer.tsx';
import type { Quote } from './quote.ts';
import { RoomBar } from './room-bar.tsx';
import { StandingBar } from './standing-bar.tsx';
import { hasDeskRight, useMe } from '../../../lib/session.ts';
import { TalkHead } from './talk-head.tsx';
import { TalkLogView } from './talk-log-view.tsx';
import css from './talk.module.css';

const CloseDialog = lazy(async () => {
  const { CloseDialog: Ask } = await import('./close-dialog.tsx');
  return { default: Ask };
});
const HandOverDialog = lazy(async () => {
  const { HandOverDialog: Ask } = await import('./hand-over-dialog.tsx');
  return { default: Ask };
});
const TakeOverDialog = lazy(async () => {
  const { TakeOverDialog: Ask } = await import('./take-over-dialog.tsx');
  return { default: Ask };
});

interface TalkPaneProps {
  readonly consultationId: string;
  readonly focused: boolean;
  readonly alone: boolean;
  readonly narrow: boolean;
  readonly personOpen: boolean;
  readonly actions: PaneActions;
  readonly onPerson: () => void;
  readonly onNote: () => void;
}

interface OpenTalkProps extends TalkPaneProps {
  readonly detail: ConsultationDetail;
  readonly onTaken: (name: string) => void;
}

const HIDING: ReadonlySet<FailureCode> = new Set(['not_found', 'forbidden']);

export function TalkPane(props: TalkPaneProps) {
  const { consultationId, focused, actions } = props;
  const { t } = useTranslation();
  const [takenBy, setTakenBy] = useState<string>();
  const { data, error, isError, refetch, consultation } = useConsultation(consultationId);
  // Words that are no longer the caller's to see leave the screen, whatever was loaded before.
  const hidden = isError && HIDING.has(failureCode(error));
  return (
    <section
      className={css['pane']}
      data-testid="talk"
      data-consultation-id={consultationId}
      data-focused={focused && !props.alone}
      aria-label={
        consultation ? t('talk.log.label', { name: consultation.label }) : t('common.state.loading')
      }
      onFocusCapture={() => actions.focus(consultationId)}
    >
      {hidden ? (
        <div className={css['gone']}>
          <Empty
            title={takenBy ? t('talk.composer.claimedBy', { name: takenBy }) : t('talk.head.gone')}
            hint={t(takenBy ? 'talk.head.goneNext' : 'talk.head.goneHint')}
            icon="talk"
          >
            <Button onClick={() => actions.close(consultationId)}>{t('talk.head.closePane')}</Button>
          </Empty>
        </div>
      ) : data && consultation ? (
        <OpenTalk {...props} onTaken={setTakenBy} detail={{ ...data, consultation }} />
      ) : isError ? (
        <Failure
          title={t('common.state.failed')}
          reason={t(`errors.${failureCode(error)}`)}
          retryLabel={t('common.action.retry')}
          onRetry={() => void refetch()}
        />
      ) : (
        <LoadingLines label={t('common.state.loading')} lines={8} />
      )}
    </section>
  );
}

function OpenTalk(props: OpenTalkProps) {
  const { consultationId, detail, actions, narrow } = props;
  const live = useLive();
  const log = useTalkLog(consultationId);
  const outgoing = useMemo(() => live.outgoingOf(consultationId), [live, consultationId]);
  const pending = useSyncExternalStore(outgoing.pending.subscribe, outgoing.pending.get);
  const [quote, setQuote] = useState<Quote | null>(null);
  const [closing, setClosing] = useState(false);
  const [handingOver, setHandingOver] = useState(false);
  const [takingOver, setTakingOver] = useState(false);
  const me = useMe();
  const { abilities, consultation } = detail;
  return (
    <>
      <div>
        <TalkHead
          detail={detail}
          narrow={narrow}
          personOpen={props.personOpen && props.focused}
          onPerson={props.onPerson}
          onClosePane={() => actions.close(consultationId)}
          onEnd={() => setClosing(true)}
          onHandOver={() => setHandingOver(true)}
          onTakeOver={() => setTakingOver(true)}
        />
        {consultation.venue === 'room' && (
          <RoomBar consultationId={consultation.id} canLink={abilities.reply} />
        )}
        {consultation.alert && <AlertBar consultation={consultation} />}
      </div>
      <TalkLogView
        log={log}
        pending={pending}
        outgoing={outgoing}
        label={consultation.label}
        canReply={abilities.reply}
        inRoom={consultation.venue === 'room'}
        onQuote={setQuote}
      />
      {abilities.reply ? (
        <Composer
          detail={detail}
          log={log}
          outgoing={outgoing}
          pending={pending}
          quote={quote}
          onQuote={setQuote}
          onNote={props.onNote}
        />
      ) : (
        <StandingBar
          detail={detail}
          actions={actions}
          onTakeOver={() => setTakingOver(true)}
          onTaken={props.onTaken}
        />
      )}
      <Suspense>
        {handingOver && (
          <HandOverDialog
            detail={detail}
            opened
            onClose={() => setHandingOver(false)}
            onDone={() => {
              // Who may read any talk stays with it; a counselor would look at a page that says it is gone.
              if (!hasDeskRight(me, detail.consultation.deskId, 'talk.read_any'))
                actions.close(consultationId);
            }}
          />
        )}
        {closing && <CloseDialog detail={detail} opened onClose={() => setClosing(false)} />}
        {takingOver && <TakeOverDialog detail={detail} opened onClose={() => setTakingOver(false)} />}
      </Suspense>
    </>
  );
}
