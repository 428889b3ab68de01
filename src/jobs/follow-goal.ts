import type { Hand } from './hand.js';

/** Why a launch or call is withdrawn whose goal lives elsewhere by now. */
export const GOAL_MOVED = 'goal-moved';

/** What was to be posted for a goal that was moved before is posted where the goal lives now. */
export async function followGoal({ around, delivery, store }: Hand): Promise<void> {
  const goal = await store.goal(String(delivery.subject.goal));
  if (!goal) return;
  const { kind, subject, id } = delivery;
  await store.addDelivery({ home: goal.home, target: goal.channel, toPerson: false, kind, subject, once: `moved:${id}`, due: around.clock.now() });
}
