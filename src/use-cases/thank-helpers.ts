import { drawThanked } from '../cards/asks-card.js';
import type { Help } from '../core/asks/ask.js';
import type { Goal } from '../core/goals/goal.js';
import type { Answer } from '../ports/front-desk.js';
import type { CommunityStore } from '../ports/store.js';
import { answerCard } from './answers.js';
import { together, type Context } from './context.js';

interface Helped {
  readonly help: Help;
  readonly goal: Goal;
}

/** Help that is done, or whose goal has ended, without a thank-you so far; the post for an achieved goal is one. */
export async function listUnthanked(store: CommunityStore): Promise<Helped[]> {
  const goals = new Map((await store.goals()).map((goal) => [goal.id, goal]));
  return (await store.helps({ unthanked: true })).flatMap((help) => {
    const goal = goals.get(help.goal);
    const isOver = help.doneAt !== null || goal?.state !== 'active';
    return goal && isOver && goal.state !== 'achieved' ? [{ help, goal }] : [];
  });
}

/** Thanks everyone who is left, in the channels of the goals they helped with, each once. */
export async function thankHelpers(context: Context): Promise<Answer> {
  const people = await together(context, async ({ store, now }) => {
    const thanked: Helped[] = [];
    for (const each of await listUnthanked(store)) if (await store.changeHelp(each.help.id, { thankedAt: now })) thanked.push(each);
    for (const goal of new Set(thanked.map((each) => each.goal))) {
      const place = { home: goal.home, target: goal.channel, toPerson: false };
      await store.addDelivery({ ...place, kind: 'thanks', subject: { goal: goal.id, at: now }, once: `thanks:${goal.id}:${String(now)}`, due: now });
    }
    return new Set(thanked.map(({ help }) => help.person)).size;
  });
  context.around.wake();
  return answerCard(drawThanked(people));
}
