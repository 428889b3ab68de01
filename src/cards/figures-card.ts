import type { Standing } from '../core/mission/mission.js';
import { pressOf, type Card } from './card.js';
import { actions, button, card, line, note, title } from './compose.js';
import { sayFigures } from './mission-card.js';

const MOST_SHOWN = 10;

/** All figures, newest first, for managers; `standings` come oldest first. */
export function drawFigures(standings: readonly Standing[], said: 'figures.saved' | 'figures.published' | null): Card {
  const shown = standings.slice(-MOST_SHOWN).reverse();
  const older = standings.length - shown.length;
  const hasPrivate = standings.some(({ publishedAt }) => publishedAt === null);
  return card(
    title('figures.title'),
    said === null ? null : line(said, { command: { is: 'command', words: 'guidon mission' } }),
    shown.length === 0 ? line('figures.none') : { is: 'list', items: shown.map(sayFigures) },
    older === 0 ? null : note('figures.more', { count: older }),
    hasPrivate ? note('figures.private') : null,
    actions(
      button('mission.button.add-figures', pressOf('fill', 'mission-figures'), 'main'),
      hasPrivate ? button('mission.button.publish', 'mission-publish') : null,
      button('mission.button.back', 'mission'),
    ),
  );
}
