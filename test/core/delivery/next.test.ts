import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Progress } from '../../../src/core/delivery/delivery.js';
import { next, type Happened, type Todo } from '../../../src/core/delivery/next.js';

const NOW = 1_000_000_000;
const MINUTE = 60_000;
const DISCORD = { recognises: 100_000 };
const FORGETFUL = { recognises: 0 };

const fresh: Progress = {
  state: 'claimed',
  attempt: 0,
  notBefore: NOW,
  attemptedAt: null,
  doubtedSince: null,
  lookedAt: null,
  looks: 0,
  message: null,
  messageChannel: null,
  reason: null,
};

const begun: Progress = { ...fresh, state: 'sending', attempt: 1, attemptedAt: NOW, doubtedSince: NOW };
const doubtful: Progress = { ...begun, state: 'unknown' };

describe('taking a delivery up', () => {
  const taken: readonly [string, Progress, number, { recognises: number }, Todo][] = [
    ['a fresh one is sent', fresh, 0, DISCORD, 'send'],
    ['one in doubt is sent again while the platform recognises it', doubtful, 2_000, DISCORD, 'send'],
    ['near the end of that time it is looked for', doubtful, 80_000, DISCORD, 'look'],
    ['after that time it is looked for', doubtful, 10 * MINUTE, DISCORD, 'look'],
    ['after three attempts it is looked for', { ...doubtful, attempt: 3 }, 20_000, DISCORD, 'look'],
    ['where nothing is recognised it is looked for', doubtful, 0, FORGETFUL, 'look'],
    ['where everything is, it is sent again however late', doubtful, 30 * 24 * 60 * MINUTE, { recognises: Infinity }, 'send'],
  ];

  test.each(taken)('%s', (_name, state, after, handles, todo) => {
    expect(next(state, { is: 'claimed' }, NOW + after, handles).todo).toBe(todo);
  });
});

describe('where nobody may look', () => {
  test('nothing is repeated: a manager is asked', () => {
    const { state, todo } = next(doubtful, { is: 'blind' }, NOW + 5_000, FORGETFUL);
    expect([state.state, state.reason, todo]).toEqual(['parked', 'unseen', 'tell-managers']);
  });

  test('sent again by a manager’s word, an older attempt is no longer in doubt', () => {
    const again = next({ ...doubtful, state: 'claimed' }, { is: 'begun' }, NOW + MINUTE, FORGETFUL).state;
    const { state } = next(again, { is: 'wait', until: NOW + 2 * MINUTE }, NOW + MINUTE, FORGETFUL);
    expect([again.doubtedSince, state.state, state.doubtedSince]).toEqual([NOW + MINUTE, 'ready', null]);
  });
});

describe('what a platform says', () => {
  test('sent: the message is known and nothing is in doubt', () => {
    const { state, todo } = next(begun, { is: 'sent', channel: 'c', message: 'm' }, NOW, DISCORD);
    expect([state.state, state.message, state.messageChannel, state.doubtedSince, todo]).toEqual(['sent', 'm', 'c', null, 'nothing']);
  });

  test('wait: the attempt does not count', () => {
    const { state } = next(begun, { is: 'wait', until: NOW + 5_000 }, NOW, DISCORD);
    expect([state.state, state.attempt, state.notBefore, state.doubtedSince]).toEqual(['ready', 0, NOW + 5_000, null]);
  });

  test('wait for no time at all: a little all the same', () => {
    expect(next(begun, { is: 'wait', until: NOW - 5_000 }, NOW, DISCORD).state.notBefore).toBe(NOW + 1_000);
  });

  test('wait after an attempt that is in doubt: the doubt stays', () => {
    const second = next(doubtful, { is: 'begun' }, NOW + 2_000, DISCORD).state;
    const { state } = next(second, { is: 'wait', until: NOW + 9_000 }, NOW + 3_000, DISCORD);
    expect([state.state, state.attempt, state.doubtedSince]).toEqual(['unknown', 1, NOW]);
  });

  test('unknown: again after 2, 4 and 8 seconds', () => {
    const pauses = [1, 2, 3].map((attempt) => next({ ...begun, attempt }, { is: 'unknown' }, NOW, DISCORD).state.notBefore - NOW);
    expect(pauses).toEqual([2_000, 4_000, 8_000]);
  });

  test('never: given up, and somebody is told', () => {
    const { state, todo } = next(begun, { is: 'never', reason: 'no-permission' }, NOW, DISCORD);
    expect([state.state, state.reason, todo]).toEqual(['parked', 'no-permission', 'tell-managers']);
  });

  test('withdrawn: skipped with its reason', () => {
    const { state, todo } = next(fresh, { is: 'withdrawn', reason: 'goal-closed' }, NOW, DISCORD);
    expect([state.state, state.reason, todo]).toEqual(['skipped', 'goal-closed', 'nothing']);
  });
});

describe('looking for it', () => {
  test('once in vain: looked for again a minute later', () => {
    const { state } = next(doubtful, { is: 'absent' }, NOW + 5 * MINUTE, DISCORD);
    expect([state.state, state.looks, state.notBefore]).toEqual(['unknown', 1, NOW + 6 * MINUTE]);
  });

  test('soon after the attempt: again when the second look can be the last', () => {
    const { state } = next(doubtful, { is: 'absent' }, NOW + 2_000, DISCORD);
    expect([state.state, state.notBefore]).toEqual(['unknown', NOW + 75_000]);
    expect(next(state, { is: 'absent' }, NOW + 75_000, DISCORD).state.state).toBe('ready');
  });

  test('twice, but so early that a slow post may still appear: a third time', () => {
    expect(next({ ...doubtful, looks: 1, lookedAt: NOW }, { is: 'absent' }, NOW + 70_000, DISCORD).state.state).toBe('unknown');
  });

  test('twice in vain: it is not there, however long the process was away', () => {
    const { state } = next({ ...doubtful, looks: 1, lookedAt: NOW }, { is: 'absent' }, NOW + 7 * 24 * 60 * MINUTE, DISCORD);
    expect([state.state, state.doubtedSince]).toEqual(['ready', null]);
  });

  test.each([
    [2, 0],
    [3, 10 * MINUTE],
    [4, 120 * MINUTE],
  ])('after %d attempts that came to nothing it waits %d ms', (attempt, pause) => {
    const now = NOW + 5 * MINUTE;
    expect(next({ ...doubtful, attempt, looks: 1, lookedAt: NOW }, { is: 'absent' }, now, DISCORD).state.notBefore).toBe(now + pause);
  });

  test('after five attempts it is given up', () => {
    const { state, todo } = next({ ...doubtful, attempt: 5, looks: 1, lookedAt: NOW }, { is: 'absent' }, NOW + 5 * MINUTE, DISCORD);
    expect([state.state, state.reason, todo]).toEqual(['parked', 'gave-up', 'tell-managers']);
  });

  test('a platform that is away only delays, for however long', () => {
    let state = doubtful;
    for (let minute = 1; minute < 3 * 24 * 60; minute += 1) state = next(state, { is: 'unsure' }, NOW + minute * MINUTE, DISCORD).state;
    expect([state.state, state.looks, state.lookedAt]).toEqual(['unknown', 0, null]);
    const found = next(state, { is: 'hidden' }, NOW + 7 * 24 * 60 * MINUTE, DISCORD).state;
    expect([found.state, found.notBefore]).toEqual(['unknown', NOW + (7 * 24 * 60 + 1) * MINUTE]);
  });

  test('one that answers but does not let us see is left to a person after half an hour', () => {
    let step = next(doubtful, { is: 'hidden' }, NOW + 5 * MINUTE, DISCORD);
    for (let minute = 6; minute < 35; minute += 1) step = next(step.state, { is: minute % 3 === 0 ? 'unsure' : 'hidden' }, NOW + minute * MINUTE, DISCORD);
    expect([step.state.state, step.todo]).toEqual(['unknown', 'nothing']);
    const { state, todo } = next(step.state, { is: 'hidden' }, NOW + 35 * MINUTE, DISCORD);
    expect([state.state, state.reason, todo]).toEqual(['parked', 'undecided', 'tell-managers']);
  });

  test('seen again in time, it is judged by what is seen', () => {
    const hidden = next(doubtful, { is: 'hidden' }, NOW + 5 * MINUTE, DISCORD).state;
    const once = next(hidden, { is: 'absent' }, NOW + 40 * MINUTE, DISCORD).state;
    expect([once.state, once.looks]).toEqual(['unknown', 1]);
    expect(next(once, { is: 'absent' }, NOW + 41 * MINUTE, DISCORD).state.state).toBe('ready');
  });
});

/** What one attempt comes to in a history: an answer, or the process dies before there is one. */
const outcome = fc.constantFrom('sent-lost', 'not-there', 'wait', 'died-there', 'died-not-there');
const looked = fc.constantFrom('truth' as const, 'unsure' as const, 'hidden' as const);

interface World {
  state: Progress;
  now: number;
  copies: number;
  knownSince: number | null;
  looksInVain: number;
}

/** The platform as the delivery meets it: it keeps what arrived, and makes no second copy while it recognises the marker. */
function send(world: World, arrives: boolean, recognises: number): void {
  const repeated = world.knownSince !== null && world.now - world.knownSince < recognises;
  if (!arrives || repeated) return;
  world.copies += 1;
  world.knownSince = world.now;
}

function afterAttempt(world: World, what: string): Happened | null {
  if (what.startsWith('died')) return null;
  return what === 'wait' ? { is: 'wait', until: world.now + 3_000 } : { is: 'unknown' };
}

test('there is never a second copy, and never a second attempt outside the window without two looks', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(0, 100_000),
      fc.array(fc.tuple(outcome, looked, fc.integer({ min: 0, max: 200_000 })), { minLength: 1, maxLength: 40 }),
      (recognises, history) => {
        const world: World = { state: fresh, now: NOW, copies: 0, knownSince: null, looksInVain: 0 };
        for (const [what, truth, pause] of history) {
          world.now = Math.max(world.now + pause, world.state.notBefore);
          const taken = next(world.state, { is: 'claimed' }, world.now, { recognises });
          if (taken.todo === 'look') {
            const there = world.copies > 0;
            const found: Happened = truth !== 'truth' ? { is: truth } : there ? { is: 'sent', channel: 'c', message: 'm' } : { is: 'absent' };
            world.looksInVain += found.is === 'absent' ? 1 : 0;
            world.state = next(world.state, found, world.now, { recognises }).state;
          } else {
            const doubted = world.state.doubtedSince;
            expect(doubted === null || world.now - doubted < recognises || world.looksInVain >= 2).toBe(true);
            const before = next(world.state, { is: 'begun' }, world.now, { recognises }).state;
            send(world, what.endsWith('lost') || what === 'died-there', recognises);
            world.looksInVain = 0;
            const answer = afterAttempt(world, what);
            world.state = answer === null ? { ...before, state: 'unknown' } : next(before, answer, world.now + 1_000, { recognises }).state;
          }
          expect(world.copies).toBeLessThanOrEqual(1);
          expect(world.state.attempt).toBeLessThanOrEqual(5);
          if (['sent', 'parked', 'skipped'].includes(world.state.state)) break;
        }
      },
    ),
    { numRuns: 3_000, seed: 20260302 },
  );
});
