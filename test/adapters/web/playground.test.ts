import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openPlayground, type Playground } from '../../../src/adapters/web/playground.js';
import type { Happening } from '../../../src/adapters/web/page/shown.js';
import { createNotingLog, createStandIn, createStillClock, goalCard, START, text } from './stand-in.js';

const general = { platform: 'playground', home: 'playground', channel: 'general' } as const;
const mira = { platform: 'playground', home: 'playground', person: 'mira' } as const;
const HOUR = 3_600_000;

let folder: string;
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'guidon-playground-')); });
afterEach(async () => { await rm(folder, { recursive: true, force: true }); });

async function open(options: { folder?: string | null; mayMove?: boolean } = {}) {
  const clock = createStillClock();
  const log = createNotingLog();
  const playground = await openPlayground({ folder: options.folder ?? null, clock, clockMayMove: options.mayMove ?? true, log });
  const desk = createStandIn();
  playground.attach(desk);
  return { playground, clock, log, desk };
}

function textsOf(playground: Playground, person: string): string[] {
  return playground.show(person).messages.map(({ said }) => (said.is === 'typed' ? said.text : JSON.stringify(said.card)));
}

describe('the playground as a platform', () => {
  test('posts once for a marker, finds it, edits and pins it', async () => {
    const { playground: { chat }, playground } = await open();
    const first = await chat.post(general, text('one'), 'd-1');
    const again = await chat.post(general, text('one'), 'd-1');
    expect(again).toEqual(first);
    expect(playground.show('kofi').messages).toHaveLength(1);
    expect(await chat.find(general, 'd-1', START)).toEqual({ is: 'found', ref: { ...general, message: 'm1' } });
    expect(await chat.find({ ...general, channel: 'goals' }, 'd-1', START)).toEqual({ is: 'absent' });
    expect(await chat.edit({ ...general, message: 'm1' }, text('one'), 'd-1')).toEqual({ is: 'sent' });
    expect(playground.show('kofi').messages[0]).toMatchObject({ edited: false });
    expect(await chat.edit({ ...general, message: 'm1' }, text('two'), 'd-1')).toEqual({ is: 'sent' });
    expect(await chat.pin({ ...general, message: 'm1' })).toEqual({ is: 'sent' });
    expect(playground.show('kofi').messages[0]).toMatchObject({ edited: true, pinned: true });
  });

  test('answers for what is not there', async () => {
    const { playground: { chat } } = await open();
    expect(await chat.post({ ...general, channel: 'nowhere' }, text('x'), 'a')).toEqual({ is: 'never', reason: 'channel-gone' });
    expect(await chat.post({ ...general, home: 'elsewhere' }, text('x'), 'a')).toEqual({ is: 'never', reason: 'channel-gone' });
    expect(await chat.edit({ ...general, message: 'm9' }, text('x'), 'a')).toEqual({ is: 'never', reason: 'message-gone' });
    expect(await chat.missing({ ...general, channel: 'nowhere' }, ['post'])).toBeNull();
    expect(await chat.missing(general, ['post', 'pin'])).toEqual([]);
    expect(await chat.dm({ ...mira, person: 'nobody' }, text('x'), 'a')).toEqual({ is: 'never', reason: 'no-access' });
  });

  test('does not touch what a person wrote', async () => {
    const { playground } = await open();
    playground.say('kofi', 'general', 'mine');
    expect(await playground.chat.edit({ ...general, message: 'm1' }, text('x'), 'a')).toEqual({ is: 'never', reason: 'message-gone' });
  });

  test('writes to one person alone', async () => {
    const { playground } = await open();
    const told = await playground.chat.dm(mira, text('psst'), 'd-2');
    expect(told).toEqual({ is: 'sent', ref: { platform: 'playground', home: 'playground', channel: 'dm-mira', message: 'm1' } });
    expect(await playground.chat.find(mira, 'd-2', START)).toMatchObject({ is: 'found' });
    expect(playground.show('mira').messages).toHaveLength(1);
    expect(playground.show('jonas').messages).toEqual([]);
  });
});

describe('who sees what', () => {
  test('the managers’ channel is for managers and stewards', async () => {
    const { playground } = await open();
    expect(playground.admits('jonas', 'managers')).toBe(true);
    expect(playground.admits('kofi', 'managers')).toBe(false);
    expect(playground.admits('kofi', 'dm-mira')).toBe(false);
    expect(playground.show('kofi').channels.map(({ key }) => key)).toEqual(['general', 'goals', 'workshop', 'dm-kofi']);
    expect(playground.show('kofi').commands.some(({ managersOnly }) => managersOnly)).toBe(false);
  });

  test('an answer is for the one who asked, and a press on it changes it in place', async () => {
    const { playground, desk } = await open();
    const given = await playground.reception.command({ person: 'kofi', channel: 'general', message: null }, '/goal list');
    expect(given).toEqual({ is: 'card', id: 'm1' });
    expect(playground.show('mira').messages).toEqual([]);
    expect(playground.show('kofi').messages).toMatchObject([{ id: 'm1', onlyYou: true, asked: '/goal list' }]);
    await playground.reception.press({ person: 'kofi', channel: 'general', message: 'm1' }, 'goal-help:g1', []);
    expect(textsOf(playground, 'kofi')).toEqual([expect.stringContaining('Pressed goal-help:g1')]);
    expect(playground.show('kofi').messages).toMatchObject([{ asked: null }]);
    expect(desk.heard[0]).toMatchObject({ what: 'goal list', visit: { home: { key: 'playground' }, channel: 'general', message: null, visitor: { key: 'kofi', admin: false } } });
    expect(desk.heard[1]).toMatchObject({ what: 'goal-help:g1', visit: { message: 'm1' } });
    expect(desk.heard[0]?.visit.id).not.toBe(desk.heard[1]?.visit.id);
    playground.dismiss('mira', 'm1');
    expect(playground.show('kofi').messages).toHaveLength(1);
    playground.dismiss('kofi', 'm1');
    expect(playground.show('kofi').messages).toEqual([]);
  });

  test('a press on a public post is answered beside it, and only what stands there can be pressed', async () => {
    const { playground, desk } = await open();
    await playground.chat.post(general, goalCard(), 'd-1');
    await playground.reception.press({ person: 'ines', channel: 'general', message: 'm1' }, 'goal-move:g1', ['week']);
    expect(textsOf(playground, 'ines')[1]).toContain('week');
    expect(textsOf(playground, 'mira')).toHaveLength(1);
    await playground.reception.press({ person: 'ines', channel: 'general', message: 'm1' }, 'settings-wipe', []);
    expect(textsOf(playground, 'ines')[2]).toContain('no longer there');
    expect(desk.heard.map(({ what }) => what)).toEqual(['goal-move:g1']);
  });

  test('somebody else’s private answer cannot be pressed', async () => {
    const { playground, desk } = await open();
    await playground.reception.command({ person: 'kofi', channel: 'general', message: null }, '/goal list');
    await playground.reception.press({ person: 'ines', channel: 'general', message: 'm1' }, 'goal-help:g1', []);
    expect(desk.heard).toHaveLength(1);
    expect(textsOf(playground, 'kofi')).toHaveLength(1);
  });

  test('a message of a person can be acted on, a private answer cannot', async () => {
    const { playground, desk } = await open();
    playground.servedAt('http://localhost:1');
    playground.say('kofi', 'workshop', 'Page 12 is done');
    await playground.reception.act({ person: 'jonas', channel: 'workshop', message: 'm1' }, 'Count towards a goal');
    expect(desk.heard[0]?.on).toEqual({ channel: 'workshop', author: 'kofi', byBot: false, link: 'http://localhost:1/#workshop/m1', text: 'Page 12 is done' });
    await playground.reception.act({ person: 'jonas', channel: 'workshop', message: 'm2' }, 'Count towards a goal');
    expect(desk.heard).toHaveLength(1);
  });

  test('what fails is said privately and logged', async () => {
    const { playground, log } = await open();
    await playground.reception.command({ person: 'kofi', channel: 'dm-kofi', message: null }, '/guidon help');
    expect(textsOf(playground, 'kofi')[0]).toContain('Something broke');
    expect(log.noted).toEqual([{ level: 'error', message: 'a visit in the playground failed' }]);
  });

  test.each([
    ['/goal', '"words":"goal"', 'goes on with one of these'],
    ['/gaol list', 'I know no command', '"words":"goal list"'],
    ['/goal progress', 'Something is still missing', 'goal:… [amount:…] [who:…]'],
    ['/guidon volunteer perhaps', '"perhaps"', 'Yes, please'],
    ['/goal progress g1 who:nobody', '"nobody"', 'It goes like this'],
  ])('says privately what is wrong with %j', async (line, first, second) => {
    const { playground } = await open();
    await playground.reception.command({ person: 'mira', channel: 'general', message: null }, line);
    expect(textsOf(playground, 'mira')).toEqual([expect.stringContaining(first)]);
    expect(textsOf(playground, 'mira')).toEqual([expect.stringContaining(second)]);
    expect(textsOf(playground, 'kofi')).toEqual([]);
  });

  test('says so before anybody is at the desk', async () => {
    const playground = await openPlayground({ folder: null, clock: createStillClock(), clockMayMove: true, log: createNotingLog() });
    await playground.reception.command({ person: 'kofi', channel: 'general', message: null }, '/goal list');
    expect(textsOf(playground, 'kofi')[0]).toContain('waking up');
  });

  test('hears only what may be seen', async () => {
    const { playground } = await open();
    const heard: Happening[] = [];
    const stop = playground.watch('kofi', (happening) => heard.push(happening));
    await playground.chat.dm(mira, text('psst'), 'd-1');
    await playground.chat.post({ ...general, channel: 'managers' }, text('hush'), 'd-2');
    await playground.chat.post(general, text('hello'), 'd-3');
    stop();
    await playground.chat.post(general, text('late'), 'd-4');
    expect(heard.map((each) => (each.is === 'message' ? each.message.id : each.is))).toEqual(['world', 'm3']);
  });
});

describe('the clock', () => {
  test('moves from full hour to full hour and lets the jobs run at each', async () => {
    const { playground, clock, desk } = await open();
    const hours: string[] = [];
    playground.attach(desk, { onMoved: () => { hours.push(new Date(clock.now()).toISOString().slice(11, 16)); return Promise.resolve(); }, readZone: () => Promise.resolve('Europe/Berlin') });
    expect(await playground.clock.moveTo(START + 2 * HOUR)).toBe(true);
    expect(hours).toEqual(['15:00', '16:00', '16:20']);
    expect(playground.clock.show()).toEqual({ now: START + 2 * HOUR, zone: null, mayMove: true, moving: false });
    await playground.clock.refreshZone();
    expect(playground.clock.show().zone).toBe('Europe/Berlin');
  });

  test('is one move at a time, and never back', async () => {
    const { playground } = await open();
    const both = await Promise.all([playground.clock.moveTo(START + 3 * HOUR), playground.clock.moveTo(START + HOUR)]);
    expect(both).toEqual([true, false]);
    expect(await playground.clock.moveTo(START)).toBe(false);
  });

  test('a fixed clock stays', async () => {
    const { playground, clock } = await open({ mayMove: false });
    expect(await playground.clock.moveTo(START + HOUR)).toBe(false);
    expect(clock.now()).toBe(START);
  });
});

describe('what is kept', () => {
  test('is there again after a restart, with the clock where it was', async () => {
    const first = await open({ folder });
    first.playground.say('kofi', 'general', 'still here?');
    await first.playground.chat.post(general, goalCard(), 'd-1');
    await first.playground.clock.moveTo(START + HOUR);
    await first.playground.close();
    const second = await open({ folder });
    expect(second.clock.now()).toBe(START + HOUR);
    expect(second.playground.show('mira').messages).toEqual(first.playground.show('mira').messages);
    expect(await second.playground.chat.post(general, goalCard(), 'd-1')).toMatchObject({ is: 'sent', ref: { message: 'm2' } });
    second.playground.say('kofi', 'general', 'next');
    expect(second.playground.show('mira').messages.map(({ id }) => id)).toEqual(['m1', 'm2', 'm3']);
    await second.playground.close();
  });

  test('is written by itself a moment after a change', async () => {
    const { playground } = await open({ folder });
    playground.say('kofi', 'general', 'written?');
    let kept = '';
    for (let round = 0; round < 200 && !kept.includes('written?'); round += 1) {
      kept = await readFile(join(folder, 'playground.json'), 'utf8').catch(() => '');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(kept).toContain('written?');
  });

  test('a broken file is put aside', async () => {
    await writeFile(join(folder, 'playground.json'), '{"version":1,');
    const { playground, log } = await open({ folder });
    expect(playground.show('mira').messages).toEqual([]);
    expect(log.noted).toMatchObject([{ level: 'warn' }]);
    expect(await readFile(join(folder, 'playground.json.unreadable'), 'utf8')).toContain('version');
  });

  test('a disk that refuses is logged once, and the playground goes on', async () => {
    await writeFile(join(folder, 'in-the-way'), '');
    const { playground, log } = await open({ folder: join(folder, 'in-the-way') });
    playground.say('kofi', 'general', 'one');
    await playground.close();
    playground.say('kofi', 'general', 'two');
    await playground.close();
    expect(log.noted).toEqual([{ level: 'error', message: 'the playground could not be written to disk' }]);
    expect(textsOf(playground, 'mira')).toEqual(['one', 'two']);
  });
});
