import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Lane, type Work } from '../../src/jobs/lane.js';
import type { ChannelRef, Posted } from '../../src/ports/chat.js';
import { MINUTE, openHouse, type House, type Rig } from './rig.js';

describe('a lane', () => {
  /** Work that ends when it is told to. */
  function makeWork(names: readonly string[]): { fetch: (most: number) => Promise<Work[]>; begun: string[]; end: (name: string) => void; asked: number[] } {
    const left = [...names];
    const begun: string[] = [];
    const asked: number[] = [];
    const ends = new Map<string, () => void>();
    const run = (name: string): Promise<void> => {
      begun.push(name);
      return new Promise((resolve) => ends.set(name, resolve));
    };
    const fetch = (most: number): Promise<Work[]> => {
      asked.push(most);
      return Promise.resolve(left.splice(0, most).map((name) => ({ name, run: () => run(name) })));
    };
    return { fetch, begun, asked, end: (name) => ends.get(name)?.() };
  }
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };

  test('fills the place of what has ended, whatever else is slow', async () => {
    const work = makeWork(['slow', 'a', 'b', 'c']);
    const lane = new Lane(2, work.fetch);
    lane.wake();
    await settle();
    expect(work.begun).toEqual(['slow', 'a']);
    for (const name of ['a', 'b', 'c']) {
      work.end(name);
      await settle();
    }
    expect([work.begun, lane.isBusy, lane.done]).toEqual([['slow', 'a', 'b', 'c'], true, 3]);
    work.end('slow');
    await lane.rest();
    expect([lane.isBusy, lane.done, Math.max(...work.asked)]).toEqual([false, 4, 2]);
  });

  test('does one thing of a name at a time', async () => {
    const work = makeWork(['same', 'same']);
    const lane = new Lane(3, work.fetch);
    lane.wake();
    await settle();
    expect(work.begun).toEqual(['same']);
  });

  test('begins nothing more once it is stopped, not even what was just fetched', async () => {
    const work = makeWork(['a', 'b', 'c']);
    const lane = new Lane(1, work.fetch);
    lane.wake();
    await settle();
    await lane.stop();
    work.end('a');
    await lane.rest();
    lane.wake();
    await settle();
    expect([work.begun, lane.isBusy]).toEqual([['a'], false]);
    const late = makeWork(['late']);
    const other = new Lane(1, late.fetch);
    other.wake();
    await other.stop();
    await settle();
    expect([late.asked, late.begun]).toEqual([[1], []]);
  });
});

describe('deliveries', () => {
  let house: House;
  let rig: Rig;
  /** Ends the calls that hang. */
  let letGo: () => void;
  let hangs: (channel: string) => boolean;
  beforeAll(async () => {
    house = await openHouse();
  });
  beforeEach(async () => {
    rig = await house.openRig();
    hangs = ({ length }) => length > 3;
    const { post } = rig.chat;
    const hanging = new Promise<void>((resolve) => (letGo = resolve));
    rig.chat.post = async (to: ChannelRef, ...rest): Promise<Posted> => {
      if (hangs(to.channel)) await hanging;
      return post(to, ...rest);
    };
  });
  afterEach(async () => {
    letGo();
    await rig.close();
  });
  afterAll(() => house.close());

  const eventually = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
    while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  const states = async (): Promise<string[]> => (await rig.community.deliveries('launch', 99)).map(({ state }) => state).sort();

  test('that hang hold up neither others nor what becomes due meanwhile', async () => {
    for (let each = 0; each < 19; each += 1) await rig.launch({ channel: `hanging-${String(each)}` });
    for (let each = 0; each < 5; each += 1) await rig.launch({ channel: '100' });
    rig.ticking.wake();
    await eventually(() => rig.chat.shown.length === 5);
    rig.clock.moveBy(MINUTE - 1_000);
    await rig.launch({ channel: '101' });
    rig.ticking.wake();
    await eventually(() => rig.chat.shown.length === 6);
    letGo();
    await rig.tick();
    expect(rig.chat.shown).toHaveLength(25);
  });

  test('of one who has many do not come before those of others', async () => {
    const small = await house.openRig();
    for (let each = 0; each < 60; each += 1) await rig.launch({ channel: `big-${String(each)}` });
    for (let each = 0; each < 5; each += 1) await small.launch({ channel: '7' });
    hangs = () => false;
    await rig.tick();
    const places = rig.chat.shown.flatMap(({ channel }, place) => (channel === '7' ? [place] : []));
    expect([places.length, rig.chat.shown.length]).toEqual([5, 65]);
    // Each has at most as many of the other's before it as of its own, but for those under way at the same time.
    expect(Math.max(...places)).toBeLessThan(2 * 5 + 20);
    await small.close();
  });

  test('under way when Guidon stops are let go: others look for them at once', async () => {
    await rig.launch({ channel: 'hanging' });
    await rig.launch({ channel: '100' });
    rig.ticking.wake();
    await eventually(async () => (await states()).join() === 'sending,sent');
    await rig.ticking.stop();
    const [held] = (await rig.community.deliveries('launch', 9)).filter(({ state }) => state !== 'sent');
    expect([held?.state, held?.worker, held?.lease]).toEqual(['unknown', null, null]);
    expect(await rig.store.queue.claim('heir', ['discord'], rig.clock.now(), rig.clock.now() + MINUTE, 9)).toMatchObject([{ id: held?.id }]);
    letGo();
    await rig.launch();
    rig.ticking.wake();
    await rig.tick();
    expect(await states()).toEqual(['ready', 'sent', 'unknown']);
  });
});
