import { readFile, rename, writeFile } from 'node:fs/promises';
import { snapshotSchema, type State } from './state.ts';

const SAVE_AFTER_MS = 300;

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Keeps the state in one JSON file: written shortly after a change and on close, replaced by rename. */
export class StateFile {
  readonly #path: string;
  readonly #state: State;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(path: string, state: State) {
    this.#path = path;
    this.#state = state;
  }

  /** Fills the state from the file; a missing file is an empty start, a broken one is an error. */
  async load(): Promise<void> {
    let text: string;
    try {
      text = await readFile(this.#path, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
      throw error;
    }
    const parsed = snapshotSchema.safeParse(parseJson(text));
    if (!parsed.success)
      throw new Error(`The state file ${this.#path} cannot be read; move it away to start afresh.`);
    this.#state.load(parsed.data);
  }

  touch(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#save();
    }, SAVE_AFTER_MS);
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#save();
  }

  async #save(): Promise<void> {
    const before = this.#writing;
    this.#writing = this.#write(before, JSON.stringify(this.#state.toSnapshot()));
    await this.#writing;
  }

  async #write(before: Promise<void>, text: string): Promise<void> {
    await before;
    const temporary = `${this.#path}.new`;
    await writeFile(temporary, text, { mode: 0o600 });
    await rename(temporary, this.#path);
  }
}
