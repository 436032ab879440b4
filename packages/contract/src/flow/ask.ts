import { BUTTONS_AT_MOST, BUTTONS_TEXT_LENGTH } from './document.ts';
import { engineWord } from './engine-words.ts';
import { tapPostback } from './postback.ts';
import { dayLimits, optionsNow, REGIONS_A_PAGE, regionView, type QuestionNode } from './questions.ts';
import type { FlowBubble, FlowChoice, FlowState, FlowWorld, Tapped } from './state.ts';
import { renderNotice } from '../texts/variables.ts';
import { graphemes } from '../common.ts';
import { wordsIn } from './words.ts';

/** Words with the values of a desk filled in. */
export function sayWords(words: Readonly<Record<string, string>>, world: FlowWorld, desk = 'here'): string {
  return renderNotice(wordsIn(words, world.form), world.desk(desk).values);
}

function choicesOf(node: QuestionNode, state: FlowState, world: FlowWorld): FlowChoice[] {
  const choice = (label: string, tapped: Tapped, more: Pick<FlowChoice, 'date'> = {}): FlowChoice => ({
    label,
    data: tapPostback(world.run, state.step, tapped),
    ...more,
  });
  const word = (name: Parameters<typeof engineWord>[0]) => engineWord(name, world.form);
  switch (node.type) {
    case 'input':
    case 'number':
      return [];
    case 'date':
      return [choice(word('day'), { tap: 'date' }, { date: dayLimits(node, world.now) })];
    case 'choice':
      return optionsNow(node.options, world).shown.map(({ label, value }) =>
        choice(wordsIn(label, world.form), { tap: 'option', value }),
      );
    case 'region': {
      const view = regionView(node.regions, state);
      const more = view.more ? [choice(word('more'), { tap: 'page', page: state.page + 1 })] : [];
      if (view.kind === 'groups') {
        const first = state.page * REGIONS_A_PAGE;
        return [
          ...view.groups.map((label, index) => choice(label, { tap: 'group', group: first + index })),
          ...more,
        ];
      }
      const shown = view.regions.map(({ label, value }) =>
        choice(wordsIn(label, world.form), { tap: 'option', value }),
      );
      const back = view.grouped ? [choice(word('back'), { tap: 'page', page: 0 })] : [];
      return [...shown, ...more, ...back];
    }
  }
}

/** What is closed now is said with its next opening, never offered as if it were open. */
function closedLines(node: QuestionNode, world: FlowWorld): string[] {
  if (node.type !== 'choice') return [];
  return optionsNow(node.options, world).closed.map(({ label, desk = 'here' }) => {
    const next = world.desk(desk).nextOpening;
    const words = { label: wordsIn(label, world.form) };
    return next === null
      ? engineWord('closedUnknown', world.form, words)
      : engineWord('closed', world.form, { ...words, next });
  });
}

/** A question as it is shown: its words, its buttons, and the ways around it. */
export function askQuestion(node: QuestionNode, state: FlowState, world: FlowWorld): FlowBubble {
  const text = [sayWords(node.words, world), ...closedLines(node, world)].join('\n\n');
  const around = [
    ...(node.skip
      ? [{ label: engineWord('skip', world.form), data: tapPostback(world.run, state.step, { tap: 'skip' }) }]
      : []),
    ...(state.showsHelp
      ? [{ label: engineWord('help', world.form), data: tapPostback(world.run, state.step, { tap: 'help' }) }]
      : []),
  ];
  const answers = choicesOf(node, state, world);
  const asButtons =
    node.type === 'choice' &&
    node.look === 'buttons' &&
    answers.length > 0 &&
    answers.length <= BUTTONS_AT_MOST &&
    graphemes(text) <= BUTTONS_TEXT_LENGTH;
  if (asButtons)
    return {
      text,
      buttons: answers.map(({ label, data }) => ({ label, data })),
      ...(around.length > 0 ? { choices: around } : {}),
    };
  const choices = [...answers, ...around];
  return { text, ...(choices.length > 0 ? { choices } : {}) };
}

/** What is said before a question is asked again, because the answer was not understood. */
export function missedWords(node: QuestionNode, form: string): string {
  if (node.type === 'number') return engineWord('number', form, { min: node.min, max: node.max });
  return engineWord(node.type === 'date' ? 'date' : 'choose', form);
}
