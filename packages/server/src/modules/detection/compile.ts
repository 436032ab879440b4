import { AutomatonBuilder } from './automaton.ts';
import { contexts, topics } from './lexicon/index.ts';
import { patternReader } from './pattern.ts';
import { Scanner } from './scan.ts';
import type { Concept, Cue, Forms, Reason, Rule, SafeContext } from './types.ts';

interface Exception {
  reason: Reason;
  slot: number;
}

interface Chain {
  slots: readonly number[];
  within: number;
}

interface Idea {
  slot: number;
  chains: readonly Chain[];
  exceptions: readonly Exception[];
}

export interface CompiledRule {
  rule: Rule;
  parts: readonly (readonly number[])[];
  not: readonly number[];
  safe: readonly CompiledContext[];
}

export interface CompiledContext {
  context: SafeContext;
  near: readonly number[];
  unless: readonly number[];
}

export interface CompiledCue {
  cue: Cue;
  slots: readonly number[];
}

export interface Compiled {
  scanner: Scanner;
  ideas: ReadonlyMap<string, Idea>;
  rules: readonly CompiledRule[];
  contexts: ReadonlyMap<string, CompiledContext>;
  cues: readonly CompiledCue[];
}

/** `A~B` in a form: B follows A with a particle or two between, which saves writing out every pair. */
const NEAR = '~';
const NEAR_WITHIN = 3;

function isConcept(value: Forms | Concept): value is Concept {
  return 'forms' in value;
}

function build(): Compiled {
  let slots = 0;
  const ideas = new Map<string, Idea>();
  const forms: [Forms, number][] = [];
  for (const { concepts } of topics)
    for (const [name, value] of Object.entries(concepts)) {
      if (ideas.has(name)) throw new Error(`The lexicon defines the idea ${name} twice`);
      const concept = isConcept(value) ? value : { forms: value };
      const slot = slots++;
      const parted: Chain[] = [];
      for (const form of concept.forms) {
        const parts = form.split(NEAR);
        if (parts.length === 1) {
          forms.push([parts, slot]);
          continue;
        }
        const own = parts.map((part) => {
          forms.push([[part], slots]);
          return slots++;
        });
        parted.push({ slots: own, within: NEAR_WITHIN });
      }
      const exceptions = exceptionsOf(concept).map(([reason, list]) => {
        const exception = { reason, slot: slots++ };
        forms.push([list, exception.slot]);
        return exception;
      });
      const chains = [
        ...parted,
        ...(concept.chains ?? []).map(({ of, within }) => ({
          // A chain is made of ideas defined before it, so one pass finds them all.
          slots: of.map((part) => slotOf(ideas, part)),
          within,
        })),
      ];
      ideas.set(name, { slot, exceptions, chains });
    }
  const read = patternReader();
  const builder = new AutomatonBuilder();
  for (const [list, slot] of forms) for (const form of list) builder.add(read(form), slot, form);
  const scanner = new Scanner(builder.build(), slots);
  const slotsOf = (names: string) => names.split('|').map((name) => slotOf(ideas, name));
  const compiledContexts = new Map(
    contexts.map((context) => [
      context.id,
      {
        context,
        near: slotsOf(context.near),
        unless: (context.unless ?? []).map((name) => slotOf(ideas, name)),
      },
    ]),
  );
  const rules = topics.flatMap((topic) =>
    topic.rules.map((rule) => ({
      rule,
      parts: rule.all.map(slotsOf),
      not: (rule.not ?? []).map((name) => slotOf(ideas, name)),
      safe: (rule.safe ?? []).map((id) => contextOf(compiledContexts, id)),
    })),
  );
  const cues = topics.flatMap((topic) =>
    (topic.cues ?? []).map((cue) => ({ cue, slots: slotsOf(cue.ideas) })),
  );
  return { scanner, ideas, rules, contexts: compiledContexts, cues };
}

const REASONS: readonly Reason[] = [
  'inside_word',
  'hyperbole',
  'fan_slang',
  'fiction',
  'game',
  'school_topic',
  'news',
  'homework',
  'offers_help',
  'thanks',
  'past',
  'sport',
  'other_meaning',
  'joke',
];

function exceptionsOf({ except }: Concept): [Reason, Forms][] {
  return REASONS.flatMap((reason): [Reason, Forms][] => {
    const list = except?.[reason];
    return list ? [[reason, list]] : [];
  });
}

function slotOf(ideas: ReadonlyMap<string, Idea>, name: string): number {
  const idea = ideas.get(name);
  if (!idea) throw new Error(`The lexicon names an idea it does not define: ${name}`);
  return idea.slot;
}

export function contextOf(known: ReadonlyMap<string, CompiledContext>, id: string): CompiledContext {
  const context = known.get(id);
  if (!context) throw new Error(`The lexicon names a context it does not define: ${id}`);
  return context;
}

let compiled: Compiled | null = null;

/** The lexicon ready to match, built at first use and shared by all desks. */
export function compiledLexicon(): Compiled {
  compiled ??= build();
  return compiled;
}
