import { describe, expect, test } from '@jest/globals';
import { drawPlain } from '../../src/cards/draw-plain.js';
import { drawBoardGone, drawBoardStuck, drawPinMissing, drawPostParked, drawRhythmOff } from '../../src/cards/manager-note-card.js';
import { drawEntryWaiting, drawHelperOffered, drawMissed, drawPastDue, drawReached, drawStale } from '../../src/cards/steward-note-card.js';
import { english } from '../../src/words/en/index.js';
import { measureProgress } from '../../src/core/goals/progress.js';
import { makeEntry, makeGoal } from './sample.js';

const goal = makeGoal();
const forty = measureProgress(goal, [makeEntry({ amount: 40 })]);
const alone = { goal, progress: forty, privately: true, steward: '5' };

describe('notes to a steward', () => {
  test('somebody offers help', () => {
    expect(drawPlain(drawHelperOffered(alone, '7'))).toMatchInlineSnapshot(`
"@7 would like to help with Translate 100 pages. A word of welcome from you goes a long way.
[Look at it]"
`);
  });

  test('in the managers’ channel they say whom they are for', () => {
    expect(drawPlain(drawHelperOffered({ ...alone, privately: false }, '7'))).toMatchInlineSnapshot(`
"@7 would like to help with Translate 100 pages. A word of welcome from you goes a long way.
(For @5, in whose hands this goal is.)
[Look at it]"
`);
    expect(drawPlain(drawHelperOffered({ ...alone, privately: false, steward: null }, '7'))).toMatchInlineSnapshot(`
"@7 would like to help with Translate 100 pages. A word of welcome from you goes a long way.
(This goal is in nobody’s hands yet. Would one of you take it?)
[Look at it]"
`);
  });

  test('past due', () => {
    expect(drawPlain(drawPastDue(alone))).toMatchInlineSnapshot(`
"Translate 100 pages was due on 12 December 2026. What shall become of it?
▰▰▰▰▱▱▱▱▱▱ 40 % 40 of 100 pages, 60 left
(If nothing happens for 14 days it is closed as not reached. It can be taken up again at any time.)
[Achieved] [Extend] [Let go]"
`);
  });

  test('standing still', () => {
    expect(drawPlain(drawStale(alone))).toMatchInlineSnapshot(`
"Nothing has moved on Translate 100 pages for two rounds of the digest. A smaller first step often helps, and so does asking one person.
▰▰▰▰▱▱▱▱▱▱ 40 % 40 of 100 pages, 60 left
(You are told this once; next time only after it has moved.)
[Add progress] [Extend] [Let go] [Look at it]"
`);
  });

  test('target reached', () => {
    expect(drawPlain(drawReached({ ...alone, progress: measureProgress(goal, [makeEntry({ amount: 100 })]) }))).toMatchInlineSnapshot(`
"Translate 100 pages has come up to its target. Say Achieved, and everyone who contributed is thanked by name.
▰▰▰▰▰▰▰▰▰▰ 100 % 100 of 100 pages: the target is reached
[Achieved] [Look at it]"
`);
  });

  test('an entry waits', () => {
    expect(drawPlain(drawEntryWaiting(alone, makeEntry({ amount: 40, note: 'all of chapter one', state: 'waiting' }), '7'))).toMatchInlineSnapshot(`
"@7 added 40 pages to Translate 100 pages. Does it count?
“all of chapter one”
(Large steps and those of newcomers wait for your ✓.)
[✓ It counts] [Take it back]"
`);
  });

  test('not reached', () => {
    expect(drawPlain(drawMissed({ ...alone, goal: makeGoal({ state: 'missed' }) }))).toMatchInlineSnapshot(`
"Translate 100 pages was not reached by 12 December 2026, and has been closed after 14 quiet days. Take it up again whenever there are hands for it.
[Take it up again]"
`);
  });
});

describe('notes to the managers say why, and how to mend it', () => {
  test('digests switched off', () => {
    expect(drawPlain(drawRhythmOff({ channel: '100', reason: 'no-permission', missing: ['see', 'post'] }))).toMatchInlineSnapshot(`
"Digests for #100 are switched off: Guidon lacks a permission there: View Channel, Send Messages.
Give Guidon that permission in the channel, or choose another one under /manage settings.
(Afterwards switch them on again under /manage settings.)"
`);
    expect(drawPlain(drawRhythmOff({ channel: '100', reason: 'channel-gone', missing: [] }))).toMatchInlineSnapshot(`
"Digests for #100 are switched off: the channel is no longer there.
Choose another channel under /manage settings.
(Afterwards switch them on again under /manage settings.)"
`);
  });

  test('a post given up', () => {
    expect(drawPlain(drawPostParked({ kind: 'launch', channel: '100', reason: 'gave-up', missing: [] }))).toMatchInlineSnapshot(`
"The launch of a goal for #100 could not be posted: it was tried five times without ever appearing.
/manage doctor checks what can be mended."
`);
    expect(drawPlain(drawPostParked({ kind: 'steward-note', channel: null, reason: 'undecided', missing: [] }))).toMatchInlineSnapshot(`
"A note to a steward for one person could not be posted: for half an hour nobody could see whether it had appeared; please look whether it is there.
/manage doctor checks what can be mended."
`);
  });

  test('the board', () => {
    expect(drawPlain(drawPinMissing({ channel: '100', reason: 'no-permission', missing: ['pin'] }))).toMatchInlineSnapshot(`
"The board stands in #100 but could not be pinned: Guidon lacks a permission there: Pin Messages.
Give Guidon that permission in the channel, or choose another one under /manage settings."
`);
    expect(drawPlain(drawBoardGone('100'))).toMatchInlineSnapshot(`"The board in #100 was deleted. Guidon has put up another one; choose no channel for it under /manage settings if you do not want it."`);
    expect(drawPlain(drawBoardStuck({ channel: '100', reason: 'no-access', missing: [] }))).toMatchInlineSnapshot(`
"The board in #100 cannot be kept current: Guidon cannot see the channel.
Let Guidon see the channel, or choose another one under /manage settings."
`);
  });

  test.each(['channel-gone', 'no-access', 'no-permission', 'message-gone', 'refused', 'gave-up', 'undecided', 'broken'])('%s has words of its own', (reason) => {
    expect(Object.keys(english)).toContain(`post.reason.${reason}`);
  });

  test('a reason without words still makes a sentence', () => {
    expect(drawPlain(drawPostParked({ kind: 'digest', channel: '100', reason: 'unheard-of', missing: ['unheard-of'] }))).toMatchInlineSnapshot(`
"The digest for #100 could not be posted: nobody knows why.
/manage doctor checks what can be mended."
`);
  });
});
