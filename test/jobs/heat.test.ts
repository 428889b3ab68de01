import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Flag } from '../../src/core/heat/flag.js';
import type { Heat, HeatHour } from '../../src/core/heat/heat.js';
import { makeJudgeHeat } from '../../src/jobs/judge-heat.js';
import { makeTick } from '../../src/jobs/tick.js';
import type { Slowed } from '../../src/ports/chat.js';
import type { ChannelHour } from '../../src/ports/heat-store.js';
import { StoreUnavailable, type Store } from '../../src/ports/store.js';
import { DAY, HOUR, MINUTE, openHouse, type House, type Rig } from './rig.js';

let house: House;
let rig: Rig;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  rig = await house.openRig();
});
afterEach(() => rig.close());
afterAll(() => house.close());

const CHANNEL = '100';

function hotHour(at: number, wish: Partial<HeatHour> = {}): ChannelHour {
  const reasons = [{ code: 'said-by-members', count: 1 }, { code: 'two-people', count: 80 }];
  const hour = { hour: at - (at % HOUR), heat: 0.7, kind: 'quarrel', signals: ['people', 'structure'], reasons, messages: 60, people: 5, hot: true, ...wish } as const;
  return { home: rig.home.id, channel: CHANNEL, ...hour };
}

/** The next days each have one hot hour; ends after the last. */
async function runHot(days: number, wish: Partial<HeatHour> = {}): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    rig.watch.hours = [hotHour(rig.clock.now() - HOUR, wish)];
    await rig.pass(MINUTE);
    if (day < days - 1) await rig.pass(DAY - MINUTE);
  }
}

async function openFlags(): Promise<readonly Flag[]> {
  return rig.community.flags({ open: true });
}

/** What became of the newest flag, and the last thing its card says. */
async function story(): Promise<unknown[]> {
  const [flag] = await rig.community.flags({ most: 1 });
  return [flag?.end ?? (flag ? 'open' : 'none'), ...rig.seen('900').slice(-1)];
}

describe('a flag', () => {
  test('is raised by the third hot day, and not before', async () => {
    await runHot(2);
    expect([await openFlags(), rig.seen('900')]).toEqual([[], []]);
    await rig.pass(DAY - MINUTE);
    await runHot(1);
    expect(await openFlags()).toHaveLength(1);
    expect(rig.seen('900')).toMatchInlineSnapshot(`
[
  "#100 was hot on 3 of the last 14 days and has no live goal of its own.
Hot: 2 March 2026, 07:00 UTC · 3 March 2026, 07:00 UTC · 4 March 2026, 07:00 UTC
Read from:
- people here told the managers that it was heating up
- two people wrote 80 % of it
Any goal, even the simplest, is better than none.
[Set a goal] [Not heated] [Seen] [Mute…]",
]
`);
    await rig.pass(HOUR);
    expect(rig.seen('900')).toHaveLength(1);
  });

  test('is one, and has one card, whoever judges at the same moment', async () => {
    for (const day of [0, 1, 2]) await rig.community.addHeatHour(rig.home.id, CHANNEL, hotHour(rig.clock.now() - day * DAY - HOUR));
    const others = Array.from({ length: 4 }, (_, index) => makeTick(rig.around, `other-${String(index)}`));
    await Promise.all([rig.tick(), ...others.map((each) => each.tick())]);
    expect([(await rig.community.flags({ most: 9 })).length, rig.seen('900').length]).toEqual([1, 1]);
  });

  test('follows the goal that is set, and closes by itself when it has cooled', async () => {
    await runHot(3);
    const goal = await rig.launch({ channel: CHANNEL, title: 'Write the style guide' });
    await rig.pass(11 * MINUTE);
    expect((await openFlags())[0]?.goal).toBe(goal.id);
    expect(rig.seen('900').at(-1)).toContain('A goal was set: Write the style guide');
    await rig.pass(11 * DAY);
    await rig.progress(goal, 1);
    expect((await story())[0]).toBe('open');
    await rig.pass(DAY);
    await rig.pass(11 * MINUTE);
    expect(await story()).toMatchInlineSnapshot(`
[
  "goal-and-cooled",
  "#100: this flag is closed.
A goal was set, and it has cooled.
The goal: Write the style guide.
(Hot on 2 of the last 14 days.)",
]
`);
  });

  test('that nobody answered says that it has cooled by itself', async () => {
    await runHot(3);
    await rig.pass(12 * DAY);
    await rig.pass(11 * MINUTE);
    const [end, card] = await story();
    expect([end, String(card).includes('It has cooled by itself')]).toEqual(['cooled', true]);
    await rig.pass(DAY);
    expect(rig.seen('900')).toHaveLength(1);
  });

  test('says so when a goal was alive for two weeks and it is still hot', async () => {
    await runHot(3);
    const goal = await rig.launch({ channel: CHANNEL });
    for (const days of [5, 5, 3]) {
      await rig.progress(goal, 1);
      await rig.pass(days * DAY - MINUTE);
      await runHot(1);
    }
    expect((await story())[0]).toBe('open');
    await rig.pass(DAY);
    expect((await story())[0]).toBe('still-hot');
  });

  test('follows what is offered, how often it was hot, and what was seen', async () => {
    const goal = await rig.launch({ channel: CHANNEL, title: 'Paint the stairs' });
    await rig.community.changeGoal(goal.id, { state: 'let-go', closedAt: rig.clock.now() });
    await runHot(3);
    expect(rig.seen('900').at(-1)).not.toContain('Paint');
    for (const key of ['5', '6']) await rig.community.addOffer(goal.id, (await rig.community.person(rig.home.id, key, 0)).id, 0);
    await rig.pass(DAY);
    await runHot(1);
    await rig.pass(11 * MINUTE);
    expect(rig.seen('900').at(-1)).toContain('was hot on 4 of the last 14 days');
    expect(rig.seen('900').at(-1)).toContain('2 people offered help with Paint the stairs');
    const edits = rig.chat.shown.at(-1)?.edits;
    await rig.pass(HOUR);
    expect(rig.chat.shown.at(-1)?.edits).toBe(edits);
  });

  test('of a channel with nothing but a goal for everybody says that one is alive', async () => {
    await rig.launch({ channel: '800', wholeCommunity: true, title: 'Light the harbour' });
    await runHot(3);
    expect(rig.seen('900').at(-1)).toContain('A goal for the whole community is alive, Light the harbour');
  });

  test('waits for a managers’ channel to be told in', async () => {
    await rig.community.changeHome(rig.home.id, { managersChannel: null });
    await runHot(3);
    expect([(await openFlags()).length, rig.chat.shown.length]).toEqual([1, 0]);
    await rig.community.changeHome(rig.home.id, { managersChannel: '901' });
    await rig.pass(MINUTE);
    expect(rig.seen('901')).toHaveLength(1);
  });

  test('ends when Guidon is removed from the channel, and is raised again when it is back', async () => {
    await runHot(3);
    rig.chat.lacks = ['see'];
    await rig.pass(11 * MINUTE);
    await rig.pass(11 * MINUTE);
    const [end, card] = await story();
    expect([end, String(card).includes('Guidon no longer sees this channel')]).toEqual(['left', true]);
    await rig.pass(HOUR);
    expect(rig.seen('900')).toHaveLength(1);
    rig.chat.lacks = [];
    await rig.pass(11 * MINUTE);
    expect([(await openFlags()).length, rig.seen('900').length]).toEqual([1, 2]);
  });

  test('stays as it is while the platform is away', async () => {
    await runHot(3);
    rig.connected = false;
    await rig.pass(HOUR);
    expect(await openFlags()).toHaveLength(1);
  });

  test('that ended with “not heated” or “muted” is not raised again by the same days', async () => {
    await runHot(3);
    const answer = async (end: 'not-heated' | 'muted') => rig.community.changeFlag((await openFlags())[0]?.id ?? '', { closedAt: rig.clock.now(), end });
    await answer('not-heated');
    await rig.pass(DAY);
    await runHot(2);
    expect(await openFlags()).toEqual([]);
    await rig.pass(DAY);
    await runHot(1);
    await rig.community.changeWatched(rig.home.id, CHANNEL, { mutedUntil: rig.clock.now() + 2 * DAY });
    await answer('muted');
    await rig.pass(DAY);
    expect(await openFlags()).toEqual([]);
    await rig.pass(DAY);
    expect(await openFlags()).toHaveLength(1);
  });
});

describe('no flag is raised', () => {
  test.each<[string, Partial<HeatHour>]>([
    ['by structure alone', { signals: ['structure'] }],
    ['by a raid', { kind: 'raid-or-spam', signals: ['structure', 'moderation'] }],
    ['by hours that are not hot', { hot: false }],
  ])('%s', async (_, wish) => {
    await runHot(5, wish);
    expect(await rig.community.flags({ most: 1 })).toEqual([]);
  });

  test('where a goal of its own is alive', async () => {
    const goal = await rig.launch({ channel: CHANNEL });
    await runHot(3);
    expect(await openFlags()).toEqual([]);
    await rig.community.changeGoal(goal.id, { state: 'achieved', closedAt: rig.clock.now() });
    await rig.pass(MINUTE);
    expect(await openFlags()).toHaveLength(1);
  });

  test('where the channel is not watched', async () => {
    await rig.community.changeWatched(rig.home.id, CHANNEL, { watched: false });
    await runHot(3);
    expect(await openFlags()).toEqual([]);
  });

  test('while all posts are paused; what was seen is kept all the same', async () => {
    await rig.community.changeSettings({ pausedUntil: rig.clock.now() + 3 * DAY });
    await runHot(3);
    expect([await openFlags(), (await rig.community.heatHours(0)).length]).toEqual([[], 3]);
    await rig.pass(DAY);
    expect(await openFlags()).toHaveLength(1);
  });
});

test('hours that a lost database did not take are written down once it is back', async () => {
  let away = true;
  const of: Store['of'] = (community) => {
    const store = rig.store.of(community);
    return { ...store, together: (work) => (away ? Promise.reject(new StoreUnavailable('unreachable')) : store.together(work)) };
  };
  const judge = makeJudgeHeat({ ...rig.around, store: { ...rig.store, of } });
  rig.watch.hours = [hotHour(rig.clock.now())];
  await judge();
  rig.watch.hours = [hotHour(rig.clock.now() + HOUR)];
  await judge();
  expect(await rig.community.heatHours(0)).toEqual([]);
  away = false;
  await judge();
  expect(await rig.community.heatHours(0)).toHaveLength(2);
});

describe('a hot spell', () => {
  const heat: Heat = { heat: 0.8, kind: 'pile-on', signals: ['text'], reasons: [{ code: 'busier', count: 4 }, { code: 'pile-on', count: null }] };

  test('is told once to managers who asked for it, and again after a rest', async () => {
    rig.watch.hot = [{ home: rig.home.id, channel: CHANNEL, heat }];
    await rig.pass(MINUTE);
    expect(rig.seen('900')).toEqual([]);
    await rig.community.changeWatched(rig.home.id, CHANNEL, { tellAtOnce: true });
    await rig.pass(MINUTE);
    expect(rig.seen('900')).toMatchInlineSnapshot(`
[
  "#100 is running hot just now.
Read from:
- 4 times as busy as this channel usually is at this hour
- many answered one
Something to do together cools best. Does this channel have a goal?
[Set a goal]",
]
`);
    for (let minute = 0; minute < 200; minute += 20) await rig.pass(20 * MINUTE);
    expect(rig.seen('900')).toHaveLength(1);
    rig.watch.hot = [];
    await rig.pass(3 * HOUR);
    rig.watch.hot = [{ home: rig.home.id, channel: CHANNEL, heat: { ...heat, kind: 'raid-or-spam' } }];
    await rig.pass(MINUTE);
    expect(rig.seen('900').at(-1)).toContain('looks like a raid or spam');
  });

  test('is told once by two processes', async () => {
    await rig.community.changeWatched(rig.home.id, CHANNEL, { tellAtOnce: true });
    rig.watch.hot = [{ home: rig.home.id, channel: CHANNEL, heat }];
    const other = makeTick(rig.around, 'other');
    await Promise.all([rig.tick(), other.tick()]);
    expect(rig.seen('900')).toHaveLength(1);
  });

  test('is not told hours later, when the platform was away', async () => {
    await rig.community.changeWatched(rig.home.id, CHANNEL, { tellAtOnce: true });
    rig.watch.hot = [{ home: rig.home.id, channel: CHANNEL, heat }];
    rig.connected = false;
    await rig.pass(MINUTE);
    rig.watch.hot = [];
    rig.connected = true;
    await rig.pass(2 * HOUR);
    expect(rig.seen('900')).toEqual([]);
    expect((await rig.community.deliveries('manager-note', 1))[0]).toMatchObject({ state: 'skipped', reason: 'settled' });
  });

  test('offers to slow the channel only where Guidon may', async () => {
    await rig.community.changeWatched(rig.home.id, CHANNEL, { tellAtOnce: true });
    rig.watch.hot = [{ home: rig.home.id, channel: CHANNEL, heat }];
    rig.chat.lacks = ['slow'];
    Object.assign(rig.chat, { slow: () => Promise.resolve({ is: 'done', previous: 0 }) });
    await rig.pass(MINUTE);
    expect(rig.seen('900').at(-1)).not.toContain('Slow this channel');
    rig.watch.hot = [];
    await rig.pass(4 * HOUR);
    rig.chat.lacks = [];
    rig.watch.hot = [{ home: rig.home.id, channel: CHANNEL, heat }];
    await rig.pass(MINUTE);
    expect(rig.seen('900').at(-1)).toContain('[Slow this channel for 15 min]');
  });
});

describe('a slowed channel', () => {
  const asked: unknown[] = [];
  let answers: Slowed[] = [];
  beforeEach(() => {
    asked.length = 0;
    answers = [];
    const slow = (ref: { channel: string }, seconds: number, from?: number): Promise<Slowed> => {
      asked.push([ref.channel, seconds, from]);
      return Promise.resolve(answers.shift() ?? { is: 'done', previous: 60 });
    };
    Object.assign(rig.chat, { slow });
  });

  async function slowFor(minutes: number): Promise<void> {
    await rig.community.startSlow({ home: rig.home.id, channel: CHANNEL, previous: 5, until: rig.clock.now() + minutes * MINUTE });
    await rig.tick();
  }

  test('goes back to what it was when its time is over, once, also after a restart', async () => {
    await slowFor(15);
    await rig.pass(14 * MINUTE);
    expect(asked).toEqual([]);
    await rig.ticking.stop();
    rig.clock.moveBy(MINUTE);
    await Promise.all([makeTick(rig.around, 'next').tick(), makeTick(rig.around, 'another').tick()]);
    expect([asked, await rig.community.slows()]).toEqual([[[CHANNEL, 5, 60]], []]);
  });

  test('is tried again while the platform is away, and until it takes it', async () => {
    await slowFor(15);
    rig.connected = false;
    await rig.pass(HOUR);
    expect(asked).toEqual([]);
    rig.connected = true;
    answers = [{ is: 'wait', until: 0 }, { is: 'never', reason: 'no-permission' }];
    await rig.pass(MINUTE);
    await rig.pass(MINUTE);
    expect(await rig.community.slows()).toHaveLength(1);
    await rig.pass(MINUTE);
    expect([asked.length, await rig.community.slows()]).toEqual([3, []]);
  });

  test('is left alone where somebody has set it since, where it is gone, and where Guidon is refused for a day', async () => {
    for (const answer of [{ is: 'changed', seconds: 300 }, { is: 'never', reason: 'channel-gone' }] as const) {
      answers = [answer];
      await slowFor(0);
      await rig.pass(MINUTE);
      expect(await rig.community.slows()).toEqual([]);
    }
    answers = Array.from({ length: 3 }, () => ({ is: 'never', reason: 'no-permission' }) as const);
    await slowFor(0);
    await rig.pass(23 * HOUR);
    expect(await rig.community.slows()).toHaveLength(1);
    await rig.pass(HOUR);
    expect(await rig.community.slows()).toEqual([]);
  });
});

describe('the notice about reading text', () => {
  test('is posted, and withdrawn when it was decided otherwise before', async () => {
    const { community, home } = rig;
    const notice = (on: 0 | 1) => community.addDelivery({ home: home.id, target: CHANNEL, toPerson: false, kind: 'heat-notice', subject: { on }, once: `n${String(on)}${String(rig.clock.now())}`, due: rig.clock.now() });
    await community.changeWatched(home.id, CHANNEL, { textSince: rig.clock.now() });
    await notice(1);
    await rig.pass(MINUTE);
    expect(rig.seen(CHANNEL)).toMatchInlineSnapshot(`
[
  "To help the managers notice when this channel needs a goal, Guidon looks at how conversations run here. It keeps no messages and scores nobody. Opt out: /guidon privacy.",
]
`);
    await notice(0);
    await rig.pass(MINUTE);
    expect(rig.seen(CHANNEL)).toHaveLength(1);
  });

  test('that cannot be posted leaves the text unread, and the managers are told', async () => {
    const { community, home } = rig;
    await community.changeWatched(home.id, CHANNEL, { textSince: rig.clock.now() });
    rig.chat.fates.push({ is: 'never', reason: 'no-permission' });
    await community.addDelivery({ home: home.id, target: CHANNEL, toPerson: false, kind: 'heat-notice', subject: { on: 1 }, once: 'n', due: rig.clock.now() });
    await rig.pass(MINUTE);
    await rig.pass(MINUTE);
    expect([(await community.watchedChannels())[0]?.textSince, rig.watch.changes]).toEqual([null, [community.community]]);
    expect(rig.seen('900')).toMatchInlineSnapshot(`
[
  "The notice about reading text (so none is read) for #100 could not be posted: Guidon lacks a permission there.
Give Guidon that permission in the channel, or choose another one under /manage settings.",
]
`);
  });
});

describe('that no goal is alive', () => {
  beforeEach(() => rig.community.changeSettings({ setUpAt: rig.clock.now() }));

  test('is told after two weeks, once, and again only after a goal was alive in between', async () => {
    await rig.pass(14 * DAY - MINUTE);
    expect(rig.seen('900')).toEqual([]);
    await rig.pass(2 * HOUR);
    expect(rig.seen('900')).toMatchInlineSnapshot(`
[
  "For two weeks no goal has been alive in this community. Any goal, even the simplest, is better than none: here are two that are ready to go.
[Next: Thank three people in public] [Next: Ask ten members what they want] [Don’t tell me again]
(You are told this once.)",
]
`);
    await rig.pass(30 * DAY);
    expect(rig.seen('900')).toHaveLength(1);
    const goal = await rig.launch();
    await rig.pass(2 * HOUR);
    await rig.community.changeGoal(goal.id, { state: 'let-go', closedAt: rig.clock.now() });
    await rig.pass(13 * DAY);
    expect(rig.seen('900')).toHaveLength(1);
    await rig.pass(DAY + HOUR);
    expect(rig.seen('900')).toHaveLength(2);
  });

  test('is told by one of two processes', async () => {
    rig.clock.moveBy(15 * DAY);
    await Promise.all([rig.tick(), makeTick(rig.around, 'other').tick()]);
    expect(rig.seen('900')).toHaveLength(1);
  });

  test('is not told to those who do not want to hear it, nor while all is paused, nor before Guidon is set up', async () => {
    for (const change of [{ noGoalNotes: false }, { noGoalNotes: true, pausedUntil: rig.clock.now() + 90 * DAY }, { pausedUntil: null, setUpAt: null }]) {
      await rig.community.changeSettings(change);
      await rig.pass(15 * DAY);
      expect(rig.seen('900')).toEqual([]);
    }
  });

  test('is told as soon as the managers have a channel', async () => {
    await rig.community.changeHome(rig.home.id, { managersChannel: null });
    await rig.pass(15 * DAY);
    await rig.community.changeHome(rig.home.id, { managersChannel: '900' });
    await rig.pass(HOUR);
    expect(rig.seen('900')).toHaveLength(1);
  });
});
