export type Level = 'urgent' | 'high' | 'medium';

/** What a hit may be mistaken for. Shown beside it, never a ground to hide it. */
export type Reason =
  | 'inside_word'
  | 'hyperbole'
  | 'fan_slang'
  | 'fiction'
  | 'game'
  | 'school_topic'
  | 'news'
  | 'homework'
  | 'offers_help'
  | 'thanks'
  | 'past'
  | 'sport'
  | 'other_meaning'
  | 'joke'
  | 'denied';

export interface Hit {
  list: 'fixed' | 'lexicon' | 'desk';
  /** The fixed word itself, the lexicon's stable id or the desk's own id. */
  entry: string;
  level: Level;
  /** UTF-16 offsets in the newest text; a hit that began in an earlier message starts at 0. */
  start: number;
  end: number;
  likelyFalse: Reason | null;
}

export interface DeskWord {
  id: string;
  text: string;
  level: Level;
}

export interface DetectInput {
  text: string;
  /** The person's earlier messages, newest last. Only the last few are read. */
  previous?: readonly string[];
}

/**
 * Ways of writing one idea. Notation: `(a|b|)` alternatives, `<row:mood>` verb endings (see inflect.ts), `^` and `$`
 * a gap in the writing (start, end, space, mark, emoji). Forms are folded like the text before they are compared.
 */
export type Forms = readonly string[];

export interface Concept {
  forms: Forms;
  /** Also this idea: these ideas one after the other, at most `within` folded characters between neighbours. */
  chains?: readonly { of: readonly string[]; within: number }[];
  /** Longer writings that only look like the idea: a form that begins inside one is not the idea. */
  except?: Partial<Record<Reason, Forms>>;
}

export interface Rule {
  id: string;
  level: Level;
  /** Why a counsellor should look, in a few words. */
  reason: string;
  /** Ideas that must all be there; `A|B` is either. */
  all: readonly string[];
  /** `then`: in this order; `any` (default): in any order. */
  order?: 'then' | 'any';
  /** Most folded characters between two neighbouring ideas. Default 16. */
  within?: number;
  /** Ideas within 24 folded characters of the hit, in its message, which make it something else: no hit. */
  not?: readonly string[];
  /** Contexts (lexicon/contexts.ts) that may label this entry likely false. */
  safe?: readonly string[];
}

/** Words around a hit which make another reading likely. */
export interface SafeContext {
  id: string;
  reason: Reason;
  /** `A|B` is either. */
  near: string;
  /** Most folded characters between the hit and the context. */
  within: number;
  side?: 'before' | 'after';
  /** Whether a sentence end between hit and context breaks the link. Default true. */
  sameSentence?: boolean;
  /** Ideas anywhere in the messages read which forbid the label. */
  unless?: readonly string[];
}

/**
 * A weak cue (a farewell, a height, a night, a question about opening hours): one says nothing, several in one message
 * do. Points above zero speak for danger, below zero for an everyday reading.
 */
export interface Cue {
  id: string;
  /** What a counsellor reads beside the highlighted words. */
  reason: string;
  /** `A|B` is either; it counts once. */
  ideas: string;
  points: number;
}

export interface Topic {
  name: string;
  concepts: Readonly<Record<string, Forms | Concept>>;
  rules: readonly Rule[];
  cues?: readonly Cue[];
}
