/** A post Slack will never take costs nobody else theirs, and somebody who can mend it is told once. */
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { FakeChannel } from '../../fakes/slack/fake-slack.js';
import { sized } from '../sizes.js';
import { HOUR, MINUTE, openSquare, SECOND, type Asked, type Square } from './square.js';

jest.setTimeout(sized(180_000, 600_000));

let square: Square;
afterEach(() => square.close());

interface Poison {
  /** Slack's word for it. */
  readonly code: string;
  readonly reason: string;
  readonly told: RegExp;
  readonly spoil: (channel: FakeChannel) => void;
}

const refuse = (code: string) => (channel: FakeChannel): void => {
  square.fake.faults.next(({ method, args }) => method === 'chat.postMessage' && args['channel'] === channel.id, `refused:${code}`, 1_000);
};

const POISONS: readonly Poison[] = [
  { code: 'invalid_blocks', reason: 'refused', told: /could not be posted: the platform would not take it\.\n.*doctor.* checks what can be mended/u, spoil: refuse('invalid_blocks') },
  { code: 'msg_too_long', reason: 'refused', told: /could not be posted: the platform would not take it\./u, spoil: refuse('msg_too_long') },
  { code: 'is_archived', reason: 'channel-gone', told: /could not be posted: the channel is no longer there\.\nChoose another channel/u, spoil: (channel) => { channel.archive(); } },
  { code: 'channel_not_found', reason: 'channel-gone', told: /could not be posted: the channel is no longer there\./u, spoil: (channel) => { channel.delete(); } },
  { code: 'not_in_channel', reason: 'no-access', told: /could not be posted: Guidon cannot see the channel\.\nLet Guidon see the channel/u, spoil: (channel) => { channel.removeBot(); } },
];

describe('a post Slack never takes', () => {
  test.each(POISONS)('$code: tried once, given up with a reason, told once; the others come as if nothing were', async ({ reason, told, spoil }) => {
    square = await openSquare();
    const posts = await square.askMany(6);
    const [poison, ...others] = posts as [Asked, ...Asked[]];
    spoil(poison.channel);
    await square.tick();
    expect(others.map((post) => square.seen(post).length)).toEqual(others.map(() => 1));
    const { state, reason: given, attempt } = await square.read(poison);
    expect([state, given, attempt, square.triesOf(poison).length]).toEqual(['parked', reason, 1, 1]);
    await square.pass(2 * HOUR, HOUR);
    expect([square.notes().length, square.triesOf(poison).length]).toEqual([1, 1]);
    expect(square.notes()[0]).toMatch(told);
    expect(square.judge((post) => ({ owed: post !== poison }))).toEqual([]);
  });

  test('one of which nobody ever knows what became is tried five times at most', async () => {
    square = await openSquare();
    const [poison, other] = await square.askMany(2);
    square.fake.faults.next(({ method, args }) => method === 'chat.postMessage' && args['channel'] === poison!.channel.id, '500', 1_000);
    await square.tick();
    await square.pass(10 * MINUTE, 30 * SECOND);
    await square.pass(6 * HOUR, 10 * MINUTE);
    const { state, reason } = await square.read(poison!);
    expect([state, reason, square.triesOf(poison!).length]).toEqual(['parked', 'gave-up', 5]);
    expect(square.notes().map((note) => note.split('\n')[0])).toEqual([`The launch of a goal for #${poison!.channel.name} could not be posted: it was tried five times without ever appearing.`]);
    expect(square.judge((post) => ({ owed: post === other }))).toEqual([]);
  });
});
