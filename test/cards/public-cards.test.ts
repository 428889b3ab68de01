import { describe, expect, test } from '@jest/globals';
import { drawAchieved } from '../../src/cards/achieved-card.js';
import { drawAttained } from '../../src/cards/attained-card.js';
import { drawBoard, drawBoardMoved } from '../../src/cards/board-card.js';
import { drawDigest, drawNoDigest, type DigestGoal } from '../../src/cards/digest-card.js';
import { drawLaunch } from '../../src/cards/launch-card.js';
import { drawMissionFinal } from '../../src/cards/mission-final-card.js';
import { drawPlain } from '../../src/cards/draw-plain.js';
import { drawSharedEntry } from '../../src/cards/shared-entry-card.js';
import { drawSharedGoal } from '../../src/cards/shared-goal-card.js';
import type { Entry, Goal } from '../../src/core/goals/goal.js';
import type { Mission } from '../../src/core/mission/mission.js';
import { readPace } from '../../src/core/goals/pace.js';
import { measureProgress } from '../../src/core/goals/progress.js';
import { makeEntry, makeGoal, NINE } from './sample.js';

const DAY = 86_400_000;
const NOW = NINE + 14 * DAY;
const WORDS = 'We make every lighthouse speak every language';
const NO_GLAD = { unnamed: 0, glad: { good: 0, fair: 0, bad: 0 } };
const forty = [makeEntry({ amount: 20, at: NINE + DAY }), makeEntry({ amount: 20, at: NINE + 8 * DAY })];
const list = makeGoal({ number: 2, title: 'Write the guide', due: '2026-03-20', firstStep: null, measure: { is: 'checklist', items: ['Outline', 'Text', 'Pictures'] } });
const mission: Mission = {
  words: WORDS,
  attainable: true,
  endCriterion: 'Every keeper can read the log',
  notLine: 'a school',
  state: 'final',
  finalAt: NINE,
  madeFinalAt: NINE,
  attainedAt: null,
  evidence: null,
};

function inDigest(goal: Goal, entries: readonly Entry[], change: Partial<DigestGoal> = {}): DigestGoal {
  return { goal, progress: measureProgress(goal, entries), pace: readPace(goal, entries, NOW, 'UTC'), pastDue: false, contributors: [], ...change };
}

describe('a launch', () => {
  test('calls for help', () => {
    const goal = makeGoal();
    expect(drawPlain(drawLaunch({ goal, progress: measureProgress(goal, []), mission: WORDS }))).toMatchInlineSnapshot(`
"Translate 100 pages by 12 December 2026.
Why: Half of our members read no English
It would bring us closer to: We make every lighthouse speak every language
▱▱▱▱▱▱▱▱▱▱ 0 % 0 of 100 pages, 100 left
Who’s ready to help? Start: Pick a page from the list
[I’ll help] [Add progress]"
`);
  });

  test('of a goal that says no more than its title', () => {
    const goal = makeGoal({ benefit: null, firstStep: null, measure: { is: 'done', criterion: null } });
    expect(drawPlain(drawLaunch({ goal, progress: measureProgress(goal, []), mission: null }))).toMatchInlineSnapshot(`
"Translate 100 pages by 12 December 2026.
Who’s ready to help?
[I’ll help] [Add progress]"
`);
  });

  test('of a checklist shows what is left', () => {
    expect(drawPlain(drawLaunch({ goal: list, progress: measureProgress(list, [makeEntry({ item: 0, amount: 1 })]), mission: WORDS }))).toMatchInlineSnapshot(`
"Write the guide by 20 March 2026.
Why: Half of our members read no English
It would bring us closer to: We make every lighthouse speak every language
▰▰▰▱▱▱▱▱▱▱ 33 % 1 of 3 lines done
- Text
- Pictures
Who’s ready to help?
[I’ll help] [Add progress]"
`);
  });

  test('of a goal that is closed says what became of it and offers nothing', () => {
    const closed = (['achieved', 'missed', 'let-go'] as const).map((state) => makeGoal({ state, benefit: null }));
    expect(closed.map((goal) => drawPlain(drawLaunch({ goal, progress: measureProgress(goal, forty), mission: null })))).toMatchInlineSnapshot(`
[
  "#1 Translate 100 pages is achieved!
▰▰▰▰▱▱▱▱▱▱ 40 % 40 of 100 pages, 60 left",
  "#1 Translate 100 pages was not reached by 12 December 2026. It can be taken up again.
▰▰▰▰▱▱▱▱▱▱ 40 % 40 of 100 pages, 60 left",
  "#1 Translate 100 pages has been let go.
▰▰▰▰▱▱▱▱▱▱ 40 % 40 of 100 pages, 60 left",
]
`);
  });
});

describe('a digest', () => {
  test('of one goal', () => {
    expect(drawPlain(drawDigest({ goals: [inDigest(makeGoal(), forty, { contributors: ['7', '8'] })], lateSince: null }))).toMatchInlineSnapshot(`
"# Where our goal stands
#1 Translate 100 pages by 12 December 2026
▰▰▰▰▱▱▱▱▱▱ 40 % 40 of 100 pages, 60 left · ahead: at this rate by 6 April 2026
Start: Pick a page from the list
Moved closer by @7, @8. Thank you!
[I’ll help] [Add progress]"
`);
  });

  test('of several goals, posted late', () => {
    const goals = [
      inDigest(list, [makeEntry({ item: 0, amount: 1 })], { contributors: ['7'] }),
      inDigest(makeGoal({ number: 3, title: 'Paint the door', measure: { is: 'done', criterion: null }, due: '2026-03-10' }), [], { pastDue: true }),
      inDigest(makeGoal({ number: 4, title: 'Oil the lamp', state: 'achieved', closedAt: NOW - DAY }), forty, { contributors: ['7', '8', '9'] }),
    ];
    expect(drawPlain(drawDigest({ goals, lateSince: NOW - 3 * 3_600_000 }))).toMatchInlineSnapshot(`
"# Where our goals stand
(Due 16 March 2026, 06:00 UTC, posted late.)
#2 Write the guide by 20 March 2026
▰▰▰▱▱▱▱▱▱▱ 33 % 1 of 3 lines done · nothing has moved for a while
Left to do: Text, Pictures
Moved closer by @7. Thank you!
#3 Paint the door, which was due on 10 March 2026
not done yet
Start: Pick a page from the list
#4 Oil the lamp is achieved!
Moved closer by @7, @8, @9. Thank you!
[Help with … ▾ #2 Write the guide | #3 Paint the door]
[Add progress to … ▾ #2 Write the guide | #3 Paint the door]"
`);
  });

  test('where no goal lives', () => {
    expect(drawPlain(drawNoDigest('100'))).toMatchInlineSnapshot(`"No goal lives in #100, so there would be no digest."`);
  });
});

describe('the board', () => {
  test('shows why we are here, what we do and where to begin', () => {
    const goals = [list, makeGoal()].map((goal) => ({ goal, progress: measureProgress(goal, goal === list ? [] : forty) }));
    expect(drawPlain(drawBoard({ mission, goals }))).toMatchInlineSnapshot(`
"# What we are here for
We make every lighthouse speak every language
We are not: a school
What we are doing now:
- #2 Write the guide: 0 of 3 lines done, by 20 March 2026
- #1 Translate 100 pages: 40 of 100 pages, 60 left, by 12 December 2026
New here? Press I’ll help and begin with this: Pick a page from the list
[Help with … ▾ #2 Write the guide | #1 Translate 100 pages]
[Propose something]
(I am Guidon, a bot. Here I post goals, how far they are, calls for help and thanks. I write to nobody who has not said that I may: /guidon privacy.)"
`);
  });

  test('with nothing written down yet', () => {
    expect(drawPlain(drawBoard({ mission: null, goals: [] }))).toMatchInlineSnapshot(`
"# What we are here for
Our mission is still being written.
There is no goal just now. Propose what you would like to get done together.
[Propose something]
(I am Guidon, a bot. Here I post goals, how far they are, calls for help and thanks. I write to nobody who has not said that I may: /guidon privacy.)"
`);
  });

  test('that has moved, or is no longer kept', () => {
    expect([drawPlain(drawBoardMoved('200')), drawPlain(drawBoardMoved(null))]).toMatchInlineSnapshot(`
[
  "This board has moved to #200.",
  "This board is no longer kept. /guidon mission says what we are here for.",
]
`);
  });
});

describe('what is celebrated', () => {
  test('a goal achieved thanks everyone by name', () => {
    const goal = makeGoal({ state: 'achieved' });
    const progress = measureProgress(goal, [makeEntry({ amount: 100 })]);
    expect(drawPlain(drawAchieved({ goal, progress, people: ['7', '8', '9'], ...NO_GLAD, mission: WORDS }))).toMatchInlineSnapshot(`
"# Translate 100 pages: achieved!
▰▰▰▰▰▰▰▰▰▰ 100 % 100 of 100 pages: the target is reached
Thank you, @7, @8, @9.
That brings us closer to: We make every lighthouse speak every language
Glad we did this?
[🙂] [😐] [🙁]
[Look at the goal]"
`);
  });

  test('whoever wants no name is counted, and five answers are shown without names', () => {
    const goal = makeGoal({ state: 'achieved', measure: { is: 'done', criterion: null } });
    const facts = { goal, progress: measureProgress(goal, []), people: ['7'], unnamed: 2, mission: null };
    const four = drawPlain(drawAchieved({ ...facts, glad: { good: 3, fair: 1, bad: 0 } }));
    const five = drawPlain(drawAchieved({ ...facts, glad: { good: 3, fair: 1, bad: 1 } }));
    expect(five).toMatchInlineSnapshot(`
"# Translate 100 pages: achieved!
Thank you, @7, and 2 who prefer not to be named.
Glad we did this?
[🙂] [😐] [🙁]
(🙂 3 · 😐 1 · 🙁 1)
[Look at the goal]"
`);
    expect(four).not.toMatch(/\d ·/u);
    expect(drawPlain(drawAchieved({ ...facts, goal: { ...goal, state: 'active' }, glad: { good: 3, fair: 1, bad: 1 } }))).not.toContain('Glad');
  });

  test('a goal nobody reported on', () => {
    const goal = makeGoal({ state: 'achieved', measure: { is: 'done', criterion: null } });
    expect(drawPlain(drawAchieved({ goal, progress: measureProgress(goal, []), people: [], ...NO_GLAD, mission: null }))).toMatchInlineSnapshot(`
"# Translate 100 pages: achieved!
Thank you to everyone who had a hand in it.
Glad we did this?
[🙂] [😐] [🙁]
[Look at the goal]"
`);
  });

  test('a mission made final', () => {
    expect(drawPlain(drawMissionFinal(mission))).toMatchInlineSnapshot(`
"# Our mission is final
We make every lighthouse speak every language
We are there when: Every keeper can read the log
We are not: a school
(From today nobody can change these words, not even us. They are what we gather round.)"
`);
  });

  test('a mission attained', () => {
    const attained = { ...mission, state: 'attained', evidence: 'The last keeper signed the log in Welsh' } as const;
    expect(drawPlain(drawAttained({ mission: attained, goalsAchieved: 3, people: ['7', '8'] }))).toMatchInlineSnapshot(`
"# We did it
Our mission is attained: We make every lighthouse speak every language
How we know: The last keeper signed the log in Welsh
3 goals led here.
Thank you, @7, @8. This was your work."
`);
  });
});

describe('what somebody shares', () => {
  test('a goal', () => {
    const { goal, progress, pace, pastDue } = inDigest(makeGoal(), forty);
    expect(drawPlain(drawSharedGoal({ goal, progress, pace, pastDue }))).toMatchInlineSnapshot(`
"#1 Translate 100 pages by 12 December 2026
Why: Half of our members read no English
▰▰▰▰▱▱▱▱▱▱ 40 % 40 of 100 pages, 60 left · ahead: at this rate by 6 April 2026
Who’s ready to help? Start: Pick a page from the list
[I’ll help] [Add progress]"
`);
  });

  test('progress, with its proof', () => {
    const goal = makeGoal();
    const entry = makeEntry({ note: 'the hard ones', link: 'https://example.org/1' });
    expect(drawPlain(drawSharedEntry({ goal, entry, progress: measureProgress(goal, forty), person: '7' }))).toMatchInlineSnapshot(`
"@7 moved Translate 100 pages on by 3 pages.
“the hard ones”
▰▰▰▰▱▱▱▱▱▱ 40 % 40 of 100 pages, 60 left
[I’ll help] [Add progress]
[See it here: https://example.org/1]"
`);
  });

  test('a line of a checklist', () => {
    const entry = makeEntry({ amount: 1, item: 1 });
    expect(drawPlain(drawSharedEntry({ goal: list, entry, progress: measureProgress(list, [entry]), person: '7' }))).toMatchInlineSnapshot(`
"@7 ticked “Text” off Write the guide.
▰▰▰▱▱▱▱▱▱▱ 33 % 1 of 3 lines done
[I’ll help] [Add progress]"
`);
  });
});
