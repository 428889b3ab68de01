import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { shortlist, type Candidate } from '../../../src/core/asks/shortlist.js';
import { isQuiet } from '../../../src/core/asks/quiet-hours.js';
import type { Volunteer } from '../../../src/core/asks/volunteer.js';

const DAY = 86_400_000;
const NOON = Date.UTC(2026, 2, 10, 12);
const ask = { skill: 'French', asker: 'mira', seed: 7 };

type Change = Partial<Omit<Candidate, 'volunteer'>> & { readonly volunteer?: Partial<Volunteer> };

function candidate(person: string, { volunteer = {}, ...change }: Change = {}): Candidate {
  return {
    volunteer: { person, skills: [], quiet: null, zone: 'UTC', pausedUntil: null, threadFallback: false, unnamed: false, ...volunteer },
    offeredOnGoal: false,
    interested: false,
    lastAskedAt: NOON - 60 * DAY,
    askedForThis: false,
    waits: false,
    helpsWithThis: false,
    laterUntil: null,
    unreachableUntil: null,
    ...change,
  };
}

const order = (candidates: readonly Candidate[], sinceNew = 0): string[] => shortlist({ ask, candidates, now: NOON, sinceNew }).chosen.map(({ person }) => person);

describe('whom to ask', () => {
  test('offered on the goal, then interested, then the skill, then who was not asked for longest', () => {
    const candidates = [
      candidate('recent', { lastAskedAt: NOON - 10 * DAY }),
      candidate('long-ago', { lastAskedAt: NOON - 90 * DAY }),
      candidate('french', { volunteer: { skills: ['french '] } }),
      candidate('interested', { interested: true }),
      candidate('offered', { offeredOnGoal: true }),
    ];
    expect(order(candidates)).toEqual(['offered', 'interested', 'french', 'long-ago', 'recent']);
  });

  test('each is chosen with reasons, in the order in which they count', () => {
    const candidates = [candidate('a', { offeredOnGoal: true, volunteer: { skills: ['French'] }, lastAskedAt: null }), candidate('b')];
    expect(shortlist({ ask, candidates, now: NOON, sinceNew: 0 }).chosen).toEqual([
      { person: 'a', reasons: ['offered', 'skill', 'never-asked'] },
      { person: 'b', reasons: ['longest-not-asked'] },
    ]);
  });

  test.each([
    ['asker', candidate('mira')],
    ['helping', candidate('a', { helpsWithThis: true })],
    ['asked-for-this', candidate('a', { askedForThis: true })],
    ['asked-elsewhere', candidate('a', { waits: true })],
    ['asked-this-week', candidate('a', { lastAskedAt: NOON - 7 * DAY + 1 })],
    ['later', candidate('a', { laterUntil: NOON + 1 })],
    ['paused', candidate('a', { volunteer: { pausedUntil: NOON + 1 } })],
    ['unreachable', candidate('a', { unreachableUntil: NOON + 1 })],
    ['quiet-hours', candidate('a', { volunteer: { quiet: { from: '11:00', to: '13:00' } } })],
  ])('%s: not asked, and said why', (why, one) => {
    expect(shortlist({ ask, candidates: [one], now: NOON, sinceNew: 0 })).toEqual({ chosen: [], left: [{ person: one.volunteer.person, why }] });
  });

  test('after a week, a pause, a later or a closed door is over they may be asked again', () => {
    const over = candidate('a', { lastAskedAt: NOON - 7 * DAY, laterUntil: NOON, unreachableUntil: NOON, volunteer: { pausedUntil: NOON } });
    expect(order([over])).toEqual(['a']);
  });

  test('after three who were known somebody never asked comes next, even before those who offered', () => {
    const known = ['k1', 'k2', 'k3', 'k4'].map((person) => candidate(person, { offeredOnGoal: true }));
    const candidates = [...known, candidate('new', { lastAskedAt: null })];
    expect(order(candidates).indexOf('new')).toBe(3);
    expect(order(candidates, 3)[0]).toBe('new');
    expect(order(candidates, 2).indexOf('new')).toBe(1);
  });

  test('ties are broken by the seed: the same each time, another order for another ask', () => {
    const candidates = Array.from({ length: 12 }, (_, each) => candidate(`p${String(each)}`));
    expect(order(candidates)).toEqual(order([...candidates].reverse()));
    const other = shortlist({ ask: { ...ask, seed: 8 }, candidates, now: NOON, sinceNew: 0 }).chosen.map(({ person }) => person);
    expect(other).not.toEqual(order(candidates));
  });

  test('always: nobody twice, nobody left and chosen, nobody in quiet hours, one in four new while there are any', () => {
    const moment = fc.option(fc.integer({ min: NOON - 30 * DAY, max: NOON + 10 * DAY }), { nil: null });
    const hour = fc.nat(23).map((each) => `${String(each).padStart(2, '0')}:00`);
    const anyone = fc.record({
      offeredOnGoal: fc.boolean(),
      interested: fc.boolean(),
      lastAskedAt: fc.option(fc.integer({ min: NOON - 90 * DAY, max: NOON }), { nil: null }),
      askedForThis: fc.boolean(),
      waits: fc.boolean(),
      helpsWithThis: fc.boolean(),
      laterUntil: moment,
      unreachableUntil: moment,
      volunteer: fc.record({ skills: fc.subarray(['French', 'maps']), quiet: fc.option(fc.record({ from: hour, to: hour }), { nil: null }), pausedUntil: moment }),
    });
    fc.assert(
      fc.property(fc.array(anyone, { maxLength: 20 }), fc.nat(3), (people, sinceNew) => {
        const candidates = people.map((one, place) => candidate(`p${String(place)}`, one));
        const { chosen, left } = shortlist({ ask, candidates, now: NOON, sinceNew });
        expect([...chosen, ...left].map(({ person }) => person).sort()).toEqual(candidates.map(({ volunteer }) => volunteer.person).sort());
        const of = new Map(candidates.map((one) => [one.volunteer.person, one]));
        let known = sinceNew;
        for (const [place, { person }] of chosen.entries()) {
          const one = of.get(person);
          expect(isQuiet(one?.volunteer.quiet ?? null, 'UTC', NOON)).toBe(false);
          known = one?.lastAskedAt === null ? 0 : known + 1;
          if (known >= 4) expect(chosen.slice(place).filter((later) => of.get(later.person)?.lastAskedAt === null)).toEqual([]);
        }
      }),
      { numRuns: 1000, seed: 6 },
    );
  });
});
