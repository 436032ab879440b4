import { EventEmitter } from 'node:events';

/** A hint that something changed; whoever shows it reads the new state through the control API. */
export type Hint =
  | { kind: 'talk' | 'loading'; channelId: string; userId: string }
  | { kind: 'channels' | 'seekers' | 'faults' | 'clock' }
  | { kind: 'webhooks' | 'richmenu' | 'journal'; channelId: string };

export class Bus {
  readonly #emitter = new EventEmitter<{ hint: [Hint] }>().setMaxListeners(0);

  emit(hint: Hint): void {
    this.#emitter.emit('hint', hint);
  }

  /** Calls back on every hint until the returned function is called. */
  listen(callback: (hint: Hint) => void): () => void {
    this.#emitter.on('hint', callback);
    return () => this.#emitter.off('hint', callback);
  }
}
