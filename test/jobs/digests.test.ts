import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { refreshPosts } from '../../src/use-cases/announce.js';
import { previewDigest } from '../../src/use-cases/gather-digest.js';
import { drawPlain } from '../../src/cards/draw-plain.js';
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

async function outcomes(): Promise<(string | null)[][]> {
  return (await rig.community.occurrences('100', 20)).map(({ local, outcome, reason }) => [local, outcome, reason]);
}

describe('the Monday digest', () => {
  test('comes with news, is left out without, and comes again', async () => {
    const goal = await rig.launch();
    await rig.pass(HOUR);
    expect(rig.digests()).toHaveLength(1);
    await rig.pass(7 * DAY);
    expect(rig.digests()).toHaveLength(1);
    await rig.progress(goal, 3);
    await rig.pass(7 * DAY);
    expect(rig.digests()).toHaveLength(2);
    expect(rig.digests()[1]).toMatchInlineSnapshot(`
"# Where our goal stands
#1 Translate 100 pages by 12 December 2026
▱▱▱▱▱▱▱▱▱▱ 3 % 3 of 100 pages, 97 left · on track
Start: Pick a page from the list
Moved closer by @7. Thank you!
[I’ll help] [Add progress]"
`);
    expect(await outcomes()).toEqual([
      ['2026-03-16T09:00', 'posted', null],
      ['2026-03-09T09:00', 'skipped', 'no-news'],
      ['2026-03-02T09:00', 'posted', null],
    ]);
    expect(rig.log.alarms).toEqual([]);
  });

  test('is never early, and once however often the clock ticks', async () => {
    await rig.launch();
    await rig.pass(HOUR - 1);
    expect(rig.digests()).toHaveLength(0);
    for (let each = 0; each < 5; each += 1) await rig.pass(each);
    expect(rig.digests()).toHaveLength(1);
  });

  test('thanks only those who contributed since the last one', async () => {
    const goal = await rig.launch();
    await rig.progress(goal, 3, '7');
    await rig.pass(HOUR);
    await rig.pass(MINUTE);
    await rig.progress(goal, 4, '8');
    await rig.progress(goal, 4, '9', { waiting: true });
    await rig.pass(7 * DAY);
    expect(rig.digests().map((text) => /Moved closer by (.*)\. Thank/u.exec(text)?.[1])).toEqual(['@7', '@8']);
  });

  test('says why it was left out', async () => {
    const goal = await rig.launch();
    await rig.community.changeSettings({ pausedUntil: rig.clock.now() + 2 * DAY });
    await rig.pass(HOUR);
    await rig.community.changeGoal(goal.id, { state: 'let-go', closedAt: rig.clock.now() });
    await rig.pass(7 * DAY);
    expect(await outcomes()).toEqual([
      ['2026-03-09T09:00', 'skipped', 'no-goals'],
      ['2026-03-02T09:00', 'skipped', 'paused'],
    ]);
    expect(rig.digests()).toEqual([]);
  });

  test('a goal let go between planning and posting is not posted about', async () => {
    const goal = await rig.launch();
    rig.connected = false;
    await rig.pass(HOUR);
    await rig.community.changeGoal(goal.id, { state: 'let-go', closedAt: rig.clock.now() });
    rig.connected = true;
    await rig.tick();
    expect(rig.chat.shown).toEqual([]);
    const [digest] = await rig.community.deliveries('digest', 1);
    expect([digest?.state, digest?.reason]).toEqual(['skipped', 'no-goals']);
  });

  test('can be looked at beforehand', async () => {
    const goal = await rig.launch();
    await rig.progress(goal, 3);
    const preview = drawPlain(await previewDigest(rig.community, goal, rig.clock.now()));
    await rig.pass(HOUR);
    expect(rig.digests()).toEqual([preview]);
    expect(drawPlain(await previewDigest(rig.community, { ...goal, channel: '555' }, rig.clock.now()))).toContain('No goal lives in #555');
  });
});

describe('after a time away', () => {
  test('the newest inside twelve hours is made up for and called late, the one before is counted as missed', async () => {
    await rig.launch();
    await rig.pass(7 * DAY + 3 * HOUR);
    expect(rig.digests()).toHaveLength(1);
    expect(rig.digests()[0]).toContain('(Due 9 March 2026, 09:00 UTC, posted late.)');
    expect(await outcomes()).toEqual([
      ['2026-03-09T09:00', 'posted', null],
      ['2026-03-02T09:00', 'missed', null],
    ]);
  });

  test('nothing is made up for later than that', async () => {
    await rig.launch();
    await rig.pass(2 * DAY);
    expect(rig.digests()).toHaveLength(0);
    expect(await outcomes()).toEqual([['2026-03-02T09:00', 'missed', null]]);
  });

  test('one drawn in time that arrives late says so by an edit, at once', async () => {
    await rig.launch();
    await rig.tick();
    rig.chat.fates.push({ is: 'unknown' });
    await rig.pass(HOUR);
    rig.chat.found = 'unsure';
    await rig.pass(2 * HOUR);
    expect(rig.digests()).toEqual([]);
    rig.chat.found = 'truth';
    await rig.pass(2 * MINUTE);
    await rig.pass(2 * MINUTE);
    const late = rig.digests();
    expect(late).toHaveLength(1);
    expect(late[0]).toContain('(Due 2 March 2026, 09:00 UTC, posted late.)');
    expect(rig.chat.shown.find(({ card }) => drawPlain(card) === late[0])?.edits).toBe(1);
    expect([rig.counted.get('late'), rig.counted.get('unknown')]).toEqual([1, expect.any(Number)]);
    await rig.pass(HOUR);
    expect(rig.digests()).toEqual(late);
  });

  test('one that arrived in time, as was found out late, does not call itself late', async () => {
    await rig.launch();
    await rig.tick();
    rig.chat.fates.push({ is: 'lost' });
    await rig.pass(HOUR);
    await rig.pass(HOUR);
    expect(rig.digests()).toHaveLength(1);
    expect(rig.digests()[0]).not.toContain('posted late');
    expect(rig.counted.get('late')).toBeUndefined();
  });

  test('a platform that is away delays its digest and loses nothing', async () => {
    await rig.launch();
    rig.connected = false;
    await rig.pass(HOUR);
    await rig.pass(5 * HOUR);
    expect(rig.chat.shown).toEqual([]);
    rig.connected = true;
    await rig.pass(MINUTE);
    expect(rig.digests()).toHaveLength(1);
    expect(rig.seen('100')).toHaveLength(2);
  });
});

describe('edits', () => {
  test('show the latest state, at most every ten minutes', async () => {
    const goal = await rig.launch();
    await rig.pass(HOUR);
    const edits = (): number => rig.chat.shown.find(({ card }) => drawPlain(card).includes('Where our'))?.edits ?? -1;
    for (const amount of [1, 2, 3]) {
      await rig.progress(goal, amount);
      await refreshPosts(rig.community, goal, rig.clock.now());
      await rig.pass(2 * MINUTE);
    }
    expect([edits(), rig.digests()[0]?.includes('0 of 100')]).toEqual([0, true]);
    await rig.pass(5 * MINUTE);
    expect([edits(), rig.digests()[0]?.includes('6 of 100')]).toEqual([1, true]);
    await rig.progress(goal, 4);
    await refreshPosts(rig.community, goal, rig.clock.now());
    await rig.pass(9 * MINUTE);
    expect(edits()).toBe(1);
    await rig.pass(2 * MINUTE);
    expect([edits(), rig.digests()[0]?.includes('10 of 100')]).toEqual([2, true]);
    await rig.pass(DAY);
    expect(edits()).toBe(2);
  });

  test('wait when they are told to, and are not made when nothing would change', async () => {
    const goal = await rig.launch();
    await rig.tick();
    await rig.progress(goal, 1);
    await refreshPosts(rig.community, goal, rig.clock.now());
    rig.chat.edits.push({ is: 'wait', until: rig.clock.now() + 30 * MINUTE });
    await rig.pass(11 * MINUTE);
    await rig.pass(11 * MINUTE);
    expect(rig.chat.shown.map(({ edits }) => edits)).toEqual([0]);
    await rig.pass(11 * MINUTE);
    expect(rig.chat.shown.map(({ edits }) => edits)).toEqual([1]);
    await refreshPosts(rig.community, goal, rig.clock.now());
    await rig.pass(11 * MINUTE);
    expect(rig.chat.shown.map(({ edits }) => edits)).toEqual([1]);
  });

  test('a launch post that was deleted is left alone', async () => {
    const goal = await rig.launch();
    await rig.tick();
    rig.chat.shown.length = 0;
    await rig.progress(goal, 1);
    await refreshPosts(rig.community, goal, rig.clock.now());
    await rig.pass(11 * MINUTE);
    await rig.pass(10 * MINUTE);
    expect(rig.chat.shown).toEqual([]);
    expect(rig.log.alarms).toEqual([]);
  });
});
