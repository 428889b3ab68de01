import { describe, expect, test } from '@jest/globals';
import { Replay } from '../../../src/core/heat/replay.js';
import { scoreConversation } from '../../../src/core/heat/score-conversation.js';
import { sumReasons } from '../../../src/core/heat/sum-reasons.js';
import { usualRate } from '../../../src/core/heat/usual-rate.js';
import { DAY, HOUR, MINUTE, START } from './sightings.js';

interface Spell {
  readonly at: number;
  readonly count: number;
  readonly every: number;
}

/** Ten people who write in turn. */
function talk(replay: Replay, { at, count, every }: Spell): void {
  for (let place = 0; place < count; place += 1) replay.see({ channel: 'garden', author: `p${place % 10}`, at: at + place * every, text: null, message: '', answers: null });
}

const busy = (day: number): Spell => ({ at: START + day * DAY, count: 160, every: 5_000 });
const calm = (day: number): Spell => ({ at: START + day * DAY, count: 12, every: 4 * MINUTE });

function lead(spells: readonly Spell[], goals: readonly { from: number; to: number | null }[] = []) {
  const replay = new Replay('garden', { model: null, goals });
  for (const spell of spells) talk(replay, spell);
  replay.finish();
  return { counts: replay.counts, events: replay.events.map(({ event, at, end }) => [event, Math.floor((at - START) / DAY), ...(end === null ? [] : [end])]) };
}

describe('a past led through the live code', () => {
  test('three hot days open a flag, and it closes when the first of them is a fortnight ago', () => {
    const { events, counts } = lead([busy(0), calm(1), busy(2), busy(5), ...[8, 12, 14, 20].map(calm)]);
    expect(events).toEqual([
      ['hot', 0], ['cooled', 0],
      ['hot', 2], ['cooled', 2],
      ['hot', 5], ['flag-opened', 5], ['cooled', 5],
      ['flag-closed', 13, 'cooled'],
    ]);
    expect(counts).toMatchObject({ flags: 1, hotHours: 3, late: 0 });
  });

  test('two hot days open none', () => {
    expect(lead([busy(0), busy(2), calm(9)]).events.map(([event]) => event)).toEqual(['hot', 'cooled', 'hot', 'cooled']);
  });

  test('a goal of its own keeps a flag from opening, and one set since is why it closed', () => {
    const spells = [busy(0), busy(2), busy(5), calm(20)];
    const flagsWith = (from: number, to: number | null) => lead(spells, [{ from: START + from * DAY, to: to === null ? null : START + to * DAY }]).events.filter(([event]) => String(event).startsWith('flag'));
    expect(flagsWith(-3, 30)).toEqual([]);
    expect(flagsWith(-3, 3)).toEqual([['flag-opened', 5], ['flag-closed', 13, 'cooled']]);
    expect(flagsWith(6, null)).toEqual([['flag-opened', 5], ['flag-closed', 13, 'goal-and-cooled']]);
  });

  test('a flag that is open at the end stays open', () => {
    expect(lead([busy(0), busy(2), busy(5)]).events.at(-1)).toEqual(['flag-opened', 5]);
  });

  test('messages far out of order are counted and left out', () => {
    expect(lead([calm(1), calm(0)]).counts).toMatchObject({ messages: 12, late: 12 });
  });

  test('an empty past has nothing', () => {
    expect(lead([])).toMatchObject({ events: [], counts: { messages: 0, hours: 0, days: 0 } });
  });
});

describe('one conversation', () => {
  const score = (messages: readonly { author: string; at: number }[]) => scoreConversation({ id: 'c', messages: messages.map((each) => ({ ...each, text: null })) }, null);

  test('has no floor of people, and nothing in it is calm', () => {
    expect(score([])).toMatchObject({ heat: 0, drama: false, kind: 'none' });
    const two = score(Array.from({ length: 120 }, (_, place) => ({ author: place % 2 ? 'a' : 'b', at: START + place * 4000 })));
    expect(two).toMatchObject({ drama: true, kind: 'quarrel', signals: ['structure'] });
  });
});

test.each<[string, number, number, string]>([
  ['twelve people with one word each within a minute', 12, 12, 'raid-or-spam'],
  ['twelve people who go on talking', 12, 60, 'none'],
])('%s', (_name, people, count, kind) => {
  const messages = Array.from({ length: count }, (_, place) => ({ author: `p${place % people}`, at: START + place * 5000, text: null }));
  expect(scoreConversation({ id: 'c', messages }, null).kind === 'raid-or-spam').toBe(kind === 'raid-or-spam');
});

describe('what is usual', () => {
  const weeks = (counts: readonly number[], shift = 0) => counts.map((messages, week) => ({ hour: START + week * 7 * DAY + shift, messages }));

  test.each<[string, ReturnType<typeof weeks>, number | null]>([
    ['two weeks', weeks([4, 8]), null],
    ['three weeks', weeks([4, 100, 8]), 8],
    ['four weeks', weeks([4, 100, 8, 10]), 9],
    ['other hours', weeks([4, 100, 8], HOUR), null],
  ])('%s', (_name, hours, usual) => {
    expect(usualRate(hours, START + 10 * 7 * DAY)).toBe(usual);
  });
});

test('reasons of several hours are said once', () => {
  const hour = (...reasons: [string, number | null][]) => ({ reasons: reasons.map(([code, count]) => ({ code, count })) });
  expect(sumReasons([hour(['two-people', 70], ['automod', 2]), hour(['two-people', 80]), hour(['automod', 3], ['two-people', 60])])).toEqual([
    { code: 'two-people', count: 80 },
    { code: 'automod', count: 5 },
  ]);
});
