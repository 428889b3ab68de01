import { drawUndoChoice, drawUndone } from '../cards/goal-answers.js';
import { drawPlainText } from '../cards/draw-plain.js';
import { sayAmount } from '../cards/goal-words.js';
import type { MenuOption } from '../cards/card.js';
import type { Entry, Goal } from '../core/goals/goal.js';
import { Refusal } from '../core/refusal.js';
import { answerCard } from '../use-cases/answers.js';
import type { Context } from '../use-cases/context.js';
import { mayKeep } from '../use-cases/goal-rights.js';
import { pickGoal, suggestGoals } from '../use-cases/pick-goal.js';
import { takeBack } from '../use-cases/take-back.js';
import { sayLine } from '../words/say.js';
import { defineCommand } from './define-command.js';

const MOST_CHOICES = 10;

function optionOf(goal: Goal, entry: Entry): MenuOption {
  return { label: sayLine('progress.option', { what: drawPlainText(sayAmount(goal, entry)), title: goal.title }).slice(0, 75), value: entry.id };
}

/** The newest entries of the goals this person keeps. */
async function listChoices(context: Context, goal: Goal | null): Promise<MenuOption[]> {
  const goals = (goal ? [goal] : await context.store.goals(['active'])).filter((each) => mayKeep(context, each));
  const entries = await context.store.entriesOf(goals.map((each) => each.id));
  return goals
    .flatMap((each) => (entries.get(each.id) ?? []).filter((entry) => entry.state !== 'undone').map((entry) => ({ goal: each, entry })))
    .sort((one, other) => other.entry.at - one.entry.at)
    .slice(0, MOST_CHOICES)
    .map((each) => optionOf(each.goal, each.entry));
}

export const goalUndo = defineCommand({
  path: ['goal', 'undo'],
  description: 'command.goal.undo',
  who: 'anyone',
  options: [{ name: 'goal', description: 'option.goal', kind: 'suggested', required: false, most: 150, suggest: suggestGoals() }],
  async run(context, values) {
    const goal = values['goal'] ? await pickGoal(context, values['goal']) : null;
    const own = await context.store.latestEntry(context.person.id, goal?.id ?? null);
    if (own) {
      const undone = await takeBack(context, own.id);
      context.around.wake();
      return answerCard(drawUndone(undone.goal, undone.entry, undone.progress));
    }
    const choices = await listChoices(context, goal);
    if (choices.length === 0) throw new Refusal('nothing-to-undo');
    return answerCard(drawUndoChoice(choices));
  },
});
