import { describe, expect, test } from '@jest/globals';
import type { Card, Form } from '../../src/cards/card.js';
import { drawPlain } from '../../src/cards/draw-plain.js';
import { fit, LIMITS, measureCard } from '../../src/cards/limits.js';
import {
  drawDeclineSaid, drawInterest, drawNear, drawProposal, drawProposalManaged, drawProposalNews, drawProposalNewsAnswer, drawProposed, sayProposalNewsQuestion, type ProposalFacts,
} from '../../src/cards/proposal-card.js';
import { drawDeclineForm, drawProposeForm, PROPOSAL_ROOM } from '../../src/cards/proposal-forms.js';
import { drawProposals, drawProposalsWaiting } from '../../src/cards/proposals-card.js';
import { drawAgainAnswer, drawAgainQuestion, drawLeft, drawVolunteer, drawVolunteerForm, sayAgainQuestion, sayJoinQuestion } from '../../src/cards/volunteer-card.js';
import type { Volunteer } from '../../src/core/asks/volunteer.js';
import { DECLINE_REASONS, type Proposal } from '../../src/core/proposals/proposal.js';
import { NINE } from './sample.js';

const proposal: Proposal = {
  id: '00000000-0000-4000-8000-000000000007',
  number: 3,
  home: 'h',
  channel: '100',
  author: 'a',
  title: 'A style guide',
  words: 'We argue about commas',
  link: null,
  state: 'open',
  reason: null,
  reasonWords: null,
  goal: null,
  at: NINE,
  decidedAt: null,
  decidedBy: null,
};
const facts: ProposalFacts = { proposal, help: 6, like: 2, author: '2', goal: null };
const goal = { id: '00000000-0000-4000-8000-000000000001', number: 12, title: 'Write the style guide' };
const adopted: ProposalFacts = { ...facts, goal, proposal: { ...proposal, state: 'adopted', goal: goal.id, link: 'https://example.org/7' } };

function declined(reason: Proposal['reason'], reasonWords: string | null = null): ProposalFacts {
  return { ...facts, proposal: { ...proposal, state: 'declined', reason, reasonWords } };
}

describe('a proposal', () => {
  test('is one post: what, why, how many, and what can be pressed', () => {
    expect(drawPlain(drawProposal({ ...facts, proposal: { ...proposal, link: 'https://example.org/7' } }))).toMatchInlineSnapshot(`
"# @2 proposes: A style guide
We argue about commas
Would help: 6 · would like it: 2
(Would you lend a hand, or just like to see it happen? One press is enough, and you can change it.)
[I’d help] [I’d like it] [Managers: decide] [It began here: https://example.org/7]"
`);
    expect(drawPlain(drawProposal({ ...facts, author: null, proposal: { ...proposal, words: null } }))).toMatchInlineSnapshot(`
"# Somebody who is no longer here proposes: A style guide
Would help: 6 · would like it: 2
(Would you lend a hand, or just like to see it happen? One press is enough, and you can change it.)
[I’d help] [I’d like it] [Managers: decide]"
`);
  });

  test('adopted leads to the goal; where the goal is gone it still counts', () => {
    expect(drawPlain(drawProposal(adopted))).toMatchInlineSnapshot(`
"@2 proposed it, and now it is a goal: #12 Write the style guide. Thank you to everyone who said they would help: here is where to begin.
[I’ll help] [Look at the goal] [It began here: https://example.org/7]"
`);
    expect(drawPlain(drawProposal({ ...adopted, goal: null }))).toContain('Would help: 6');
  });

  test.each(DECLINE_REASONS)('declined says why (%s), and nothing can be pressed any more', (reason) => {
    const shown = drawPlain(drawProposal(declined(reason, 'we have one')));
    expect(shown).not.toContain('[');
    expect(shown).toContain({ 'not-our-mission': 'it is not our mission', 'not-now': 'not now', 'already-running': 'it is running already', other: 'we have one' }[reason]);
  });

  test('managers see who would help, and decide; others do not', () => {
    expect(drawPlain(drawProposalManaged(facts, ['7', '8']))).toMatchInlineSnapshot(`
"# @2 proposes: A style guide
We argue about commas
Would help: 6 · would like it: 2
Would help: @7, @8
[Adopt] [Decline…]"
`);
    expect(drawPlain(drawProposalManaged(facts, []))).toContain('Nobody has said yet that they would help.');
    expect(drawPlain(drawProposalManaged(adopted, ['7']))).toContain('decided already');
    expect(drawPlain(drawInterest('like', facts, null))).toBe('Noted: you would like A style guide.');
    expect(drawPlain(drawInterest('before', facts, { helpers: ['7'] }))).toContain('Would help: @7');
    expect(drawPlain(drawDeclineSaid(facts))).toBe('Declined. The post says why, and @2 is thanked for the idea.');
  });

  test('its author is asked once whether Guidon may write, with the words that are kept', () => {
    expect(drawPlain(drawProposed(proposal, '100', true))).toContain(`${sayProposalNewsQuestion()}\n[Yes, write to me] [No]`);
    expect(drawPlain(drawProposed(proposal, '100', false))).not.toContain('[');
    expect(drawPlain(drawProposalNewsAnswer(false))).toBe('All right. The post in the channel will say what became of it.');
    expect(drawPlain(drawProposalNewsAnswer(true))).toContain('[Stop writing to me]');
  });

  test('every message about it says why you, what can be done, and how to make it stop', () => {
    expect([drawProposalNews(adopted, true, null), drawProposalNews(adopted, false, 'https://example.org/board'), drawProposalNews(declined('not-now'), true, null)].map(drawPlain)).toMatchInlineSnapshot(`
[
  "What you proposed is now a goal: #12 Write the style guide. Thank you for getting it going!
[I’ll help] [Look at the goal] [Stop writing to me]
(You proposed it and said that I may tell you. I am Guidon, a bot of your community. What I send, and why: the board and the posts of your community)",
  "You said you would help with Write the style guide: it is now a goal, #12. This is the moment.
[I’ll help] [Look at the goal] [Stop asking]
(You, because you said you would help with “A style guide”, and that we may ask you. I am Guidon, a bot of your community. What I send, and why: the post in the community (https://example.org/board))",
  "The managers decided about what you proposed, A style guide: not now. Thank you for the idea; the next one is welcome.
[Stop writing to me]
(You proposed it and said that I may tell you. I am Guidon, a bot of your community. What I send, and why: the board and the posts of your community)",
]
`);
  });

  test('others that may say the same are shown first', () => {
    expect(drawPlain(drawNear([facts, { ...facts, help: 1, like: 0, proposal: { ...proposal, number: 2, title: 'Guide' } }], 'd'))).toMatchInlineSnapshot(`
"This may be there already:
- #3 A style guide: 8 people are for it
- #2 Guide: one person is for it
Press the one you mean, or propose yours all the same.
[#3 I’d help] [#2 I’d help] [Propose mine]"
`);
  });
});

describe('the register', () => {
  const volunteer: Volunteer = { person: 'p', skills: ['French', 'drawing'], quiet: { from: '22:00', to: '08:00' }, zone: 'Europe/Lisbon', pausedUntil: null, threadFallback: false, unnamed: false };

  test('one’s own page', () => {
    expect(drawPlain(drawVolunteer(volunteer, { pausedUntil: null, threads: true }))).toMatchInlineSnapshot(`
"# What you may be asked for
You may be asked, at most once a week. Thank you!
What you know: French, drawing
Quiet hours: 22:00 to 08:00 (Europe/Lisbon)
Pause until: no pause
Where your direct messages are closed: you are not asked
When people are thanked: by name
[Change] [A thread will do] [Do not name me] [Stop asking me]"
`);
    expect(drawPlain(drawVolunteer({ ...volunteer, skills: [], quiet: null, threadFallback: true, unnamed: true }, { pausedUntil: '2026-03-20', threads: true }))).toMatchInlineSnapshot(`
"# What you may be asked for
You may be asked, at most once a week. Thank you!
What you know: nothing said yet
Quiet hours: none
Pause until: 20 March 2026
Where your direct messages are closed: a private thread will do
When people are thanked: without your name
[Change] [No thread] [Name me] [Stop asking me]"
`);
    expect(drawPlain(drawVolunteer(volunteer, { pausedUntil: null, threads: false }))).not.toContain('thread');
  });

  test('the questions are kept in the words shown', () => {
    expect(drawPlain({ blocks: drawAgainQuestion() })).toContain(sayAgainQuestion());
    expect(drawPlain(drawVolunteer(null, { pausedUntil: null, threads: true }))).toContain(sayJoinQuestion());
    expect(drawPlain(drawAgainAnswer(false))).toContain('you are not asked');
  });

  test('leaving is for good, here or everywhere', () => {
    expect(drawPlain(drawLeft(false))).not.toContain('[');
    expect(drawPlain(drawLeft(true))).toContain('[In every community]');
  });
});

const long = (length: number): string => 'x'.repeat(length);
const ID = '1234567890123456789';
const fullest: Proposal = { ...proposal, number: 99_999, title: long(PROPOSAL_ROOM.title), words: long(PROPOSAL_ROOM.words), link: `https://example.org/${long(80)}`, reasonWords: long(PROPOSAL_ROOM.reason) };
const full: ProposalFacts = { ...facts, proposal: fullest, author: ID, help: 9_999, like: 9_999 };
const many = Array.from({ length: 60 }, (_, index) => ({ proposal: { ...fullest, id: `00000000-0000-4000-8000-0000000000${String(index + 10)}` }, help: 9_999, like: 9_999 }));
const cards: readonly [string, Card][] = [
  ['proposal', drawProposal(full)],
  ['managed', drawProposalManaged(full, Array.from({ length: 60 }, () => ID))],
  ['declined', drawProposal({ ...full, proposal: { ...fullest, state: 'declined', reason: 'other' } })],
  ['news', drawProposalNews({ ...full, goal: { ...goal, title: long(120) }, proposal: { ...fullest, state: 'adopted' } }, false, `https://example.org/${long(80)}`)],
  ['near', drawNear(many.slice(0, 3), ID)],
  ['list', drawProposals(many)],
  ['weekly note', drawProposalsWaiting(many)],
  ['register', drawVolunteer({ person: 'p', skills: Array.from({ length: 10 }, () => long(30)), quiet: { from: '22:00', to: '08:00' }, zone: 'America/Argentina/ComodRivadavia', pausedUntil: NINE, threadFallback: true, unnamed: true }, { pausedUntil: '2026-12-24', threads: true })],
];

test.each(cards)('the fullest %s card fits', (_name, card) => {
  const fitted = fit(card);
  expect(measureCard(fitted)).toBeLessThanOrEqual(LIMITS.text);
  const texts = (each: Card) => each.blocks.filter((block) => block.is !== 'actions').length;
  expect(texts(fitted)).toBe(texts(card));
  const actions = fitted.blocks.flatMap((block) => (block.is === 'actions' ? [block.actions] : []));
  expect(actions.length).toBeLessThanOrEqual(LIMITS.rows);
  expect(actions.flat().every((action) => (action.is === 'menu' ? action.options.length <= LIMITS.options : action.label.length <= LIMITS.label))).toBe(true);
});

const forms: readonly [string, Form][] = [
  ['propose', drawProposeForm('propose:00000000-0000-4000-8000-000000000007', { title: long(120), words: long(1000) })],
  ['decline', drawDeclineForm('decline:00000000-0000-4000-8000-000000000007', { reason: 'other', words: long(300) })],
  ['volunteer', drawVolunteerForm('volunteer', { skills: long(300), quiet: '22:00 to 08:00', zone: long(60), paused: '2026-12-24' }, Array.from({ length: 5 }, () => long(30)))],
];

test.each(forms)('the %s form keeps to what a form can show', (_name, form) => {
  expect(form.fields.length).toBeLessThanOrEqual(5);
  expect(form.title.length).toBeLessThanOrEqual(24);
  for (const field of form.fields) {
    expect(field.label.length).toBeLessThanOrEqual(45);
    expect((field.hint ?? '').length).toBeLessThanOrEqual(100);
  }
});
