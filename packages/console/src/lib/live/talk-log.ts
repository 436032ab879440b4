import { talkRoutes, type Message, type MessageFacts } from '@tomoshibi/contract';
import { call } from '../api/call.ts';
import { failureCode, type FailureCode } from '../api/api-error.ts';
import { createBatcher, type Batcher } from './batcher.ts';
import { inOrder, needsRefetch, withFacts } from './message-order.ts';
import { Store } from './store.ts';

export interface TalkLogState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly failure: FailureCode | null;
  readonly messages: readonly Message[];
  readonly hasOlder: boolean;
  readonly loadingOlder: boolean;
}

const PAGE = 100;

/** The messages of one open talk, newest page first, kept true by stream events. */
export class TalkLog {
  readonly state = new Store<TalkLogState>({
    status: 'loading',
    failure: null,
    messages: [],
    hasOlder: false,
    loadingOlder: false,
  });
  readonly consultationId: string;
  private readonly batcher: Batcher;
  /** The newest facts the stream told of each message. */
  private readonly told = new Map<string, MessageFacts>();
  private round = 0;

  constructor(consultationId: string) {
    this.consultationId = consultationId;
    this.batcher = createBatcher({
      flush: async (ids) => {
        const answer = await call(talkRoutes.listMessages, {
          params: { consultationId },
          query: { ids: ids.join(','), limit: PAGE },
        });
        this.merge(answer.messages.map((message) => this.asTold(message)));
      },
      onError: () => void this.load(),
    });
  }

  /** Takes the newest page, and as many older ones as were loaded before. */
  async load(): Promise<void> {
    const round = (this.round += 1);
    const known = this.state.get().messages;
    const reach = known.reduce((least, message) => Math.min(least, message.seq), Number.MAX_SAFE_INTEGER);
    try {
      let page = await this.fetchPage({});
      const fetched = [...page.messages];
      while (known.length > 0 && page.more && leastSeq(fetched) > reach) {
        page = await this.fetchPage({ beforeSeq: leastSeq(fetched) });
        fetched.push(...page.messages);
      }
      if (round !== this.round) return;
      this.state.update((state) => ({
        ...state,
        status: 'ready',
        failure: null,
        messages: inOrder([], fetched),
        hasOlder: page.more,
      }));
    } catch (error) {
      if (round !== this.round) return;
      this.state.update((state) => ({
        ...state,
        status: state.messages.length > 0 ? 'ready' : 'failed',
        failure: failureCode(error),
      }));
    }
  }

  async loadOlder(): Promise<void> {
    const { hasOlder, loadingOlder, messages } = this.state.get();
    if (!hasOlder || loadingOlder || messages.length === 0) return;
    this.state.update((state) => ({ ...state, loadingOlder: true }));
    try {
      const page = await this.fetchPage({ beforeSeq: leastSeq(messages) });
      this.state.update((state) => ({
        ...state,
        messages: inOrder(state.messages, page.messages),
        hasOlder: page.more,
      }));
    } finally {
      this.state.update((state) => ({ ...state, loadingOlder: false }));
    }
  }

  merge(messages: readonly Message[]): void {
    this.state.update((state) => ({ ...state, messages: inOrder(state.messages, messages) }));
  }

  /** Puts in a message just sent. One already here came by the stream after it was sent, so it is the newer. */
  begin(message: Message): void {
    if (!this.state.get().messages.some(({ id }) => id === message.id)) this.merge([message]);
  }

  /** Applies a stream event: facts at once, words by a coalesced fetch where they are new or changed. */
  apply(facts: MessageFacts): void {
    this.told.set(facts.id, facts);
    const known = this.state.get().messages.find((message) => message.id === facts.id);
    if (needsRefetch(known, facts)) this.batcher.add(facts.id);
    if (known) this.merge([withFacts(known, facts)]);
  }

  /** What was on its way while the stream told more of it is no step back. */
  private asTold(message: Message): Message {
    const facts = this.told.get(message.id);
    return facts ? withFacts(message, facts) : message;
  }

  private fetchPage(query: { beforeSeq?: number }) {
    return call(talkRoutes.listMessages, {
      params: { consultationId: this.consultationId },
      query: { ...query, limit: PAGE },
    });
  }
}

function leastSeq(messages: readonly Message[]): number {
  return Math.min(...messages.map((message) => message.seq));
}
