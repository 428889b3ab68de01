import type { InterestKind, Proposal } from '../core/proposals/proposal.js';
import { sayLine } from '../words/say.js';
import { pressOf, type Block, type Card, type Text } from './card.js';
import { actions, button, card, line, note, typed, words } from './compose.js';
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
      button('proposal.button.decide', pressOf('proposal', proposal.id)),
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
    actions(button('button.help', pressOf('goal-help', goal.id), 'main'), button('button.show', pressOf('show-goal', goal.id)), linkTo(facts.proposal)),
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

function sayDecline({ reason, reasonWords }: Pick<Proposal, 'reason' | 'reasonWords'>): Text {
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

/** What somebody reads in a message of their own once it is decided: to its author it comes once, to others because they may be asked. `link`: the community’s own post. */
export function drawProposalNews(facts: ProposalFacts, forAuthor: boolean, link: string | null): Card {
  const { proposal, goal } = facts;
  const stop = forAuthor ? button('privacy.button.stop-notes', pressOf('proposal-news', 'no')) : button('invitation.button.stop', 'stop-asking', 'danger');
  const where: Text = link === null ? words('invitation.foot.board') : [{ is: 'link', url: link, label: sayLine('invitation.foot.link') }];
  const why = note(forAuthor ? 'proposal-news.why.author' : 'proposal-news.why.offered', { title: typed(proposal.title), link: where });
  if (goal === null) return card(line('proposal-news.declined', { title: typed(proposal.title), reason: sayDecline(proposal) }), actions(stop), why);
  return card(
    line(forAuthor ? 'proposal-news.adopted' : 'proposal-news.offered', { number: goal.number, title: typed(goal.title) }),
    actions(button('button.help', pressOf('goal-help', goal.id), 'main'), button('button.show', pressOf('show-goal', goal.id)), stop),
    why,
  );
}

export function drawDeclineSaid(facts: ProposalFacts): Card {
  return card(line('decline.said', { person: sayAuthor(facts) }));
}

export function drawProposalNewsAnswer(yes: boolean): Card {
  if (!yes) return card(line('proposal.news.no'));
  return card(line('proposal.news.yes', { privacy: { is: 'command', words: 'guidon privacy' } }), actions(button('privacy.button.stop-notes', pressOf('proposal-news', 'no'))));
}

/** The question's wording, kept with the consent. */
export function sayProposalNewsQuestion(): string {
  return sayLine('proposal.news.ask');
}
