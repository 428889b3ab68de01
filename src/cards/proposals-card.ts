import { sayLine } from '../words/say.js';
import type { Block, Card, Text } from './card.js';
import { actions, card, line, note, title, typed, words } from './compose.js';
import type { Counted } from './proposal-card.js';

const MOST_ROWS = 12;
const MOST_IN_NOTE = 5;

/** Proposals no manager has decided about. */
export function drawProposals(waiting: readonly Counted[]): Card {
  return card(title('proposals.title'), waiting.length === 0 ? line('proposals.none') : list(waiting, MOST_ROWS), choose(waiting));
}

/** Told to the managers once a week while people wait for their word. */
export function drawProposalsWaiting(waiting: readonly Counted[]): Card {
  return card(
    line('manager.proposals-waiting', { count: waiting.length }),
    list(waiting, MOST_IN_NOTE),
    note('manager.proposals-waiting.then'),
    choose(waiting),
  );
}

function list(waiting: readonly Counted[], most: number): Block {
  return { is: 'list', items: waiting.slice(0, most).map(sayWaiting) };
}

function sayWaiting({ proposal, help, like }: Counted): Text {
  return words('proposals.row', { number: proposal.number, title: typed(proposal.title), help, like, at: { is: 'moment', at: proposal.at, as: 'day' } });
}

function choose(waiting: readonly Counted[]): Block[] {
  const options = waiting.map(({ proposal }) => ({ label: `#${String(proposal.number)} ${proposal.title}`, value: proposal.id }));
  return options.length === 0 ? [] : actions({ is: 'menu', placeholder: sayLine('proposals.menu'), press: 'proposal', options });
}
