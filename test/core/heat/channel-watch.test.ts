import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ChannelWatch } from '../../../src/core/heat/channel-watch.js';
import type { Sighting } from '../../../src/core/heat/sighting.js';
import type { TextModel } from '../../../src/core/heat/text/text-model.js';
import { DAY, HOUR, MINUTE, START, chat, message } from './sightings.js';

const anyModel: TextModel = { parts: [{ span: 0, step: 0.01, bias: 0, mean: 0, deviation: 1, weights: new Int8Array(2 ** 16) }], slope: 1, offset: 0 };
const EXPECTED = { usual: null, threshold: 0.5 };

function open(): ChannelWatch {
  return new ChannelWatch({ salt: 7, model: null });
}

describe('hours', () => {
  test('an hour is given out once, after it is over, with aggregates only', () => {
    const watch = open();
    chat(watch, { count: 30 });
    expect(watch.endHours(START + 59 * MINUTE, EXPECTED)).toEqual([]);
    const [hour, ...more] = watch.endHours(START + HOUR, EXPECTED);
    expect(more).toEqual([]);
    expect(hour).toMatchObject({ hour: START, messages: 30, people: 5, hot: false, kind: 'none', signals: ['structure'] });
    expect(watch.endHours(START + 2 * HOUR, EXPECTED)).toEqual([]);
  });

  test('an hour that is over when the next message comes is kept until it is asked for', () => {
    const watch = open();
    chat(watch, { count: 30 });
    chat(watch, { at: START + 3 * HOUR, count: 10 });
    expect(watch.endHours(START + 4 * HOUR, EXPECTED).map(({ hour, messages }) => [hour, messages])).toEqual([[START, 30], [START + 3 * HOUR, 10]]);
  });

  test('a very busy hour counts messages that are no longer among the last 56', () => {
    const watch = open();
    chat(watch, { count: 300, people: 10, every: 10_000 });
    expect(watch.endHours(START + HOUR, EXPECTED)[0]).toMatchObject({ messages: 300, people: 10 });
  });

  test('what came before the hour is not in it', () => {
    const watch = open();
    for (const minute of [-10, -5]) watch.see({ what: 'report', at: START + minute * MINUTE, by: 'manager' });
    chat(watch, { count: 30 });
    const [before, hour] = [...watch.endHours(START + HOUR, EXPECTED), null];
    expect(before).toMatchObject({ hour: START, signals: ['structure'] });
    expect(hour).toBeNull();
  });

  test('the threshold decides what is hot', () => {
    const hotAt = (threshold: number) => {
      const watch = open();
      const end = chat(watch);
      watch.see({ what: 'report', at: end, by: 'manager' });
      return watch.endHours(START + HOUR, { usual: null, threshold })[0]?.hot;
    };
    expect([hotAt(0.5), hotAt(0.9)]).toEqual([true, false]);
  });
});

test('an hour that is asked for a day late still knows what its text said', () => {
  const watch = new ChannelWatch({ salt: 7, model: anyModel });
  for (let place = 0; place < 30; place += 1) watch.see(message(START + place * MINUTE, `p${place % 6}`, { text: `${place} well what would you have done with all of it if you had been there ${'abcdefghij'[place % 10]!.repeat(3)}` }));
  expect(watch.endHours(START + DAY, EXPECTED)).toMatchObject([{ hour: START, signals: ['text'] }]);
});

describe('the floor of five people', () => {
  test.each([[4, 0], [5, 1], [6, 1]])('%i people in a day: %i hours', (people, hours) => {
    const watch = open();
    chat(watch, { people, count: 30 });
    expect(watch.judge(START + 45 * MINUTE, null) === null).toBe(hours === 0);
    expect(watch.endHours(START + HOUR, EXPECTED)).toHaveLength(hours);
  });

  test('five within the day are enough, also when one of them wrote 23 hours before', () => {
    const watch = open();
    watch.see(message(START - 22 * HOUR, 'early'));
    chat(watch, { people: 4, count: 30 });
    expect(watch.endHours(START + HOUR, EXPECTED)).toHaveLength(1);
    chat(watch, { at: START + 2 * HOUR, people: 4, count: 30 });
    expect(watch.endHours(START + 3 * HOUR, EXPECTED)).toEqual([]);
  });

  test('10,000 generated channels: nothing is told of one below the floor, and people are told in fives', () => {
    const event = fc.record({ person: fc.integer({ min: 0, max: 8 }), after: fc.integer({ min: 0, max: 5 * HOUR }), what: fc.constantFrom('message', 'message', 'edit', 'report', 'timeout', 'reaction') });
    let told = 0;
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 24 }), (events) => {
        const watch = open();
        const wrote: { at: number; person: number }[] = [];
        let at = START;
        for (const { person, after, what } of events) {
          at += after;
          if (what === 'message') wrote.push({ at, person });
          watch.see(sightingOf(what, at, `p${person}`));
          const within = new Set(wrote.filter((each) => each.at >= at - DAY).map((each) => each.person)).size;
          if (within < 5) expect(watch.judge(at, null)).toBeNull();
        }
        for (const { hour, people } of watch.endHours(at + HOUR, EXPECTED)) {
          told += 1;
          const within = new Set(wrote.filter((each) => each.at >= hour + HOUR - DAY && each.at < hour + HOUR).map((each) => each.person)).size;
          expect(within).toBeGreaterThanOrEqual(5);
          expect(people % 5).toBe(0);
        }
      }),
      { numRuns: 10_000, seed: 5 },
    );
    expect(told).toBeGreaterThan(100);
  });

  function sightingOf(what: string, at: number, person: string): Sighting {
    if (what === 'edit') return { what, at, person };
    if (what === 'report') return { what, at, by: 'member' };
    if (what === 'timeout') return { what, at };
    if (what === 'reaction') return { what, at, person, emoji: '👎' };
    return message(at, person);
  }

  test('two reports before and after one person’s burst differ by no count of people below five', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 3 }), (burst, reports, timeouts) => {
        const tell = (with1: boolean) => {
          const watch = open();
          const end = chat(watch, { people: 7, count: 14 });
          for (let each = 0; each < reports + (with1 ? 1 : 0); each += 1) watch.see({ what: 'report', at: end, by: 'member' });
          for (let each = 0; each < timeouts + (with1 ? 1 : 0); each += 1) watch.see({ what: 'timeout', at: end });
          for (let each = 0; with1 && each < burst; each += 1) watch.see(message(end + each * 1000, 'one more'));
          return watch.endHours(START + HOUR, EXPECTED)[0];
        };
        const [before, after] = [tell(false), tell(true)];
        expect([before?.people, after?.people]).toEqual([5, 5]);
        for (const { code, count } of [...(before?.reasons ?? []), ...(after?.reasons ?? [])]) {
          if (['said-by-members', 'timeouts'].includes(code)) expect(count === null || count % 5 === 0).toBe(true);
          if (code === 'two-people') expect((count ?? 1) % 5).toBe(0);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('a person who is not to be counted', () => {
  test('leaves no trace in what is said of the running hour', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 60_000 }), fc.constantFrom('message', 'edit', 'reaction')), { minLength: 5, maxLength: 40 }), (events) => {
        const [all, without] = [open(), open()];
        let at = START;
        events.forEach(([person, after, drawn], place) => {
          at += after;
          // Twelve acts are remembered: with more of them, one person's push out others'.
          const what = place % 4 === 0 ? drawn : 'message';
          const seen: Sighting = what === 'message' ? message(at, `p${person}`, { message: `x${place}`, answers: place > 3 && place % 3 === 0 ? `x${place - 2}` : null }) : what === 'edit' ? { what, at, person: `p${person}` } : { what: 'reaction', at, person: `p${person}`, emoji: '👎' };
          all.see(seen);
          if (person !== 0) without.see(seen);
        });
        all.forget('p0');
        expect(all.judge(at, null)).toEqual(without.judge(at, null));
      }),
      { numRuns: 500 },
    );
  });

  test('an hour they wrote in that is over but not given out is not given out', () => {
    const watch = open();
    chat(watch, { count: 30 });
    watch.see(message(START + 61 * MINUTE, 'somebody'));
    watch.forget('p2');
    expect(watch.endHours(START + 62 * MINUTE, EXPECTED)).toEqual([]);
  });

  test('is forgotten from a very busy hour as well', () => {
    const watch = open();
    chat(watch, { count: 300, people: 10, every: 10_000 });
    watch.forget('p3');
    expect(watch.endHours(START + HOUR, EXPECTED)[0]).toMatchObject({ messages: 270, people: 5 });
  });
});

describe('clocks', () => {
  test('sightings out of order make the same hour', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(Array.from({ length: 30 }, (_, place) => place), { minLength: 30 }), (order) => {
        const [sorted, mixed] = [open(), open()];
        const seen = Array.from({ length: 30 }, (_, place) => message(START + place * MINUTE, `p${place % 6}`));
        for (const each of seen) sorted.see(each);
        for (const place of order) mixed.see(seen[place]!);
        expect(mixed.endHours(START + HOUR, EXPECTED)).toEqual(sorted.endHours(START + HOUR, EXPECTED));
      }),
    );
  });

  test('what comes more than an hour late is left out', () => {
    const watch = open();
    chat(watch, { at: START + 3 * HOUR });
    chat(watch, { at: START });
    expect(watch.endHours(START + 5 * HOUR, EXPECTED).map(({ hour }) => hour)).toEqual([START + 3 * HOUR]);
  });

  test('a clock that jumps back goes on from there', () => {
    const watch = open();
    chat(watch, { at: START + 10 * HOUR });
    expect(watch.endHours(START, EXPECTED)).toEqual([]);
    chat(watch, { at: START + MINUTE, count: 30 });
    expect(watch.endHours(START + HOUR, EXPECTED)).toMatchObject([{ hour: START, messages: 30 }]);
  });

  test('one sighting from the far future does no lasting harm', () => {
    const watch = open();
    chat(watch, { count: 10 });
    watch.see(message(START + 400 * DAY, 'p1'));
    watch.judge(START + 11 * MINUTE, null);
    chat(watch, { at: START + 12 * MINUTE, count: 10 });
    expect(watch.endHours(START + HOUR, EXPECTED).map(({ messages }) => messages)).toContain(20);
  });
});
