/** A reply of Slack's that gets lost must cost nobody a post and show nobody two. */
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { clientOptionsOf } from '../../../src/adapters/slack/create-client.js';
import type { FaultKind } from '../../fakes/slack/faults.js';
import { StoryLog } from '../../journeys/stage.js';
import { report, sized } from '../sizes.js';
import { MINUTE, openSquare, type Asked, type Square } from './square.js';

const LOST = ['no-answer-after-store', 'reset-after-store', '500-after-store', 'cut-body'] as const satisfies readonly FaultKind[];
/** The row in which an end of every call is promised. */
const LONGEST_CALL = 15_000;
const EACH = sized(5, 1_000);

jest.setTimeout(sized(180_000, 3_600_000));

let square: Square;

/** Posts, each in a channel of its own; the first request to post each of them is carried out, and the reply is lost in this way. */
async function loseReplies(fault: FaultKind): Promise<void> {
  const left = new Set((await square.askMany(EACH)).map(({ title }) => title));
  square.fake.faults.next(({ args }) => [...left].some((title) => String(args['text']).includes(title) && left.delete(title)), fault, EACH);
}

const statesOf = async (asked: readonly Asked[]): Promise<string[]> => Promise.all(asked.map(async (each) => (await square.read(each)).state));

describe('a reply that is lost', () => {
  afterEach(() => square.close());

  test('full: each post is looked for and found, there is one copy of it', async () => {
    // Calls that are never answered take their time; more workers let more of them wait at once.
    square = await openSquare({ kind: 'full', bots: sized(1, 8) });
    for (const fault of LOST) await loseReplies(fault);
    await square.settle();
    await square.pass(10 * MINUTE, MINUTE);
    const breaches = square.judge();
    report('replies lost on Slack (full)', square.asked.length, breaches.length);
    expect(breaches).toEqual([]);
    for (const asked of square.asked) expect([asked.title, square.triesOf(asked).length]).toEqual([asked.title, 1]);
    expect([square.notes(), square.fake.violations]).toEqual([[], []]);
  });

  test('full: a post that never arrived is looked for twice and sent once more', async () => {
    square = await openSquare({ kind: 'full' });
    for (const fault of ['reset', '503'] as const) await loseReplies(fault);
    await square.settle();
    const breaches = square.judge();
    report('requests lost on Slack (full)', square.asked.length, breaches.length);
    expect(breaches).toEqual([]);
    for (const asked of square.asked) expect([asked.title, square.triesOf(asked).length]).toEqual([asked.title, 2]);
  });

  test('basic: nothing is repeated, and each is shown to the managers once', async () => {
    square = await openSquare({ kind: 'basic', bots: sized(1, 8) });
    for (const fault of [...LOST, 'reset'] as const) await loseReplies(fault);
    await square.settle();
    await square.pass(10 * MINUTE, MINUTE);
    const arrived = new Set(square.asked.slice(0, LOST.length * EACH));
    const breaches = square.judge((asked) => ({ owed: arrived.has(asked) }));
    report('replies lost on Slack (basic)', square.asked.length, breaches.length);
    expect(breaches).toEqual([]);
    for (const asked of square.asked) {
      expect([asked.title, square.triesOf(asked).length]).toEqual([asked.title, 1]);
      expect(square.fake.ledger.posts(square.managers).filter(({ fallback }) => fallback.includes(`#${asked.channel.id} `))).toHaveLength(1);
    }
    expect(new Set(await statesOf(square.asked))).toEqual(new Set(['parked']));
  });
});

test('the client gives up in time and repeats nothing by itself', () => {
  const { timeout, retryConfig, rejectRateLimitedCalls } = clientOptionsOf(null, new StoryLog());
  expect(timeout).toBeLessThan(LONGEST_CALL);
  expect([retryConfig.retries, rejectRateLimitedCalls]).toEqual([0, true]);
});
