import type { MissionAdvice } from '../core/mission/check-mission.js';
import type { Mission } from '../core/mission/mission.js';
import { pressOf, type Action, type Block, type Card } from './card.js';
import { actions, button, card, line, note, title, typed, words } from './compose.js';
import { drawState, drawWording } from './mission-card.js';

/** What a manager has just done to the mission. */
export type MissionSaid = 'mission.saved' | 'mission.withdrawn' | 'mission.attained.said';

interface ManageFacts {
  /** As it stands now, whether or not that has been written down. */
  readonly mission: Mission | null;
  readonly advice: readonly MissionAdvice[];
  readonly said: MissionSaid | null;
}

const READ_IT = { command: { is: 'command', words: 'guidon mission' } } as const;

/** The mission as managers see it: what to think about, and what can be done with it in its state. */
export function drawManageMission({ mission, advice, said }: ManageFacts): Card {
  if (mission === null) {
    const write = actions(button('mission.button.write', pressOf('fill', 'mission-draft'), 'main'), offerFigures());
    return card(title('mission.title'), line('mission.none'), line('mission.none.managers'), write);
  }
  return card(
    title('mission.title'),
    said === null ? null : line(said, READ_IT),
    drawWording(mission),
    drawState(mission),
    mission.state === 'draft' ? drawAdvice(advice) : null,
    sayNext(mission),
    actions(...listActions(mission), offerFigures()),
  );
}

/** What *Make it final* means, before it is done; `seen` tells the words shown here from later ones. */
export function drawFinalQuestion(mission: Mission, seen: string): Card {
  return card(
    title('mission.confirm.title'),
    drawWording(mission),
    line('mission.confirm.means'),
    actions(
      button('mission.button.make-final', pressOf('mission-final', seen), 'main'),
      button('mission.button.reword', pressOf('fill', 'mission-draft')),
      button('mission.button.back', 'mission'),
    ),
  );
}

function offerFigures(): Action {
  return button('mission.button.figures', 'mission-figures');
}

function drawAdvice(advice: readonly MissionAdvice[]): Block[] {
  if (advice.length === 0) return [];
  const items = advice.map(({ code, words: found }) => words(`mission.advice.${code}`, { words: typed(found.join(', ')) }));
  return [line('mission.advice'), { is: 'list', items }];
}

function sayNext({ state }: Mission): Block | null {
  if (state === 'waiting') return note('mission.waiting.next', READ_IT);
  return state === 'final' ? note('mission.final.means') : null;
}

function listActions({ state, attainable }: Mission): (Action | null)[] {
  const startOver = button('mission.button.start-over', 'start-over');
  switch (state) {
    case 'draft':
      return [button('mission.button.make-final', 'mission-confirm', 'main'), button('mission.button.reword', pressOf('fill', 'mission-draft'))];
    case 'waiting':
      return [button('mission.button.withdraw', 'mission-withdraw', 'danger')];
    case 'final':
      return [attainable ? button('mission.button.attain', pressOf('fill', 'mission-attain'), 'main') : null, startOver];
    case 'attained':
      return [startOver];
  }
}
