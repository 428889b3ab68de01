import { describe, expect, test } from '@jest/globals';
import { drawPlain } from '../../src/cards/draw-plain.js';
import { drawGoalList } from '../../src/cards/goal-list-card.js';
import { drawGoalPreview } from '../../src/cards/goal-preview-card.js';
import { drawManageGoals } from '../../src/cards/manage-goals-card.js';
import { drawFault, drawRefusal, drawTryAgain } from '../../src/cards/refusal-card.js';
import { measureProgress } from '../../src/core/goals/progress.js';
import { Refusal } from '../../src/core/refusal.js';
import { makeEntry, makeGoal, NINE } from './sample.js';

const goal = makeGoal();
const options = [{ label: '#1 Translate 100 pages', value: goal.id }];

describe('the list of goals', () => {
  const facts = { mission: 'We build together', rows: [{ goal, progress: measureProgress(goal, [makeEntry()]) }], options, achieved: 2, manager: false };

  test('says how far each is', () => {
    expect(drawPlain(drawGoalList(facts))).toMatchInlineSnapshot(`
"# Our goals
Closer to: We build together
- #1 Translate 100 pages: 3 of 100 pages, 97 left; by 12 December 2026
(2 goals achieved so far.)
[Look at a goal … ▾ #1 Translate 100 pages]
[Add progress to … ▾ #1 Translate 100 pages]"
`);
  });

  test('says how many it leaves out', () => {
    const rows = Array.from({ length: 12 }, (_, place) => ({ goal: makeGoal({ number: place + 1 }), progress: measureProgress(goal, []) }));
    expect(drawPlain(drawGoalList({ ...facts, rows, achieved: 0 }))).toContain('… and 2 more: choose below, or type its number.');
  });

  test('without a goal it says what to do, to members and to managers', () => {
    expect(drawPlain(drawGoalList({ ...facts, rows: [] }))).toMatchInlineSnapshot(`
"# Our goals
There is no goal at the moment. Any goal, even the simplest, is better than none.
Tell your managers what you would like to get done together.
(2 goals achieved so far.)"
`);
    expect(drawPlain(drawGoalList({ ...facts, rows: [], manager: true }))).toContain('Add the first one with /goal add.');
  });
});

describe('a goal before its launch', () => {
  const preview = { title: 'Translate', measure: { is: 'number', target: 100, unit: 'pages' }, due: '2026-12-12', benefit: 'More readers', firstStep: 'Pick a page', advice: [], channel: '100', problem: null, draft: goal.id } as const;

  test('is shown as it was read', () => {
    expect(drawPlain(drawGoalPreview(preview))).toMatchInlineSnapshot(`
"# Ready to launch?
Translate by 12 December 2026.
I read this as a number: 100 pages. People add to it until it is full.
Why: More readers
Start: Pick a page
(Launching announces it once in #100; you are its steward.)
[Launch] [Change]"
`);
  });

  test.each([
    ['a checklist', { is: 'checklist', items: ['shelves', 'books'] }, 'I read this as a checklist of 2 lines:'],
    ['a criterion', { is: 'done', criterion: 'the door opens' }, 'I read this as done / not done: the door opens'],
    ['nothing', { is: 'done', criterion: null }, 'Done / not done: the steward says when it is achieved.'],
  ] as const)('%s', (_name, measure, sentence) => {
    expect(drawPlain(drawGoalPreview({ ...preview, measure }))).toContain(sentence);
  });

  test('comes with advice', () => {
    const advice = ['no-measure', 'too-long', 'faster-than-ever', 'no-benefit', 'third-company-goal-in-a-row'] as const;
    expect(drawPlain(drawGoalPreview({ ...preview, advice }))).toMatchInlineSnapshot(`
"# Ready to launch?
Translate by 12 December 2026.
I read this as a number: 100 pages. People add to it until it is full.
Why: More readers
Start: Pick a page
Some advice. You can launch all the same:
- Say how we know it is done. A figure or a list shows everyone how far we are.
- It takes longer than 12 weeks. A first part of it would be reached sooner.
- It would need more each day than this community ever did. More time, or a smaller target?
- Say why it matters: people help when they see what it brings us closer to.
- This is the third goal in a row for the company. The members come first: is there one for them?
(Launching announces it once in #100; you are its steward.)
[Launch] [Change]"
`);
  });
});

describe('the managers’ list', () => {
  const digest = { channel: '100', due: NINE } as const;

  test('says how many goals there is no room for', () => {
    const active = Array.from({ length: 30 }, (_, place) => ({ goal: makeGoal({ number: place + 1 }), pace: { word: 'unknown', forecast: null, basis: 'nothing-yet' }, pastDue: false } as const));
    expect(drawPlain(drawManageGoals({ active, closed: [], options, digests: [], troubled: [] }))).toContain('… and 18 more: choose below, or see /goal show with its number.');
  });

  test('shows goals, what became of digests, and posts that need somebody', () => {
    const card = drawManageGoals({
      active: [
        { goal, pace: { word: 'stalled', forecast: null, basis: 'silent' }, pastDue: false },
        { goal: makeGoal({ number: 2, title: 'Paint' }), pace: { word: 'unknown', forecast: null, basis: 'nothing-yet' }, pastDue: true },
      ],
      closed: [makeGoal({ number: 3, title: 'Dig', state: 'let-go' }), makeGoal({ number: 4, title: 'Sing', state: 'missed' }), makeGoal({ number: 5, title: 'Bake', state: 'achieved' })],
      options,
      digests: [
        { ...digest, outcome: 'posted', reason: null },
        { ...digest, outcome: 'skipped', reason: 'no-news' },
        { ...digest, outcome: 'missed', reason: null },
      ],
      troubled: [{ kind: 'launch', target: '100', toPerson: false, state: 'parked', reason: 'no-permission' }],
    });
    expect(drawPlain(card)).toMatchInlineSnapshot(`
"# Goals of this community
Active
- #1 Translate 100 pages: nothing has moved for a while
- #2 Paint: past due since 12 December 2026, its steward was asked
Closed
- #3 Dig: let go
- #4 Sing: not reached, can be taken up again
- #5 Bake: achieved
Latest digests
- 2 March 2026, 09:00 UTC in #100: posted
- 2 March 2026, 09:00 UTC in #100: skipped, nothing new since the last one
- 2 March 2026, 09:00 UTC in #100: missed, Guidon was not running or came too late
(1 digest was missed lately.)
Posts that need you:
- The launch of a goal to #100: given up (Guidon lacks a permission there)
[Choose a goal to manage … ▾ #1 Translate 100 pages]
[Add a goal]"
`);
  });

  test('of nothing', () => {
    expect(drawPlain(drawManageGoals({ active: [], closed: [], options: [], digests: [], troubled: [] }))).toMatchInlineSnapshot(`
"# Goals of this community
There is no goal at the moment. Any goal, even the simplest, is better than none.
[Add a goal]"
`);
  });
});

describe('what cannot be done', () => {
  test('is said with what to do, and Fix it where something was typed', () => {
    expect(drawPlain(drawRefusal(new Refusal('day-unreadable', { typed: 'when pigs fly' }), goal.id))).toMatchInlineSnapshot(`
"I cannot read “when pigs fly” as a day. Try 24.12.2026, “24 Dec”, “in 3 weeks” or “end of month”.
[Fix it]"
`);
    expect(drawPlain(drawRefusal(new Refusal('goal-gone'), null))).toMatchInlineSnapshot(`"That goal is not there any more. See /goal list."`);
  });

  test('is our fault, with a reference, or only for now', () => {
    expect(drawPlain(drawFault('visit-7', null))).toMatchInlineSnapshot(`"Something broke on our side and it has been written down. Please try again; if it happens again, tell whoever runs Guidon this reference: visit-7"`);
    expect(drawPlain(drawTryAgain())).toMatchInlineSnapshot(`"Guidon cannot reach its notes just now, so nothing was changed. Please try again in a minute."`);
  });
});
