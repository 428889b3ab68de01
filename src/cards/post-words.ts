import type { Goal } from '../core/goals/goal.js';
import type { Pace } from '../core/goals/pace.js';
import type { Progress } from '../core/goals/progress.js';
import { pressOf, type Action, type Block, type MenuOption, type Piece, type Text } from './card.js';
import { actions, button, note, typed, words } from './compose.js';
import { drawProgress, sayPace } from './goal-words.js';
import { sayLine } from '../words/say.js';

const MOST_PEOPLE = 40;

/** People one after the other, by their platform ids; the last ones only counted when there are very many. */
export function sayPeople(people: readonly string[], most = MOST_PEOPLE): Text {
  const shown = people.slice(0, most).map((id): Piece => ({ is: 'person', id }));
  const hidden = people.length - shown.length;
  return [...separate(shown), ...(hidden > 0 ? words('people.more', { count: hidden }) : [])];
}

/** What people typed, one after the other. */
export function sayTyped(texts: readonly string[]): Text {
  return separate(texts.map(typed));
}

/** A goal's name, number and day, or what became of it. */
export function nameGoal(goal: Goal, pastDue: boolean): Text {
  const key = goal.state === 'active' ? (pastDue ? 'post.goal.past-due' : 'post.goal') : (`post.goal.${goal.state}` as const);
  return words(key, { number: goal.number, title: typed(goal.title), due: { is: 'day', day: goal.due } });
}

/** The bar, how far, and how it goes where there is anything to say about that. */
export function drawProgressAndPace(goal: Goal, progress: Progress, pace: Pace | null): Block {
  const block = drawProgress(goal, progress);
  if (pace === null || pace.word === 'unknown' || pace.word === 'done' || !('text' in block)) return block;
  return { ...block, text: [...block.text, ' · ', ...sayPace(pace)] };
}

/** *I'll help* and *Add progress* for these goals: buttons for one, menus for several, nothing for none. */
export function offerHelp(goals: readonly Goal[], offers: { readonly progress: boolean } = { progress: true }): Block[] {
  const [only, ...others] = goals;
  if (only === undefined) return [];
  if (others.length > 0) {
    const options = goals.map(optionOf);
    return [...actions(menu('menu.help', 'goal-help', options)), ...(offers.progress ? actions(menu('menu.add-progress', 'add-progress', options)) : [])];
  }
  return actions(button('button.help', pressOf('goal-help', only.id), 'main'), offers.progress ? button('button.add-progress', pressOf('add-progress', only.id)) : null);
}

/** What Guidon sends at all, on the posts its messages to one person lead to. */
export function saySends(): Block {
  return note('post.sends', { privacy: { is: 'command', words: 'guidon privacy' } });
}

function optionOf(goal: Goal): MenuOption {
  return { label: `#${String(goal.number)} ${goal.title}`, value: goal.id };
}

function menu(placeholder: 'menu.help' | 'menu.add-progress', press: string, options: readonly MenuOption[]): Action {
  return { is: 'menu', placeholder: sayLine(placeholder), press, options };
}

function separate(pieces: readonly Piece[]): Text {
  return pieces.flatMap((piece, place) => (place === 0 ? [piece] : [', ', piece]));
}
