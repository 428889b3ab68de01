import type { Mission } from '../core/mission/mission.js';
import type { Card } from './card.js';
import { card, line, note, title, typed } from './compose.js';

/** The seven days are over. */
export function drawMissionFinal(mission: Mission): Card {
  return card(
    title('mission-final.title'),
    { is: 'text', text: [{ is: 'strong', parts: [typed(mission.words)] }] },
    mission.attainable && mission.endCriterion ? line('mission-final.end', { criterion: typed(mission.endCriterion) }) : null,
    mission.notLine ? line('board.not', { line: typed(mission.notLine) }) : null,
    note('mission-final.why'),
  );
}
