import { readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { joinHeat } from '../../../src/core/heat/join-heat.js';
import { signals } from '../../../src/core/heat/signals/index.js';
import { NO_ACTS, type Said, type Stretch } from '../../../src/core/heat/stretch.js';
import { HOT, SHIFTS, putOnScale, shiftBy, thresholdWith } from '../../../src/core/heat/thresholds.js';
import { MINUTE, START } from './sightings.js';

const THRESHOLDS = { text: 0.7, structure: 0.3 };

/** A letter a message, one each `every`; `answers` by place. */
function say(people: string, every = MINUTE, answers: Readonly<Record<number, string>> = {}): Said[] {
  return people.split('').map((person, place) => ({ at: START + place * every, person: person.charCodeAt(0), answers: answers[place]?.charCodeAt(0) ?? null }));
}

function stretch(more: Partial<Stretch> = {}): Stretch {
  const messages = more.messages ?? say('abcabdacbe');
  return { messages, count: messages.length, acts: NO_ACTS, usual: null, raid: false, text: null, ...more };
}

const acts = (some: Partial<Stretch['acts']>) => ({ ...NO_ACTS, ...some });
const read = (heat: number) => ({ is: 'read', heat }) as const;
const busy = say('abcdeabcdfgabcdehabcde'.repeat(4), 5_000);

describe('what makes heat', () => {
  test.each<[string, Partial<Stretch>, boolean, string[]]>([
    ['a calm talk', {}, false, ['structure']],
    ['a very busy one', { messages: busy }, true, ['structure']],
    ['one member says so', { acts: acts({ 'member-report': 1 }) }, false, ['people', 'structure']],
    ['one member says so of a busy one', { acts: acts({ 'member-report': 1 }), messages: busy }, true, ['people', 'structure']],
    ['two members say so', { acts: acts({ 'member-report': 2 }) }, true, ['people', 'structure']],
    ['a manager says so', { acts: acts({ 'manager-report': 1 }) }, true, ['people', 'structure']],
    ['one message removed by a moderator', { acts: acts({ 'moderator-deletion': 1 }) }, false, ['structure']],
    ['one message removed from a busy one', { acts: acts({ 'moderator-deletion': 1 }), messages: busy }, true, ['structure']],
    ['a clean-up of 100 messages', { acts: acts({ 'moderator-deletion': 100 }) }, false, ['structure']],
    ['six messages removed by moderators', { acts: acts({ 'moderator-deletion': 6 }) }, true, ['moderation', 'structure']],
    ['two people silenced', { acts: acts({ timeout: 2 }) }, true, ['moderation', 'structure']],
    ['the filter acted 50 times', { acts: acts({ automod: 50 }) }, false, ['moderation', 'structure']],
    ['calm words', { text: read(0.2), messages: busy }, false, ['text']],
    ['heated words', { text: read(0.8) }, true, ['text']],
    ['words at the threshold', { text: read(THRESHOLDS.text) }, true, ['text']],
    ['calm words, and a manager says so', { text: read(0.2), acts: acts({ 'manager-report': 1 }) }, true, ['people', 'text']],
    ['words that cannot be read', { text: { is: 'abstains', why: 'other-language' } }, false, ['structure']],
    ['nothing', { messages: [] }, false, []],
  ])('%s', (_name, given, hot, from) => {
    const heat = joinHeat(stretch(given), THRESHOLDS);
    expect({ hot: heat.heat >= HOT, from: heat.signals }).toEqual({ hot, from });
  });

  test('text alone keeps the order the model gives', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (one, other) => {
        const [first, second] = [one, other].map((heat) => joinHeat(stretch({ text: read(heat) }), THRESHOLDS).heat);
        expect(Math.sign(first! - second!) * Math.sign(one - other)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('heat is never outside 0 to 1, whatever is seen', () => {
    const some = fc.nat({ max: 1000 });
    const any = fc.record({ edit: some, deletion: some, 'moderator-deletion': some, 'negative-reaction': some, 'other-reaction': some, timeout: some, automod: some, 'member-report': some, 'manager-report': some });
    fc.assert(
      fc.property(any, fc.option(fc.nat({ max: 500 })), fc.boolean(), fc.stringMatching(/^[a-z]{0,56}$/), (seen, usual, raid, people) => {
        const { heat } = joinHeat(stretch({ acts: seen, usual, raid, messages: say(people) }), THRESHOLDS);
        expect(heat >= 0 && heat <= 1).toBe(true);
      }),
    );
  });

  test('a channel’s own past tells a lively channel from a heated one', () => {
    const heatAt = (usual: number) => joinHeat(stretch({ messages: busy, usual }), THRESHOLDS);
    expect(heatAt(200).heat).toBeLessThan(heatAt(5).heat);
    expect(heatAt(5).reasons).toContainEqual({ code: 'busier', count: 15 });
  });

  test('what the structure shows is said', () => {
    const many = joinHeat(stretch({ acts: acts({ edit: 5, deletion: 4, 'negative-reaction': 3 }), messages: say('abababababcbababa', 10_000) }), THRESHOLDS);
    expect(many.reasons.map(({ code }) => code)).toEqual(['two-people', 'reply-bursts', 'edits', 'deletions', 'negative-reactions']);
    expect(joinHeat(stretch({ text: { is: 'abstains', why: 'too-little' } }), THRESHOLDS).reasons).toContainEqual({ code: 'too-little-text', count: null });
  });
});

describe('what a hot stretch looks like', () => {
  test.each<[string, Partial<Stretch>, string]>([
    ['two who alternate', { messages: say('abababcababababab') }, 'quarrel'],
    ['two among many', { messages: say('abababcdeababababfabab') }, 'quarrel'],
    ['one whom four answer', { messages: say('abcdebcdebcde', MINUTE, { 1: 'a', 2: 'a', 3: 'a', 4: 'a', 6: 'a' }) }, 'pile-on'],
    ['one who answers everybody', { messages: say('abacadaeabacadae') }, 'pile-on'],
    ['everybody with everybody', { messages: say('abcdefgbdfaceg') }, 'unsure'],
    ['a raid', { raid: true }, 'raid-or-spam'],
  ])('%s', (_name, given, kind) => {
    expect(joinHeat(stretch({ ...given, text: read(0.9) }), THRESHOLDS).kind).toBe(kind);
  });

  test('a calm one has no kind', () => {
    expect(joinHeat(stretch({ messages: say('ababababab') }), THRESHOLDS).kind).toBe('none');
  });
});

describe('scales', () => {
  test('the threshold of every signal is the same on the common scale', () => {
    expect([putOnScale(0, 0.3), putOnScale(0.3, 0.3), putOnScale(1, 0.3)]).toEqual([0, HOT, 1]);
  });

  test('answers move the threshold within bounds', () => {
    const after = (steps: readonly number[]) => thresholdWith(steps.reduce((shift, step) => shiftBy(shift, step), 0));
    expect([after([SHIFTS.notHeated, SHIFTS.notHeated]), after(Array(9).fill(SHIFTS.notHeated)), after([SHIFTS.goalSet]), after(Array(9).fill(SHIFTS.goalSet))]).toEqual([0.6, 0.7, 0.475, 0.4]);
  });
});

test('the list of signals names every file of their folder', () => {
  const files = readdirSync(new URL('../../../src/core/heat/signals/', import.meta.url)).map((file) => file.replace('.ts', '')).filter((file) => file !== 'index');
  expect(signals.map(({ name }) => name.replace('read', '').toLowerCase()).sort()).toEqual(files.sort());
});
