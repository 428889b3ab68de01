import type { Ask } from '../core/asks/ask.js';
import { known } from '../words/say.js';
import { pressOf, type Block, type Button, type Card } from './card.js';
import { actions, button, card, line, title, typed, words } from './compose.js';
import { sayPeople, saySends } from './post-words.js';

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
    saySends(),
  );
}

/** Open calls, as a digest or a launch names them. */
export function listOpenCalls(calls: readonly CallFacts[]): Block[] {
  if (calls.length === 0) return [];
  return [{ is: 'list', items: calls.map(({ ask, taken }) => words('call.open', { ...fillAsk(ask), left: ask.places - taken })) }];
}

interface PlaceFacts {
  readonly ask: Ask;
  readonly help: string;
  readonly firstStep: string | null;
  /** The platform id of the one who will write to them; null: they themselves look after the goal. */
  readonly writer: string | null;
}

/** Somebody has a place: where to begin, and how to give it back. */
export function drawPlaceTaken({ ask, help, ...begin }: PlaceFacts): Card {
  return card(line('call.said', fillAsk(ask)), sayBeginning(begin), actions(...listHelpChoices(help)));
}

/** Where to begin, and who writes. */
export function sayBeginning({ firstStep, writer }: Pick<PlaceFacts, 'firstStep' | 'writer'>): Block[] {
  return [
    ...(firstStep === null ? [] : [line('call.said.start', { step: typed(firstStep) })]),
    ...(writer === null ? [] : [line('call.said.next', { asker: { is: 'person', id: writer } })]),
  ];
}

export function listHelpChoices(help: string): Button[] {
  return [button('call.button.done', pressOf('help-done', help)), button('call.button.back', pressOf('help-back', help))];
}

/** What a press on a place comes to where there is nothing more to say; `over`: nobody is asked any more. */
export function drawCallAnswer(said: 'before' | 'full' | 'over' | 'back' | 'done', goal: string): Card {
  const keys = { before: 'call.said.before', full: 'call.said.full', over: 'call.closed', back: 'call.back', done: 'call.done' } as const;
  return card(line(keys[said], { goals: { is: 'command', words: 'goal list' } }), said === 'done' ? actions(button('button.add-progress', pressOf('add-progress', goal), 'main')) : null);
}

/** Thanks to people who helped with a goal that goes on; without names where nobody wants to be named. */
export function drawThanks(goal: string, people: readonly string[]): Card {
  return card(people.length === 0 ? line('thanks.all', { title: typed(goal) }) : line('thanks.people', { title: typed(goal), people: sayPeople(people) }));
}
