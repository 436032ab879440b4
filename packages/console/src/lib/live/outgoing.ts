import { talkRoutes, type Message } from '@tomoshibi/contract';
import { failureCode, isPassing, type FailureCode } from '../api/api-error.ts';
import { call } from '../api/call.ts';
import { Store } from './store.ts';

export interface PendingMessage {
  readonly clientId: string;
  readonly text: string;
  readonly quote: { readonly messageId: string; readonly excerpt: string | null } | null;
  readonly createdAt: string;
  /** `held`: not yet with our own server, a person decides; `refused`: the server said no. */
  readonly state: 'posting' | 'held' | 'refused';
  readonly failure: FailureCode | null;
}

type Post = (consultationId: string, pending: PendingMessage) => Promise<Message>;

const postMessage: Post = (consultationId, { clientId, text, quote }) =>
  call(
    talkRoutes.sendMessage,
    {
      params: { consultationId },
      body: { text, clientId, ...(quote ? { quoteMessageId: quote.messageId } : {}) },
    },
    { key: clientId },
  );

/** Messages on their way to our own server, one after the other, so that they arrive in the order written. */
export class Outgoing {
  readonly pending = new Store<readonly PendingMessage[]>([]);
  readonly consultationId: string;
  private readonly onAccepted: (message: Message) => void;
  private readonly post: Post;
  private busy = false;

  constructor(consultationId: string, onAccepted: (message: Message) => void, post: Post = postMessage) {
    this.consultationId = consultationId;
    this.onAccepted = onAccepted;
    this.post = post;
  }

  send(message: Pick<PendingMessage, 'clientId' | 'text' | 'quote' | 'createdAt'>): void {
    this.pending.update((list) => [...list, { ...message, state: 'posting', failure: null }]);
    void this.work();
  }

  retry(clientId: string): void {
    this.change(clientId, { state: 'posting', failure: null });
    void this.work();
  }

  discard(clientId: string): void {
    this.pending.update((list) => list.filter((one) => one.clientId !== clientId));
    void this.work();
  }

  private async work(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      // What stands behind a held message waits, or it would overtake it.
      for (let next = this.pending.get()[0]; next?.state === 'posting'; next = this.pending.get()[0]) {
        await this.deliver(next);
      }
    } finally {
      this.busy = false;
    }
  }

  private async deliver(next: PendingMessage): Promise<void> {
    try {
      this.onAccepted(await this.post(this.consultationId, next));
      this.pending.update((list) => list.filter((one) => one.clientId !== next.clientId));
    } catch (error) {
      const state = isPassing(error) || failureCode(error) === 'signed_out' ? 'held' : 'refused';
      this.change(next.clientId, { state, failure: failureCode(error) });
    }
  }

  private change(clientId: string, change: Partial<PendingMessage>): void {
    this.pending.update((list) =>
      list.map((one) => (one.clientId === clientId ? { ...one, ...change } : one)),
    );
  }
}
