import type { DeclineReason, InterestKind, Proposal } from '../core/proposals/proposal.js';
import { DECLINE_REASONS } from '../core/proposals/proposal.js';
import { known, sayLine } from '../words/say.js';
import { pressOf, type Block, type Card, type Form, type MenuOption, type Text } from './card.js';
import { actions, button, card, line, note, title, typed, words } from './compose.js';
import { sayPeople } from './post-words.js';

export interface Counted {
  readonly proposal: Proposal;
  readonly help: number;
  readonly like: number;
}

export interface ProposalFacts extends Counted {
  /** The author's platform id; null when they are no longer known. */
  readonly author: string | null;
  /** The goal it became. */
  readonly goal: { readonly id: string; readonly number: number; readonly title: string } | null;
}

type Values = Readonly<Record<string, string>>;

/** What everybody sees of a proposal, from the first day to the decision. */
export function drawProposal(facts: ProposalFacts): Card {
  const { proposal, goal } = facts;
  if (proposal.state === 'declined') return drawDeclined(facts);
  if (proposal.state === 'adopted' && goal !== null) return drawAdopted(facts, goal);
  return card(
    sayTitle(facts),
    proposal.words === null ? null : { is: 'text', text: [typed(proposal.words)] },
    sayCounts(facts),
    note('proposal.ask'),
    actions(
      button('proposal.button.help', pressOf('interest', proposal.id, 'help'), 'main'),
      button('proposal.button.like', pressOf('interest', proposal.id, 'like')),
      linkTo(proposal),
    ),
  );
}

function linkTo({ link }: Proposal) {
  return link === null ? null : ({ is: 'link', label: sayLine('proposal.link'), url: link } as const);
}

function drawAdopted(facts: ProposalFacts, goal: NonNullable<ProposalFacts['goal']>): Card {
  return card(
    line('proposal.adopted', { person: sayAuthor(facts), number: goal.number, title: typed(goal.title) }),
    actions(button('button.help', pressOf('goal-help', goal.id), 'main'), button('button.show', pressOf('show-goal', goal.id))),
  );
}

function drawDeclined(facts: ProposalFacts): Card {
  return card(line('proposal.declined', { person: sayAuthor(facts), title: typed(facts.proposal.title), reason: sayDecline(facts.proposal) }), note('proposal.declined.thanks'));
}

function sayTitle(facts: ProposalFacts): Block {
  return { is: 'title', text: words('proposal.title', { person: sayAuthor(facts), title: typed(facts.proposal.title) }) };
}

function sayAuthor({ author }: ProposalFacts): Text {
  return author === null ? words('person.former') : [{ is: 'person', id: author }];
}

function sayCounts({ help, like }: Counted): Block {
  return line('proposal.counts', { help, like });
}

export function sayDecline({ reason, reasonWords }: Pick<Proposal, 'reason' | 'reasonWords'>): Text {
  return words(`decline.${reason ?? 'not-now'}`, { words: typed(reasonWords ?? '') });
}

/** What one who pressed reads; managers also read who would help, and decide. */
export function drawInterest(said: InterestKind | 'before', facts: ProposalFacts, managed: { readonly helpers: readonly string[] } | null): Card {
  return card(line(`proposal.said.${said}`, { title: typed(facts.proposal.title) }), managed === null ? null : drawDecision(facts, managed.helpers));
}

/** One proposal for managers. */
export function drawProposalManaged(facts: ProposalFacts, helpers: readonly string[]): Card {
  return card(sayTitle(facts), facts.proposal.words === null ? null : { is: 'text', text: [typed(facts.proposal.words)] }, sayCounts(facts), drawDecision(facts, helpers));
}

function drawDecision({ proposal }: ProposalFacts, helpers: readonly string[]): Block[] {
  if (proposal.state !== 'open') return [line('proposal.decided')];
  return [
    helpers.length === 0 ? line('proposal.who.none') : line('proposal.who', { people: sayPeople(helpers) }),
    ...actions(button('proposal.button.adopt', pressOf('fill', 'goal-add', 'proposal', proposal.id), 'main'), button('proposal.button.decline', pressOf('fill', 'decline', proposal.id))),
  ];
}

interface Waiting extends Counted {
  readonly option: MenuOption;
}

/** Proposals no manager has decided about. */
export function drawProposals(waiting: readonly Waiting[]): Card {
  const options = waiting.map(({ option }) => option).slice(0, 25);
  return card(
    title('proposals.title'),
    waiting.length === 0 ? line('proposals.none') : { is: 'list', items: waiting.map(sayWaiting) },
    options.length === 0 ? [] : actions({ is: 'menu', placeholder: sayLine('proposals.menu'), press: 'proposal', options }),
  );
}

export function sayWaiting({ proposal, help, like }: Counted): Text {
  return words('proposals.row', { number: proposal.number, title: typed(proposal.title), help, like, at: { is: 'moment', at: proposal.at, as: 'day' } });
}

/** Proposals that may say the same, before another one is posted. */
export function drawNear(near: readonly Counted[], draft: string): Card {
  return card(
    line('proposal.near'),
    { is: 'list', items: near.map(({ proposal, help, like }) => words('proposal.near.row', { number: proposal.number, title: typed(proposal.title), count: help + like })) },
    line('proposal.near.ask'),
    actions(
      ...near.map(({ proposal }) => ({ is: 'button' as const, label: `#${String(proposal.number)} ${sayLine('proposal.button.help')}`, press: pressOf('interest', proposal.id, 'help'), style: 'plain' as const })),
      button('proposal.near.own', pressOf('propose-own', draft)),
    ),
  );
}

/** `askNews`: the author has not yet said whether Guidon may write to them about it. */
export function drawProposed(proposal: Proposal, channel: string, askNews: boolean): Card {
  return card(
    line('proposal.posted', { title: typed(proposal.title), channel: { is: 'channel', id: channel } }),
    askNews ? [line('proposal.news.ask'), ...actions(button('button.yes-write', pressOf('proposal-news', 'yes'), 'main'), button('button.no-write', pressOf('proposal-news', 'no')))] : null,
  );
}

/** What somebody reads in a message of their own once it is decided. */
export function drawProposalNews(facts: ProposalFacts, forAuthor: boolean): Card {
  const { proposal, goal } = facts;
  if (goal === null) return card(line('proposal-news.declined', { title: typed(proposal.title), reason: sayDecline(proposal) }));
  const key = forAuthor ? 'proposal-news.adopted' : 'proposal-news.offered';
  return card(line(key, { number: goal.number, title: typed(goal.title) }), actions(button('button.help', pressOf('goal-help', goal.id), 'main'), button('button.show', pressOf('show-goal', goal.id))));
}

const ROOM = { title: 120, words: 1000, reason: 300 } as const;

export function drawProposeForm(press: string, values: Values): Form {
  return {
    press,
    title: sayLine('form.propose.title'),
    fields: [
      { name: 'title', label: sayLine('form.propose.field.title'), hint: sayLine('form.propose.field.title.hint'), kind: 'line', most: ROOM.title, required: true, value: values['title'] ?? '' },
      { name: 'words', label: sayLine('form.propose.field.words'), hint: sayLine('form.propose.field.words.hint'), kind: 'lines', most: ROOM.words, required: false, value: values['words'] ?? '' },
    ],
  };
}

export function drawDeclineForm(press: string, values: Values): Form {
  const options = DECLINE_REASONS.map((reason: DeclineReason) => ({ value: reason, label: sayLine(`form.decline.option.${reason}`) }));
  return {
    press,
    title: sayLine('form.decline.title'),
    fields: [
      { name: 'reason', label: sayLine('form.decline.field.reason'), kind: 'choice', required: true, options, value: values['reason'] ?? 'not-now' },
      { name: 'words', label: sayLine('form.decline.field.words'), hint: sayLine('form.decline.field.words.hint'), kind: 'lines', most: ROOM.reason, required: false, value: values['words'] ?? '' },
    ],
  };
}

export function drawDeclineSaid(facts: ProposalFacts): Card {
  return card(line('decline.said', { person: sayAuthor(facts) }));
}

export function drawProposalNewsAnswer(yes: boolean): Card {
  return card(line(yes ? 'proposal.news.yes' : 'proposal.news.no', { privacy: { is: 'command', words: 'guidon privacy' } }));
}

/** The question's wording, kept with the consent. */
export function sayProposalNewsQuestion(): ReturnType<typeof known> {
  return known(sayLine('proposal.news.ask'));
}
