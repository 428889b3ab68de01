import { describe, expect, test } from '@jest/globals';
import { drawPlain } from '../../src/cards/draw-plain.js';
import { drawHome } from '../../src/cards/home-card.js';
import { drawUnseen, drawUnseenSettled } from '../../src/cards/manager-note-card.js';
import { drawHalf, drawManagerActions, drawMenu, drawMisfit, drawMissing, drawUnknown } from '../../src/cards/typed-card.js';
import { drawViewBlocks } from '../../src/adapters/slack/draw-card.js';
import { measureProgress } from '../../src/core/goals/progress.js';
import { makeEntry, makeGoal } from './sample.js';

const goal = makeGoal();
const row = { goal, progress: measureProgress(goal, []), pastDue: false };
const add = { path: ['goal', 'add'] as const, description: 'Add a goal', options: [{ name: 'title', required: true }, { name: 'by', required: false }] };

describe('a page of one’s own', () => {
  test('with nothing yet, for a manager who has not set up', () => {
    expect(drawPlain(drawHome({ mission: null, goals: [], mine: [], manager: true, setUp: false }))).toMatchInlineSnapshot(`
"Guidon has not been set up here yet. It takes a minute: your time zone, where to post, and who the managers are.
[Set up Guidon]
# What we are here for
Our mission is still being written.
# What we are doing now
There is no goal just now. Any goal, even a small one, is better than none.
# What I did
Nothing yet. One small step counts.
# For managers
[Add a goal] [Manage goals] [Settings] [Check-up]
[Mission] [Help] [Privacy]
(Only you see this page. It is brought up to date whenever you open it.)"
`);
  });

  test('with goals and what I did, for a member', () => {
    const entry = makeEntry({ state: 'waiting' });
    expect(drawPlain(drawHome({ mission: null, goals: [row, { ...row, pastDue: true }], mine: [{ goal, entry }], manager: false, setUp: true }))).toMatchInlineSnapshot(`
"# What we are here for
Our mission is still being written.
# What we are doing now
#1 Translate 100 pages, by 12 December 2026
▱▱▱▱▱▱▱▱▱▱ 0 % 0 of 100 pages, 100 left
[Add progress] [I’ll help] [Look at it]
#1 Translate 100 pages, which was due on 12 December 2026
▱▱▱▱▱▱▱▱▱▱ 0 % 0 of 100 pages, 100 left
[Add progress] [I’ll help] [Look at it]
# What I did
+3 pages on Translate 100 pages, 2 March 2026. It waits for the steward’s ✓.
[Take it back]
[Mission] [Help] [Privacy]
(Only you see this page. It is brought up to date whenever you open it.)"
`);
  });

  test('stays within a page’s hundred blocks, however much there is', () => {
    const goals = Array.from({ length: 200 }, () => row);
    const page = drawHome({ mission: null, goals, mine: [], manager: true, setUp: true });
    expect(drawViewBlocks(page).length).toBeLessThan(100);
    expect(drawPlain(page)).toContain('185 more goals are in /goal list.');
  });
});

describe('what is answered to a typed line', () => {
  test('the menu, with a second row for managers', () => {
    expect(drawPlain(drawMenu(false)).split('\n')).toHaveLength(3);
    expect(drawPlain(drawMenu(true))).toContain(drawPlain({ blocks: drawManagerActions() }));
  });

  test('what it lacks', () => {
    const cards = [drawUnknown('gaol', add), drawUnknown('xyz', null), drawHalf([add]), drawMissing(add, ['title']), drawMisfit(add, 'by', { typed: 'soon', choices: [] }), drawMisfit(add, 'by', { typed: 'soon', choices: ['now', 'later'] })];
    expect(cards.map(drawPlain).join('\n')).toMatchInlineSnapshot(`
"I know no command “gaol”.
Did you mean /goal add?
I know no command “xyz”.
/guidon help says what there is.
/goal goes on with one of these:
- /goal add Add a goal
Something is still missing: title.
It goes like this: /goal add title:… [by:…]
“soon” does not fit by.
It goes like this: /goal add title:… [by:…]
“soon” does not fit by.
It can be: now, later"
`);
  });
});

describe('a post nobody could look for', () => {
  test('is put before the managers', () => {
    const card = drawUnseen({ kind: 'digest', channel: null, delivery: '00000000-0000-4000-8000-000000000003', reason: 'unseen' });
    expect(drawPlain(card)).toContain('The digest for one person was sent');
    expect(drawPlain(drawUnseen({ kind: 'launch', channel: '7', delivery: '00000000-0000-4000-8000-000000000003', reason: 'undecided' }))).toMatchInlineSnapshot(`
"The launch of a goal for #7 was sent, but the answer to it was lost, and for half an hour Guidon could not see whether it appeared.
Did it appear?
[Yes, it is there] [No, send it again]"
`);
    expect((['appeared', 'again', 'before'] as const).map((said) => drawPlain(drawUnseenSettled(said)))).toEqual(['Thank you. Nothing is sent again.', 'It is sent again now.', 'Somebody has answered this already.']);
  });
});
