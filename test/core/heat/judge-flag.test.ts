import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { HeatHour, SignalKind } from '../../../src/core/heat/heat.js';
import { judgeFlag, type ChannelFacts } from '../../../src/core/heat/judge-flag.js';
import type { Flag } from '../../../src/core/heat/flag.js';
import { DAY, HOUR } from './sightings.js';

const NOW = Date.UTC(2026, 2, 20, 12);

function hour(daysAgo: number, more: Partial<HeatHour> = {}): HeatHour {
  return { hour: NOW - daysAgo * DAY, heat: 0.7, kind: 'unsure', signals: ['text'], reasons: [], messages: 40, people: 5, hot: true, ...more };
}

function facts(hours: readonly HeatHour[], more: Partial<ChannelFacts> = {}): ChannelFacts {
  return { now: NOW, zone: 'UTC', hours, watched: null, ownGoals: [], open: null, notHeatedAt: null, ...more };
}

const open: Flag = { id: 'f', home: 'h', channel: 'c', openedAt: NOW - DAY, seenAt: null, goal: null, closedAt: null, end: null };
const three = [hour(1), hour(5), hour(9)];
const goal = (daysAgo: number) => [{ id: 'g', openedAt: NOW - daysAgo * DAY }];

describe('no flag is open', () => {
  test.each<[string, ChannelFacts, object]>([
    ['three hot days of fourteen', facts(three), { is: 'raise', hotDays: 3 }],
    ['two hot days', facts(three.slice(1)), { is: 'none', why: 'hot-days', count: 2 }],
    ['three hot hours of one day', facts([hour(1), hour(1, { hour: NOW - DAY + HOUR }), hour(1, { hour: NOW - DAY - HOUR })]), { is: 'none', why: 'hot-days', count: 1 }],
    ['the third hot day is the fourteenth back', facts([hour(0), hour(5), hour(13)]), { is: 'raise' }],
    ['the third hot day is longer ago', facts([hour(0), hour(5), hour(14)]), { is: 'none', why: 'hot-days', count: 2 }],
    ['no hour was kept', facts([]), { is: 'none', why: 'too-few-people' }],
    ['no hour was hot', facts(three.map((each) => ({ ...each, hot: false }))), { is: 'none', why: 'calm', count: 0 }],
    ['structure alone', facts(three.map((each) => ({ ...each, signals: ['structure'] as SignalKind[] }))), { is: 'none', why: 'structure-only', count: 3 }],
    ['structure alone, where that counts', facts(three.map((each) => ({ ...each, signals: ['structure'] as SignalKind[] })), { structureCounts: true }), { is: 'raise' }],
    ['raids', facts(three.map((each) => ({ ...each, kind: 'raid-or-spam' }))), { is: 'none', why: 'raid', count: 3 }],
    ['a live goal of its own', facts(three, { ownGoals: goal(40) }), { is: 'none', why: 'own-goal', hotDays: 3 }],
    ['muted', facts(three, { watched: { watched: true, mutedUntil: NOW + 1 } }), { is: 'none', why: 'muted', until: NOW + 1 }],
    ['no longer muted', facts(three, { watched: { watched: true, mutedUntil: NOW } }), { is: 'raise' }],
    ['not watched', facts(three, { watched: { watched: false, mutedUntil: null } }), { is: 'none', why: 'not-watched' }],
    ['said not to be heated since', facts(three, { notHeatedAt: NOW - 2 * DAY }), { is: 'none', why: 'hot-days', count: 1 }],
  ])('%s', (_name, given, verdict) => {
    expect(judgeFlag(given)).toMatchObject(verdict);
  });

  test('days are those of the community’s zone', () => {
    const late = Date.UTC(2026, 2, 18, 23);
    const hours = [hour(0, { hour: late }), hour(0, { hour: late + 3 * HOUR }), hour(0)];
    expect([judgeFlag(facts(hours)), judgeFlag(facts(hours, { zone: 'Asia/Tokyo' }))].map(({ is, hotDays }) => [is, hotDays])).toEqual([['raise', 3], ['none', 2]]);
  });
});

describe('a flag is open', () => {
  test.each<[string, ChannelFacts, object]>([
    ['still hot', facts(three, { open }), { is: 'keep', hotDays: 3 }],
    ['a goal of its own, still hot', facts(three, { open, ownGoals: goal(0) }), { is: 'keep' }],
    ['cooled by itself', facts([hour(1)], { open }), { is: 'close', end: 'cooled' }],
    ['cooled with an older goal', facts([hour(1)], { open, ownGoals: goal(40) }), { is: 'close', end: 'cooled' }],
    ['cooled with a goal set since', facts([hour(1)], { open, ownGoals: goal(0) }), { is: 'close', end: 'goal-and-cooled' }],
    ['cooled, and the goal set from it is done already', facts([], { open: { ...open, goal: 'g' } }), { is: 'close', end: 'goal-and-cooled' }],
    ['two weeks with a goal, still hot', facts(three, { open: { ...open, openedAt: NOW - 20 * DAY }, ownGoals: goal(14) }), { is: 'close', end: 'still-hot' }],
    ['an old goal came alive again just now', facts(three, { open, ownGoals: goal(60) }), { is: 'keep' }],
    ['muted', facts(three, { open, watched: { watched: true, mutedUntil: NOW + 1 } }), { is: 'close', end: 'muted' }],
    ['no longer watched', facts(three, { open, watched: { watched: false, mutedUntil: null } }), { is: 'close', end: 'left' }],
  ])('%s', (_name, given, verdict) => {
    expect(judgeFlag(given)).toMatchObject(verdict);
  });
});

describe('whatever the hours', () => {
  const anyHour = (change: Partial<HeatHour>) => fc.array(fc.tuple(fc.integer({ min: 0, max: 20 * 24 }), fc.boolean()).map(([ago, hot]) => hour(0, { hour: NOW - ago * HOUR, hot, ...change })), { maxLength: 60 });

  test('structure alone and raids raise no flag', () => {
    fc.assert(fc.property(anyHour({ signals: ['structure'] }), anyHour({ kind: 'raid-or-spam' }), (alone, raids) => judgeFlag(facts([...alone, ...raids])).is === 'none'));
  });

  test('a verdict is reached for every combination, and a raised flag is kept', () => {
    fc.assert(
      fc.property(anyHour({}), (hours) => {
        const verdict = judgeFlag(facts(hours));
        if (verdict.is === 'raise') expect(judgeFlag(facts(hours, { open: { ...open, openedAt: NOW } })).is).toBe('keep');
        else expect(verdict).toMatchObject({ is: 'none' });
      }),
    );
  });
});
