import { pressOf, type Card } from '../cards/card.js';
import { drawGoalPlaced, drawGoalSaid } from '../cards/goal-answers.js';
import { drawGoalForm, drawPlaceForm } from '../cards/goal-forms.js';
import type { Goal } from '../core/goals/goal.js';
import type { Answer, Values } from '../ports/front-desk.js';
import { refreshPosts } from '../use-cases/announce.js';
import { answerCard } from '../use-cases/answers.js';
import { requireChannel } from '../use-cases/check-channels.js';
import { together, type Context } from '../use-cases/context.js';
import { editGoal } from '../use-cases/edit-goal.js';
import { ensureRhythm } from '../use-cases/ensure-rhythm.js';
import { keysOf } from '../use-cases/gather-goal.js';
import { goalOf, requireActive } from '../use-cases/pick-goal.js';
import { GOAL_ROOM, isThirdInARow, readGoal, writeMeasure } from '../use-cases/read-goal.js';
import { askStewardConsent } from '../use-cases/steward-consent.js';
import { defineForm } from './define-press.js';

function wordsOf(goal: Goal): Values {
  return { title: goal.title, measure: writeMeasure(goal.measure), due: goal.due, benefit: goal.benefit ?? '', firstStep: goal.firstStep ?? '' };
}

async function saved(context: Context, id: string, draw: (goal: Goal) => Promise<Card> | Card): Promise<Answer> {
  context.around.wake();
  const goal = await goalOf(context, id);
  return answerCard(await askStewardConsent(context, goal, await draw(goal)));
}

export const goalEditForm = defineForm({
  name: 'goal-edit',
  who: 'managers',
  async open(context, rest, values) {
    const goal = await goalOf(context, rest[0]);
    return drawGoalForm(pressOf('goal-edit', goal.id), 'form.goal-edit.title', values ?? wordsOf(goal), GOAL_ROOM);
  },
  async submit(context, rest, values) {
    const goal = await goalOf(context, rest[0]);
    requireActive(goal);
    const words = readGoal({ ...values, due: values['due'] === goal.due ? '' : (values['due'] ?? '') }, context.today);
    const kept = (values['due'] ?? '') === '' || values['due'] === goal.due;
    await editGoal(context, goal, { ...words, due: kept ? goal.due : words.due });
    return saved(context, goal.id, (edited) => drawGoalSaid('goal.saved', edited));
  },
});

interface Place {
  readonly channel: string;
  readonly wholeCommunity: boolean;
  readonly beneficiary: Goal['beneficiary'];
  readonly steward: string | null;
}

async function readPlace(context: Context, goal: Goal, values: Values): Promise<Place> {
  const channel = await requireChannel(context, values['channel'] ?? '');
  const key = values['steward'] ?? '';
  const steward = key === '' ? goal.steward : (await context.store.person(context.home.id, key, context.now)).id;
  return { channel, steward, wholeCommunity: values['whole'] === 'yes', beneficiary: values['beneficiary'] === 'company' ? 'company' : 'members' };
}

export const goalPlaceForm = defineForm({
  name: 'goal-place',
  who: 'managers',
  async open(context, rest, values) {
    const goal = await goalOf(context, rest[0]);
    const steward = (await keysOf(context, [goal.steward])).get(goal.steward ?? '') ?? '';
    const known = { channel: goal.channel, whole: goal.wholeCommunity ? 'yes' : 'no', beneficiary: goal.beneficiary, steward };
    return drawPlaceForm(pressOf('goal-place', goal.id), values ?? known, context.community.hasCompany);
  },
  async submit(context, rest, values) {
    const goal = await goalOf(context, rest[0]);
    requireActive(goal);
    const place = await readPlace(context, goal, values);
    await together(context, async (inside) => {
      await inside.store.changeGoal(goal.id, place);
      await ensureRhythm(inside.store, { home: goal.home, channel: place.channel }, inside.community, inside.now);
      await refreshPosts(inside.store, goal, inside.now);
      await refreshPosts(inside.store, { ...goal, ...place }, inside.now);
    });
    return saved(context, goal.id, async (placed) => drawGoalPlaced(placed, await isThirdInARow(context, placed)));
  },
});
