import { foldText } from './fold.ts';
import { endings } from './inflect.ts';

/** What a form of the lexicon stands for, folded: one of these sequences of letters and further choices. */
export interface Pattern {
  readonly sequences: readonly (readonly (number | Pattern)[])[];
  /** The number of a verb's endings, which come in many forms; null for all else. */
  readonly verb: number | null;
}

/** Letters of the notation that ask for a gap in the writing, before or after it. */
export const BEGIN = '^'.charCodeAt(0);
export const END = '$'.charCodeAt(0);

// The notation nests, so it is read by descent: sequence = (char | group | verb)*, group = '(' sequence ('|' sequence)* ')'.
class Reader {
  readonly #text: string;
  readonly #verb: (notation: string) => Pattern;
  #at = 0;

  constructor(text: string, verb: (notation: string) => Pattern) {
    this.#text = text;
    this.#verb = verb;
  }

  all(): Pattern {
    const found = { sequences: this.#choices(), verb: null };
    if (this.#at < this.#text.length) throw new Error(`Unopened ')' in the form ${this.#text}`);
    return found;
  }

  #choices(): (number | Pattern)[][] {
    const found = [this.#sequence()];
    while (this.#text[this.#at] === '|') {
      this.#at += 1;
      found.push(this.#sequence());
    }
    return found;
  }

  #sequence(): (number | Pattern)[] {
    const found: (number | Pattern)[] = [];
    for (;;) {
      const next = this.#text[this.#at];
      if (next === undefined || next === '|' || next === ')') return found;
      found.push(this.#part(next));
    }
  }

  #part(next: string): number | Pattern {
    this.#at += 1;
    if (next === '(') {
      const inner = this.#choices();
      if (this.#text[this.#at] !== ')') throw new Error(`Unclosed '(' in the form ${this.#text}`);
      this.#at += 1;
      return { sequences: inner, verb: null };
    }
    if ('[]?*+.'.includes(next)) throw new Error(`'${next}' has no meaning in the form ${this.#text}`);
    if (next !== '<') return next.charCodeAt(0);
    const end = this.#text.indexOf('>', this.#at);
    if (end < 0) throw new Error(`Unclosed '<' in the form ${this.#text}`);
    const notation = this.#text.slice(this.#at, end);
    this.#at = end + 1;
    return this.#verb(notation);
  }
}

const NOTATION_SPLIT = /([()|^$<>[\]?*+.])/u;
const NOTATION = /[()|^$<>[\]?*+.]/u;

/** The same answer object for the same question. */
function remembered<T>(answer: (question: string) => T): (question: string) => T {
  const known = new Map<string, T>();
  return (question) => {
    const found = known.get(question) ?? answer(question);
    known.set(question, found);
    return found;
  };
}

/** Reads forms. Verb endings and pieces between the notation come again and again; one reader reads each once. */
export function patternReader(): (form: string) => Pattern {
  const foldPiece = remembered(foldText);
  // Folding works letter by letter, so a form is folded before it is read.
  const foldForm = (form: string) =>
    form
      .split(/(<[^>]*>)/u)
      .map((part) =>
        part.startsWith('<')
          ? part
          : part
              .split(NOTATION_SPLIT)
              .map((piece) => (NOTATION.test(piece) ? piece : foldPiece(piece)))
              .join(''),
      )
      .join('');
  const read = (form: string): Pattern => new Reader(foldForm(form), verb).all();
  let verbs = 0;
  const verb = remembered((notation) => ({
    sequences: endings(notation).flatMap((ending) => read(ending).sequences),
    verb: verbs++,
  }));
  return read;
}

/** A word as it is, without notation. */
export function plainPattern(folded: string): Pattern {
  const letters = Array.from({ length: folded.length }, (_, at) => folded.charCodeAt(at));
  return { sequences: [letters], verb: null };
}
