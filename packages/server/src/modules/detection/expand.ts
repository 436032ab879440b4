import { foldText } from './fold.ts';
import { endings } from './inflect.ts';

const MOST_WRITINGS = 3000;

// The notation nests, so it is read by descent: sequence = (char | group | verb)*, group = '(' sequence ('|' sequence)* ')'.
class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  all(): string[] {
    const found = this.#choices();
    if (this.#at < this.#text.length) throw new Error(`Unopened ')' in the form ${this.#text}`);
    return found;
  }

  #choices(): string[] {
    const found = this.#sequence();
    while (this.#text[this.#at] === '|') {
      this.#at += 1;
      found.push(...this.#sequence());
    }
    return found;
  }

  #sequence(): string[] {
    let found = [''];
    for (;;) {
      const next = this.#text[this.#at];
      if (next === undefined || next === '|' || next === ')') return found;
      const parts = this.#part(next);
      found = found.flatMap((head) => parts.map((part) => head + part));
      if (found.length > MOST_WRITINGS)
        throw new Error(
          `The form ${this.#text} stands for over ${MOST_WRITINGS} writings: make it two ideas and a rule`,
        );
    }
  }

  #part(next: string): string[] {
    this.#at += 1;
    if (next === '(') {
      const inner = this.#choices();
      if (this.#text[this.#at] !== ')') throw new Error(`Unclosed '(' in the form ${this.#text}`);
      this.#at += 1;
      return inner;
    }
    if ('[]?*+.'.includes(next)) throw new Error(`'${next}' has no meaning in the form ${this.#text}`);
    if (next !== '<') return [next];
    const end = this.#text.indexOf('>', this.#at);
    if (end < 0) throw new Error(`Unclosed '<' in the form ${this.#text}`);
    const notation = this.#text.slice(this.#at, end);
    this.#at = end + 1;
    return endings(notation).flatMap((ending) => new Reader(foldForm(ending)).all());
  }
}

const NOTATION_SPLIT = /([()|^$<>[\]?*+.])/u;
const NOTATION = /[()|^$<>[\]?*+.]/u;

/** Folding works letter by letter, so a form is folded once, before it is expanded to its writings. */
function foldForm(form: string): string {
  return form
    .split(/(<[^>]*>)/u)
    .map((part) => (part.startsWith('<') ? part : foldLetters(part)))
    .join('');
}

function foldLetters(part: string): string {
  return part
    .split(NOTATION_SPLIT)
    .map((piece) => (NOTATION.test(piece) ? piece : foldText(piece)))
    .join('');
}

/** Every writing a form of the lexicon stands for, folded. */
export function expand(form: string): string[] {
  return new Reader(foldForm(form)).all();
}
