import { isPassing } from '../../../lib/api/api-error.ts';
import type { Schedule } from '../../../lib/live/batcher.ts';
import { Store } from '../../../lib/live/store.ts';

export interface DraftState {
  readonly text: string;
  /** `handed_over`: the text was sent off; the stored draft goes once the server has the message. */
  readonly status: 'clean' | 'dirty' | 'saving' | 'saved' | 'failed' | 'handed_over';
}

type Save = (text: string, leaving: boolean) => Promise<void>;

const PAUSE_MS = 800;
const RETRY_MS = 5000;

/** Keeps an unfinished answer on the server: a moment after typing stops, and whenever the page is left. */
export class DraftKeeper {
  readonly state: Store<DraftState>;
  private readonly save: Save;
  private readonly schedule: Schedule;
  private stored: string;
  private typed = 0;
  private saving = false;

  constructor(
    initial: string,
    save: Save,
    schedule: Schedule = (work, ms) => {
      setTimeout(work, ms);
    },
  ) {
    this.state = new Store<DraftState>({ text: initial, status: 'clean' });
    this.stored = initial;
    this.save = save;
    this.schedule = schedule;
  }

  type(text: string): void {
    this.state.set({ text, status: 'dirty' });
    this.saveLater(PAUSE_MS);
  }

  /** Puts a text that was not sent back before whatever is written meanwhile. */
  prepend(text: string): void {
    const present = this.state.get().text;
    this.type(present === '' ? text : `${text}\n${present}`);
  }

  /** Empties the field for a message that is being sent; nothing is removed from the server yet. */
  handOver(): string {
    const { text } = this.state.get();
    this.typed += 1;
    this.state.set({ text: '', status: 'handed_over' });
    return text;
  }

  /** Saves at once if anything is unsaved. `leaving`: the page may be gone before the answer comes. */
  async flush(leaving = false): Promise<void> {
    const { text } = this.state.get();
    if (this.saving && !leaving) return;
    if (text === this.stored) return this.settle(text, 'saved');
    this.saving = true;
    this.state.set({ text, status: 'saving' });
    try {
      await this.save(text, leaving);
      this.stored = text;
      this.settle(text, 'saved');
    } catch (error) {
      this.settle(text, 'failed');
      // A refusal stays one (the talk may be another's by now); only what passes is tried again.
      if (isPassing(error)) this.saveLater(RETRY_MS);
    } finally {
      this.saving = false;
      if (this.state.get().status === 'dirty') this.saveLater(PAUSE_MS);
    }
  }

  private settle(text: string, status: 'saved' | 'failed'): void {
    const now = this.state.get();
    if (now.text !== text) return;
    this.state.set({ text, status: text === '' && status === 'saved' ? 'clean' : status });
  }

  private saveLater(ms: number): void {
    this.typed += 1;
    const turn = this.typed;
    this.schedule(() => {
      if (turn === this.typed) void this.flush();
    }, ms);
  }
}
