import { describe, expect, test } from '@jest/globals';
import { drawChannelHeat, type ChannelHeatFacts } from '../../src/cards/channel-heat-card.js';
import { drawPlain } from '../../src/cards/draw-plain.js';
import { drawFlag, drawFlagAnswer, type FlagFacts } from '../../src/cards/flag-card.js';
import { drawHeat } from '../../src/cards/heat-card.js';
import { drawHeatNotice, drawHeatTold, drawHotNow, drawNoGoal, drawNoGoalOff, drawSlowed } from '../../src/cards/heat-note-card.js';
import { fit } from '../../src/cards/limits.js';
import { FLAG_ENDS, type Flag, type WatchedChannel } from '../../src/core/heat/flag.js';
import { NINE } from './sample.js';

const DAY = 86_400_000;
const flag: Flag = { id: '00000000-0000-4000-8000-000000000009', home: 'h', channel: '100', openedAt: NINE, seenAt: null, goal: null, closedAt: null, end: null };
const facts: FlagFacts = {
  flag,
  hotDays: 3,
  hotAt: [NINE - 5 * DAY, NINE - 2 * DAY, NINE],
  reasons: [{ code: 'said-by-members', count: 2 }, { code: 'moderator-deletions', count: 5 }, { code: 'words', count: null }],
  wholeGoal: null,
  offered: { title: 'Style guide', people: 9 },
  goalSet: null,
};

describe('a flag is one card from its beginning to its end', () => {
  test('raised: counts and moments, no person, nothing anybody wrote', () => {
    expect(drawPlain(drawFlag(facts))).toMatchInlineSnapshot(`
"#100 was hot on 3 of the last 14 days and has no live goal of its own.
Hot: 25 February 2026, 09:00 UTC · 28 February 2026, 09:00 UTC · 2 March 2026, 09:00 UTC
Read from:
- people here told the managers that it was heating up
- 5 messages were removed by moderators
- how people wrote to each other
9 people offered help with Style guide.
Any goal, even the simplest, is better than none.
[Set a goal] [Not heated] [Seen] [Mute…]"
`);
  });

  test('only a goal for the whole community is alive', () => {
    expect(drawPlain(drawFlag({ ...facts, offered: null, reasons: [], hotAt: [], wholeGoal: 'Translate 100 pages' }))).toMatchInlineSnapshot(`
"#100 was hot on 3 of the last 14 days and has no live goal of its own.
A goal for the whole community is alive, Translate 100 pages, but none that these people share here.
Any goal, even the simplest, is better than none.
[Set a goal] [Not heated] [Seen] [Mute…]"
`);
  });

  test('seen, and a goal set from it', () => {
    expect(drawPlain(drawFlag({ ...facts, flag: { ...flag, seenAt: NINE }, reasons: [], hotAt: [], offered: null, goalSet: 'Style guide' }))).toMatchInlineSnapshot(`
"#100 was hot on 3 of the last 14 days.
A goal was set: Style guide. Guidon goes on watching whether it cools.
(Seen by one of you on 2 March 2026, 09:00 UTC.)
[Set a goal] [Not heated] [Mute…]"
`);
  });

  test.each(FLAG_ENDS)('closed: %s is said, and nothing can be pressed any more', (end) => {
    const shown = drawPlain(drawFlag({ ...facts, hotDays: 2, goalSet: null, flag: { ...flag, closedAt: NINE + DAY, end } }));
    expect(shown.split('\n')[1]).toMatch(/\.$/);
    expect(shown).not.toContain('[');
  });

  test('closed after a goal', () => {
    expect(drawPlain(drawFlag({ ...facts, hotDays: 1, goalSet: 'Style guide', flag: { ...flag, closedAt: NINE + DAY, end: 'goal-and-cooled' } }))).toMatchInlineSnapshot(`
"#100: this flag is closed.
A goal was set, and it has cooled.
The goal: Style guide.
(Hot on one of the last 14 days.)"
`);
  });

  test('answers to it', () => {
    expect((['not-heated', 'not-heated.most', 'seen', 'closed'] as const).map((said) => drawPlain(drawFlagAnswer(said, '100')))).toMatchInlineSnapshot(`
[
  "Thank you. The flag is closed, and Guidon is now slower to call #100 hot.",
  "Thank you. The flag is closed. Guidon is as slow to call #100 hot as it may be; mute it if that is still too quick.",
  "Noted for the other managers. The flag stays and keeps itself current.",
  "This flag is closed already.",
]
`);
    expect(drawPlain(drawFlagAnswer('muted', '100', NINE + 7 * DAY))).toMatchInlineSnapshot(`"No flag for #100 until 9 March 2026. What runs there is still counted."`);
  });

  test('it fits with the longest words there can be', () => {
    const long = 'ü'.repeat(120);
    const reasons = Array.from({ length: 12 }, () => ({ code: 'said-by-members', count: 1000 }));
    const shown = drawFlag({ ...facts, hotDays: 14, hotAt: Array.from({ length: 14 }, (_, day) => NINE - day * DAY), reasons, wholeGoal: long, offered: { title: long, people: 1000 }, goalSet: long });
    expect(fit(shown)).toEqual(shown);
  });
});

describe('how hot the channels run', () => {
  test('nothing yet', () => {
    expect(drawPlain(drawHeat({ platform: 'discord', sees: true, rows: [], options: [], past: [] }))).toMatchInlineSnapshot(`
"# How hot the channels run
Nothing has been seen yet. Channels appear here once people talk in them.
(A channel is read once at least five people write in it within a day.)"
`);
  });

  test('every channel with its heat, its goal and why it is flagged or not', () => {
    const because = (code: string, count = 0, until: number | null = null) => ({ code, count, until });
    const rows = [
      { channel: '100', heat: 'hot' as const, goal: null, why: because('open', 4) },
      { channel: '101', heat: 'warm' as const, goal: 'Style guide', why: because('own-goal', 3) },
      { channel: '102', heat: 'calm' as const, goal: null, why: because('hot-days', 1) },
      { channel: '103', heat: 'calm' as const, goal: null, why: because('muted', 5, NINE + 7 * DAY) },
      { channel: '104', heat: 'unseen' as const, goal: null, why: because('unheard-of') },
      { channel: '105', heat: 'away' as const, goal: null, why: because('away') },
    ];
    const past = [{ channel: '100', openedAt: NINE - 30 * DAY, closedAt: NINE - 20 * DAY, end: 'goal-and-cooled' as const }];
    expect(drawPlain(drawHeat({ platform: 'discord', sees: true, rows, options: [{ label: 'general', value: '100' }], past }))).toMatchInlineSnapshot(`
"# How hot the channels run
- #100 is hot; flagged: hot on 4 of the last 14 days, no live goal of its own.
- #101 is warm; not flagged: it has a live goal of its own. Goal: Style guide
- #102 is calm; not flagged: hot on 1 of the last 14 days, a flag needs 3.
- #103 is calm; not flagged: muted until 9 March 2026.
- #104 is not read yet; not flagged.
- #105 is out of Guidon’s sight; not flagged: nothing is read there until Guidon may see it again.
Flags so far:
- #100, 31 January 2026 to 10 February 2026: a goal was set, it cooled
(A channel is read once at least five people write in it within a day.)
[Look at a channel ▾ general]"
`);
  });

  test('where the platform shows no messages it says so', () => {
    expect(drawPlain(drawHeat({ platform: 'slack', sees: false, rows: [], options: [], past: [] }))).toContain('full manifest');
  });
});

describe('one channel', () => {
  const watched: WatchedChannel = { home: 'h', channel: '100', watched: true, textSince: null, shift: 0, mutedUntil: null, tellAtOnce: false };
  const calm: ChannelHeatFacts = { watched, now: 'calm', hotDays: 0, reasons: [], why: { code: 'calm', count: 0, until: null }, goals: [], wholeGoals: [], textGranted: true };

  test('calm, as it is at first', () => {
    expect(drawPlain(drawChannelHeat(calm))).toMatchInlineSnapshot(`
"# Heat of this channel
#100 is calm; not flagged: no hot day in the last 14.
None of the last 14 days ran hot.
It has no live goal of its own.
(Text is not read here.)
[Set a goal] [This is heated] [Read text here] [Tell us at once]
[Stop watching] [All channels]"
`);
  });

  test('hot, with everything decided about it', () => {
    const decided = { ...watched, textSince: NINE, shift: 0.05, tellAtOnce: true };
    const hot = { ...calm, watched: decided, now: 'hot' as const, hotDays: 4, goals: ['Style guide'], reasons: [{ code: 'busier', count: 4 }], why: { code: 'own-goal', count: 4, until: null } };
    expect(drawPlain(drawChannelHeat(hot, true))).toMatchInlineSnapshot(`
"# Heat of this channel
Saved.
#100 is hot; not flagged: it has a live goal of its own.
4 of the last 14 days ran hot.
Read from:
- 4 times as busy as this channel usually is at this hour
Live goals of its own:
- Style guide
Text is read here since 2 March 2026, in memory only. People were told in the channel.
(Only English can be read; other languages are left out.)
(Your answers have made Guidon slower to call this channel hot (by 5 of 100).)
[This is heated] [Stop reading text] [Do not tell us at once]
[Stop watching] [All channels]"
`);
  });

  test('not watched: nothing but watching again is offered', () => {
    expect(drawPlain(drawChannelHeat({ ...calm, watched: { ...watched, watched: false }, textGranted: false, wholeGoals: ['Translate'], why: { code: 'not-watched', count: 0, until: null } }))).toMatchInlineSnapshot(`
"# Heat of this channel
#100 is calm; not flagged: not watched.
None of the last 14 days ran hot.
Only a goal for the whole community is alive: Translate
(Text cannot be read here: the platform does not grant it (see docs/permissions.md).)
[Watch again] [All channels]"
`);
  });
});

describe('notes', () => {
  test('a word passed on', () => {
    expect(drawPlain(drawHeatTold('100'))).toMatchInlineSnapshot(`
"Somebody here says that #100 is heating up.
[Set a goal] [Look at it]
(Guidon has seen too little of this channel to say more. You are told this once a day at most.)"
`);
  });

  test('in the channel, when text begins to be read and no longer is', () => {
    expect([drawHeatNotice(true), drawHeatNotice(false)].map(drawPlain)).toMatchInlineSnapshot(`
[
  "To help the managers notice when this channel needs a goal, Guidon looks at how conversations run here. It keeps no messages and scores nobody. Opt out: /guidon privacy.",
  "Guidon no longer looks at what is written in this channel.",
]
`);
  });

  test('a hot spell, to managers who asked for it', () => {
    const spell = { home: 'h', channel: '100', kind: 'quarrel' as const, reasons: [{ code: 'reply-bursts', count: null }], maySlow: true, slowedUntil: null };
    expect(drawPlain(drawHotNow(spell))).toMatchInlineSnapshot(`
"#100 is running hot just now.
Read from:
- answers followed each other quickly
Something to do together cools best. Does this channel have a goal?
[Set a goal] [Slow this channel for 15 min]
(Slowing lets everybody write once a minute for a while; it ends by itself.)"
`);
    expect(drawPlain(drawHotNow({ ...spell, slowedUntil: NINE }))).toMatchInlineSnapshot(`
"#100 is running hot just now.
Read from:
- answers followed each other quickly
Something to do together cools best. Does this channel have a goal?
#100 is slowed until 2 March 2026, 09:00 UTC: once a minute each. Then it goes back to what it was.
[Set a goal]"
`);
    expect(drawPlain(drawHotNow({ ...spell, maySlow: false, kind: 'raid-or-spam' }))).toMatchInlineSnapshot(`
"What comes into #100 just now looks like a raid or spam.
Read from:
- answers followed each other quickly
[Set a goal]"
`);
  });

  test('what became of slowing', () => {
    const all = [{ is: 'done', until: NINE }, { is: 'already', until: NINE }, { is: 'cannot' }, { is: 'later' }] as const;
    expect(all.map((came) => drawPlain(drawSlowed('100', came)))).toMatchInlineSnapshot(`
[
  "#100 is slowed until 2 March 2026, 09:00 UTC: once a minute each. Then it goes back to what it was.",
  "#100 is slowed already, until 2 March 2026, 09:00 UTC.",
  "#100 could not be slowed: Guidon lacks a permission there: Manage Channels.",
  "The platform did not take it just now. Please press again in a minute.",
]
`);
  });

  test('no goal for a fortnight', () => {
    expect(drawPlain(drawNoGoal([{ is: 'starter', starter: 'write-the-guide' }, { is: 'take-up-again', goalId: 'g', number: 3, title: 'Fence' }]))).toMatchInlineSnapshot(`
"For two weeks no goal has been alive in this community. Any goal, even the simplest, is better than none: here are two that are ready to go.
[Next: Write the guide for beginners] [Take up #3 again] [Don’t tell me again]
(You are told this once.)"
`);
    expect(drawPlain(drawNoGoalOff())).toMatchInlineSnapshot(`"All right: you are not told again when no goal is alive. /manage settings has the rest."`);
  });
});
