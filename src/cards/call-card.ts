import type { Ask } from '../core/asks/ask.js';
import { known } from '../words/say.js';
import { pressOf, type Block, type Card, type Piece, type Text } from './card.js';
import { actions, button, card, line, title, typed, words } from './compose.js';

/** An ask as everybody may see it. */
export interface CallFacts {
  readonly ask: Ask;
  readonly goal: { readonly id: string; readonly title: string };
  readonly taken: number;
}

/** The gaps of every sentence about an ask. */
export function fillAsk({ task, size, deadline }: Pick<Ask, 'task' | 'size' | 'deadline'>) {
  return { task: typed(task), size: size === null ? known('none') : known('some'), how: typed(size ?? ''), deadline: { is: 'day', day: deadline } as const };
}

/** A call for help in the goal's channel: how many places are left, until all are found. */
export function drawCall({ ask, goal, taken }: CallFacts): Card {
  return card(
    title('call.title', { title: typed(goal.title) }),
    line('call.task', fillAsk(ask)),
    line(ask.state === 'open' ? 'call.places' : `call.${ask.state}`, { taken, places: ask.places }),
    ask.state === 'open' ? actions(button('button.help', pressOf('call-help', ask.id), 'main')) : null,
  );
}

/** One open call, as a digest or a launch names it. */
export function sayOpenCall({ ask, taken }: CallFacts): Text {
  return words('call.open', { ...fillAsk(ask), left: ask.places - taken });
}

interface PlaceFacts {
  readonly ask: Ask;
  readonly help: string;
  readonly firstStep: string | null;
  /** The platform id of the one who asks. */
  readonly asker: string;
}

/** Somebody has a place: where to begin, and how to give it back. */
export function drawPlaceTaken({ ask, help, firstStep, asker }: PlaceFacts): Card {
  const who: Piece = { is: 'person', id: asker };
  return card(
    line('call.said', fillAsk(ask)),
    firstStep === null ? null : line('call.said.start', { step: typed(firstStep) }),
    line('call.said.next', { asker: who }),
    drawHelpChoices(help),
  );
}

export function drawHelpChoices(help: string): Block[] {
  return actions(button('call.button.done', pressOf('help-done', help)), button('call.button.back', pressOf('help-back', help)));
}

export function drawCallAnswer(said: 'before' | 'full' | 'back' | 'done', goal: string): Card {
  const key = said === 'before' || said === 'full' ? (`call.said.${said}` as const) : (`call.${said}` as const);
  return card(line(key, { goals: { is: 'command', words: 'goal list' } }), said === 'done' ? actions(button('button.add-progress', pressOf('add-progress', goal), 'main')) : null);
}
