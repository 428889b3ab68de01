import type { Mission } from '../core/mission/mission.js';
import type { Card } from './card.js';
import { card, line, title, typed } from './compose.js';
import { sayPeople } from './post-words.js';

export interface AttainedFacts {
  readonly mission: Mission;
  readonly goalsAchieved: number;
  /** Platform ids of everyone who ever contributed to a goal. */
  readonly people: readonly string[];
}

/** The ceremony: what was attained, how we know, and thanks to everyone. */
export function drawAttained({ mission, goalsAchieved, people }: AttainedFacts): Card {
  return card(
    title('attained.title'),
    line('attained.mission', { mission: typed(mission.words) }),
    mission.evidence ? line('attained.evidence', { evidence: typed(mission.evidence) }) : null,
    goalsAchieved === 0 ? null : line('attained.goals', { count: goalsAchieved }),
    people.length === 0 ? line('attained.thanks-all') : line('attained.thanks', { people: sayPeople(people) }),
  );
}
