import { Interned } from './interned.ts';
import { BEGIN, END, type Pattern } from './pattern.ts';

/**
 * All writings of all ideas, told apart letter by letter: from a state each letter leads to one other. Flat arrays,
 * and states with the same future are one, so that the 220,000 writings of the lexicon take half a megabyte.
 */
export interface Automaton {
  /** Where a writing begins, and where one begins that asks for a gap before it. */
  readonly start: number;
  readonly startAtGap: number;
  /** The letters that lead on from a state are at `from[state]` up to `from[state + 1]`, in order. */
  readonly from: Uint32Array;
  readonly units: Uint16Array;
  readonly targets: Uint32Array;
  /** By state, the ideas written when one is there, and those written if a gap follows; numbers into `lists`. */
  readonly written: Uint16Array;
  readonly writtenAtGap: Uint16Array;
  readonly lists: readonly (readonly number[])[];
  /** Letters of the longest writing. */
  readonly longest: number;
}

/** The place of a letter that is none: the writing ends here and means an idea. */
const WRITTEN = 0;
const MOST_SETS = 2 ** 32;

// A place is a letter and what may come after it: [letter, number of a set of places], or [WRITTEN, idea]. Sets of places are
// the states. Forms are compiled from their ends, so that equal endings are the same places, and nothing is expanded.
export class AutomatonBuilder {
  readonly #places = new Interned();
  readonly #sets = new Interned();
  /** What a verb with this set after it begins with, by both. */
  readonly #verbs = new Map<number, number>();
  readonly #heads: number[] = [];

  /** `name` is for the message when the pattern has no letters. */
  add(pattern: Pattern, idea: number, name: string): void {
    const heads = this.#before(pattern, this.#one(WRITTEN, idea));
    if (this.#empty(heads)) throw new Error(`The form ${name} has no letters`);
    this.#heads.push(heads);
  }

  build(): Automaton {
    const start = this.#union(this.#heads);
    const states = new States();
    const numbers = new Map<number, number>();
    const visit = (set: number): number => {
      const known = numbers.get(set);
      if (known !== undefined) return known;
      const { edges, ...ideas } = this.#leave(set);
      const state = states.add(
        edges.map(({ unit, next }) => ({ unit, target: visit(next) })),
        ideas,
      );
      numbers.set(set, state);
      return state;
    };
    return states.done(visit(start), visit(this.#union(this.#after(start, BEGIN))));
  }

  #unit(place: number): number {
    return this.#places.at(place, 0);
  }

  #next(place: number): number {
    return this.#places.at(place, 1);
  }

  #one(unit: number, next: number): number {
    this.#places.push(unit);
    this.#places.push(next);
    this.#sets.push(this.#places.close());
    return this.#sets.close();
  }

  #union(sets: readonly number[]): number {
    const [only] = sets;
    if (sets.length === 1 && only !== undefined) return only;
    for (const set of sets)
      for (let at = 0; at < this.#sets.size(set); at += 1) this.#sets.push(this.#sets.at(set, at));
    return this.#sets.closeSet();
  }

  /** What comes after this letter at the places of a set; after WRITTEN, the ideas. */
  #after(set: number, unit: number): number[] {
    const found: number[] = [];
    for (let at = 0; at < this.#sets.size(set); at += 1) {
      const place = this.#sets.at(set, at);
      if (this.#unit(place) === unit) found.push(this.#next(place));
    }
    return found;
  }

  /** The places one may begin at to write the pattern and then go on with `next`. */
  #before({ sequences, verb }: Pattern, next: number): number {
    const name = verb === null ? null : verb * MOST_SETS + next;
    const known = name === null ? undefined : this.#verbs.get(name);
    if (known !== undefined) return known;
    const found = this.#union(
      sequences.map((sequence) =>
        sequence.reduceRight<number>(
          (after, part) => (typeof part === 'number' ? this.#one(part, after) : this.#before(part, after)),
          next,
        ),
      ),
    );
    if (name !== null) this.#verbs.set(name, found);
    return found;
  }

  #empty(set: number): boolean {
    return (
      this.#after(set, WRITTEN).length > 0 ||
      [BEGIN, END].some((gap) => this.#after(set, gap).some((next) => this.#empty(next)))
    );
  }

  /** What a set of places says of a state. A gap can only be asked for before the first and after the last letter. */
  #leave(set: number): Ideas & { edges: { unit: number; next: number }[] } {
    const leading = new Map<number, number[]>();
    for (let at = 0; at < this.#sets.size(set); at += 1) {
      const place = this.#sets.at(set, at);
      const unit = this.#unit(place);
      if (unit === WRITTEN || unit === BEGIN || unit === END) continue;
      const nexts = leading.get(unit);
      if (nexts) nexts.push(this.#next(place));
      else leading.set(unit, [this.#next(place)]);
    }
    return {
      edges: [...leading]
        .map(([unit, nexts]) => ({ unit, next: this.#union(nexts) }))
        .sort((a, b) => a.unit - b.unit),
      written: this.#after(set, WRITTEN),
      writtenAtGap: this.#after(set, END).flatMap((next) => this.#after(next, WRITTEN)),
    };
  }
}

interface Ideas {
  readonly written: readonly number[];
  readonly writtenAtGap: readonly number[];
}

/** Collects states, the ones a state leads to before itself. */
class States {
  readonly #from: number[] = [0];
  readonly #units: number[] = [];
  readonly #targets: number[] = [];
  readonly #written: number[] = [];
  readonly #writtenAtGap: number[] = [];
  readonly #lengths: number[] = [];
  readonly #lists = new Interned();

  add(edges: readonly { unit: number; target: number }[], { written, writtenAtGap }: Ideas): number {
    for (const { unit, target } of edges) {
      this.#units.push(unit);
      this.#targets.push(target);
    }
    this.#from.push(this.#units.length);
    this.#written.push(this.#list(written));
    this.#writtenAtGap.push(this.#list(writtenAtGap));
    this.#lengths.push(
      edges.reduce((most, { target }) => Math.max(most, 1 + (this.#lengths[target] ?? 0)), 0),
    );
    return this.#lengths.length - 1;
  }

  #list(ideas: readonly number[]): number {
    for (const idea of ideas) this.#lists.push(idea);
    return this.#lists.closeSet();
  }

  done(start: number, startAtGap: number): Automaton {
    return {
      start,
      startAtGap,
      from: Uint32Array.from(this.#from),
      units: Uint16Array.from(this.#units),
      targets: Uint32Array.from(this.#targets),
      written: Uint16Array.from(this.#written),
      writtenAtGap: Uint16Array.from(this.#writtenAtGap),
      lists: Array.from({ length: this.#lists.count }, (_, list) =>
        Array.from({ length: this.#lists.size(list) }, (_item, at) => this.#lists.at(list, at)),
      ),
      longest: Math.max(this.#lengths[start] ?? 0, this.#lengths[startAtGap] ?? 0),
    };
  }
}
