import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { checkLease } from '../../src/jobs/hand.js';
import { openDeliveries } from '../../src/jobs/deliver.js';
import { announceAchieved, placeBoard, tellSteward } from '../../src/use-cases/announce.js';
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

async function launchState(): Promise<string | undefined> {
  return (await rig.community.deliveries('launch', 1))[0]?.state;
}

async function allowNotes(): Promise<void> {
  const steward = await rig.community.person(rig.home.id, '5', rig.clock.now());
  await rig.community.saveConsent(steward.id, { purpose: 'steward-notes', wording: 'May Guidon write to you?', givenAt: rig.clock.now(), refusedAt: null, withdrawnAt: null });
}

describe('what a platform answers', () => {
  test('told to wait, it waits and posts once', async () => {
    await rig.launch();
    rig.chat.fates.push({ is: 'wait', until: rig.clock.now() + 5_000 });
    await rig.tick();
    await rig.pass(4_000);
    expect(rig.chat.attempts).toBe(1);
    await rig.pass(1_000);
    expect([rig.chat.shown.length, await launchState()]).toEqual([1, 'sent']);
  });

  test('an answer lost after it arrived makes no second copy within the window', async () => {
    await rig.launch();
    rig.chat.fates.push({ is: 'lost' });
    await rig.tick();
    expect([rig.chat.shown.length, await launchState()]).toEqual([1, 'unknown']);
    await rig.pass(2_000);
    expect([rig.chat.shown.length, rig.chat.attempts, await launchState()]).toEqual([1, 2, 'sent']);
  });

  test('after the window it looks before it sends, and finds it', async () => {
    await rig.launch();
    rig.chat.fates.push({ is: 'lost' });
    await rig.tick();
    await rig.pass(DAY);
    expect([rig.chat.shown.length, rig.chat.attempts, rig.chat.looks, await launchState()]).toEqual([1, 1, 1, 'sent']);
  });

  test('after the window, not found twice, it is sent again', async () => {
    await rig.launch();
    rig.chat.fates.push({ is: 'unknown' });
    await rig.tick();
    await rig.pass(10 * MINUTE);
    expect([rig.chat.attempts, rig.chat.looks, await launchState()]).toEqual([1, 1, 'unknown']);
    await rig.pass(MINUTE);
    expect([rig.chat.attempts, rig.chat.looks, await launchState(), rig.chat.shown.length]).toEqual([2, 2, 'sent', 1]);
  });

  test('a platform that cannot be searched for hours loses nothing', async () => {
    await rig.launch();
    rig.chat.fates.push({ is: 'lost' });
    await rig.tick();
    rig.chat.found = 'unsure';
    for (let hour = 0; hour < 20; hour += 1) await rig.pass(HOUR);
    expect(await launchState()).toBe('unknown');
    rig.chat.found = 'truth';
    await rig.pass(HOUR);
    expect([await launchState(), rig.seen('100').length - rig.digests().length]).toEqual(['sent', 1]);
  });

  test('a worker that died while sending is followed by one that looks', async () => {
    await rig.launch();
    const now = rig.clock.now();
    const [held] = await rig.store.queue.claim('dead', ['discord'], now, now + MINUTE, 1);
    if (!held) throw new Error('nothing to claim');
    const begun = { ...held, state: 'sending' as const, attempt: 1, attemptedAt: now, doubtedSince: now };
    expect(await rig.store.queue.record(held, 'dead', begun, now, { lease: now + MINUTE, drawn: '{"blocks":[]}' })).toBe(true);
    await rig.pass(MINUTE - 1_000);
    expect(rig.chat.attempts + rig.chat.looks).toBe(0);
    await rig.pass(2 * MINUTE);
    await rig.pass(MINUTE);
    expect([rig.chat.looks, rig.chat.attempts, rig.chat.shown.length]).toEqual([2, 1, 1]);
    expect(rig.chat.shown[0]?.card).toEqual({ blocks: [] });
  });
});

describe('never', () => {
  test('a digest that can never be posted switches its rhythm off, and the managers are told once', async () => {
    await rig.launch();
    await rig.tick();
    rig.chat.lacks = ['post'];
    rig.chat.fates.push({ is: 'never', reason: 'no-permission' });
    await rig.pass(HOUR);
    await rig.pass(7 * DAY);
    expect(rig.seen('900')).toMatchInlineSnapshot(`
[
  "Digests for #100 are switched off: Guidon lacks a permission there: Send Messages.
Give Guidon that permission in the channel, or choose another one under /manage settings.
(Afterwards switch them on again under /manage settings.)",
]
`);
    const [rhythm] = await rig.community.rhythms();
    expect([rhythm?.on, rhythm?.offReason, rig.digests()]).toEqual([false, 'no-permission', []]);
  });

  test('any other post is told about, with its reason', async () => {
    await rig.launch();
    rig.chat.fates.push({ is: 'never', reason: 'refused' });
    await rig.tick();
    expect(rig.seen('900')).toMatchInlineSnapshot(`
[
  "The launch of a goal for #100 could not be posted: the platform would not take it.
/manage doctor checks what can be mended.",
]
`);
    expect((await rig.community.rhythms())[0]?.on).toBe(true);
  });

  test('a managers’ channel that takes nothing is not told about itself', async () => {
    await rig.launch();
    rig.chat.fates.push({ is: 'never', reason: 'refused' }, { is: 'never', reason: 'channel-gone' });
    await rig.tick();
    await rig.pass(DAY);
    expect((await rig.community.deliveries('manager-note', 9)).map(({ state }) => state)).toEqual(['parked']);
    expect((await rig.community.troubled(rig.clock.now() - 2 * DAY)).map(({ kind }) => kind).sort()).toEqual(['launch', 'manager-note']);
  });
});

describe('notes to a steward', () => {
  test('go to the steward who agreed, and to nobody else', async () => {
    await allowNotes();
    const goal = await rig.launch();
    const { id: person } = await rig.community.person(rig.home.id, '7', rig.clock.now());
    await tellSteward(rig.community, goal, { what: 'helper-offered', person }, rig.clock.now());
    await tellSteward(rig.community, goal, { what: 'helper-offered', person }, rig.clock.now());
    await rig.tick();
    expect([rig.seen('dm-5').length, rig.seen('900').length]).toEqual([1, 0]);
  });

  test('without consent go to the managers', async () => {
    const goal = await rig.launch();
    await tellSteward(rig.community, goal, { what: 'reached' }, rig.clock.now());
    await rig.community.changeGoal(goal.id, { reachedAt: rig.clock.now() });
    await rig.tick();
    expect([rig.seen('dm-5').length, rig.seen('900').length]).toEqual([0, 1]);
  });

  test('where messages are closed, or consent was withdrawn meanwhile, go to the managers as well', async () => {
    await allowNotes();
    const goal = await rig.launch();
    const { id: person } = await rig.community.person(rig.home.id, '7', rig.clock.now());
    await rig.tick();
    await tellSteward(rig.community, goal, { what: 'helper-offered', person }, rig.clock.now());
    rig.chat.fates.push({ is: 'closed' });
    await rig.tick();
    expect([rig.seen('dm-5').length, rig.seen('900').length]).toEqual([0, 1]);
    await tellSteward(rig.community, goal, { what: 'helper-offered', person: goal.steward ?? '' }, rig.clock.now());
    const steward = goal.steward ?? '';
    await rig.community.saveConsent(steward, { purpose: 'steward-notes', wording: '', givenAt: rig.clock.now(), refusedAt: null, withdrawnAt: rig.clock.now() });
    await rig.tick();
    expect([rig.seen('dm-5').length, rig.seen('900').length]).toEqual([0, 2]);
  });
});

describe('the board', () => {
  const boards = async (): Promise<(string | null)[][]> => (await rig.community.deliveries('board', 9)).map(({ target, state }) => [target, state]);

  test('is pinned; one that cannot be is told about once and stays', async () => {
    await rig.community.changeHome(rig.home.id, { boardChannel: '300' });
    rig.chat.pins = { is: 'never', reason: 'no-permission' };
    rig.chat.lacks = ['pin'];
    await rig.launch();
    await rig.tick();
    await rig.pass(HOUR);
    expect([rig.seen('300').length, rig.chat.shown.some(({ pinned }) => pinned)]).toEqual([1, false]);
    expect(rig.seen('900')).toMatchInlineSnapshot(`
[
  "The board stands in #300 but could not be pinned: Guidon lacks a permission there: Pin Messages.
Give Guidon that permission in the channel, or choose another one under /manage settings.",
]
`);
  });

  test('is pinned later when the platform was busy', async () => {
    await rig.community.changeHome(rig.home.id, { boardChannel: '300' });
    rig.chat.pins = { is: 'wait', until: rig.clock.now() + MINUTE };
    await rig.launch();
    await rig.tick();
    rig.chat.pins = { is: 'sent' };
    await rig.pass(11 * MINUTE);
    expect(rig.chat.shown.find(({ channel }) => channel === '300')?.pinned).toBe(true);
  });

  test('is put up again when somebody deleted it, and says where it went when it is moved', async () => {
    await rig.community.changeHome(rig.home.id, { boardChannel: '300' });
    const goal = await rig.launch();
    await rig.tick();
    rig.chat.shown.splice(rig.chat.shown.findIndex(({ channel }) => channel === '300'), 1);
    await rig.pass(MINUTE);
    await announceAchieved(rig.community, { ...goal, state: 'achieved' }, rig.clock.now());
    await rig.community.changeGoal(goal.id, { state: 'achieved', closedAt: rig.clock.now() });
    await rig.pass(11 * MINUTE);
    expect([rig.seen('300').length, rig.seen('900').length]).toEqual([1, 1]);
    rig.clock.moveBy(MINUTE);
    await rig.community.changeHome(rig.home.id, { boardChannel: '400' });
    await rig.launch({ title: 'Oil the lamp' });
    await rig.pass(11 * MINUTE);
    expect(rig.seen('300')).toEqual(['This board has moved to #400.']);
    expect(rig.seen('400')).toHaveLength(1);
    expect(await boards()).toEqual([['400', 'sent'], ['300', 'sent'], ['300', 'sent']]);
    await rig.community.changeHome(rig.home.id, { boardChannel: '300' });
    for (const home of await rig.community.homes()) await placeBoard(rig.community, home, rig.clock.now());
    await rig.pass(11 * MINUTE);
    expect([rig.seen('300').length, rig.seen('400')]).toEqual([1, ['This board has moved to #300.']]);
    expect(rig.seen('300')[0]).toContain('What we are here for');
  });
});

test('of many due at once each is posted once, also by two workers', async () => {
  for (let each = 0; each < 30; each += 1) await rig.launch({ title: `Goal ${String(each)}` });
  const lanes = ['worker-1', 'worker-2'].map((worker) => openDeliveries(rig.around, worker, 'discord'));
  for (const lane of lanes) lane.wake();
  await Promise.all(lanes.map((lane) => lane.rest()));
  expect(lanes.map(({ done }) => done).reduce((sum, done) => sum + done, 0)).toBe(30);
  expect(new Set(rig.chat.shown.map(({ marker }) => marker)).size).toBe(30);
  expect(rig.chat.shown).toHaveLength(30);
});

test('a lease shorter than an attempt may take is refused', () => {
  expect(() => {
    checkLease(10_000);
  }).not.toThrow();
  expect(() => {
    checkLease(30_000);
  }).toThrow('lease');
});
