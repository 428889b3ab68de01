import type { Card } from './card.js';
import { card, line, typed } from './compose.js';
import type { DigestGoal } from './digest-card.js';
import { drawProgressAndPace, nameGoal, offerHelp } from './post-words.js';

/** A goal somebody wants others to see. */
export function drawSharedGoal({ goal, progress, pace, pastDue }: Omit<DigestGoal, 'contributors'>): Card {
  const active = goal.state === 'active';
  return card(
    { is: 'text', text: nameGoal(goal, pastDue) },
    goal.benefit === null ? null : line('launch.why', { benefit: typed(goal.benefit) }),
    active ? drawProgressAndPace(goal, progress, pastDue ? null : pace) : null,
    active && goal.firstStep !== null ? line('launch.who-start', { step: typed(goal.firstStep) }) : null,
    active ? offerHelp([goal]) : [],
  );
}
