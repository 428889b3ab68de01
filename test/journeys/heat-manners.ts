import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CAST, HOUR, until, type Stage, type Where, type Who } from './stage.js';

/** How a platform takes Guidon out of a channel and lets it in again. */
interface Door<Kind extends Stage> {
  open(): Promise<Kind>;
  takeOut(stage: Kind, where: Where): void;
  letIn(stage: Kind, where: Where): void;
}

/** Everybody named says something. */
async function talk(stage: Stage, where: Where, who: readonly Who[] = CAST): Promise<void> {
  for (const each of who) await stage.as(each, where).says(`${each} here`);
}

/** What the list of channels says of this one. */
async function heatOf(stage: Stage, where: Where): Promise<string> {
  const shown = await stage.as('Mira', 'managers').command('manage heat');
  return shown.split('\n').find((row) => row.startsWith(`- #${where} `)) ?? '';
}

/** What people who are watched are owed: to be told, not to be counted when they say so, and not to be looked at where Guidon is not. */
export function tellHeatManners<Kind extends Stage>({ open, takeOut, letIn }: Door<Kind>): void {
  let stage: Kind;
  beforeAll(async () => {
    stage = await open();
    const mira = stage.as('Mira');
    await mira.command('manage settings');
    await mira.fillIn({ 'Time zone': 'Berlin', 'Where shall news for everyone be posted?': '#general', 'Where do the managers talk?': '#managers' });
  });
  afterAll(async () => {
    await stage.close();
  });

  test('text is switched on and off: people in the channel are told each time, and nobody else is', async () => {
    const mira = stage.as('Mira', 'managers');
    await talk(stage, 'workshop');
    await mira.command('manage heat');
    await mira.choose('Look at a channel', '#workshop');
    expect(await mira.press('Read text here')).toContain('Text is read here since 3 March 2026, in memory only.');
    expect((await stage.posts('workshop')).map(({ text }) => text)).toEqual([
      'To help the managers notice when this channel needs a goal, Guidon looks at how conversations run here. It keeps no messages and scores nobody. Opt out: /guidon privacy.',
    ]);
    expect(await mira.press('Stop reading text')).toContain('Text is not read here.');
    expect((await stage.posts('workshop')).at(-1)?.text).toBe('Guidon no longer looks at what is written in this channel.');
    expect((await stage.posts('general')).filter(({ text }) => text.includes('looks at'))).toEqual([]);
  });

  test('Don’t count me: what was seen of the person is gone at once, and what they write next is not seen', async () => {
    await talk(stage, 'general');
    expect(await heatOf(stage, 'general')).toContain('is calm');
    const kofi = stage.as('Kofi');
    await kofi.command('guidon privacy');
    expect(await kofi.press('Don’t count me')).toContain('nothing you write is looked at from now on');
    expect(await heatOf(stage, 'general')).toContain('is not read yet');
    await kofi.says('and yet it is said');
    await kofi.says('once more');
    expect(await heatOf(stage, 'general')).toContain('is not read yet');
    await kofi.command('guidon privacy');
    await kofi.press('Count me again');
    await kofi.says('now it counts');
    expect(await heatOf(stage, 'general')).toContain('is calm');
  });

  test('taken out of a channel: it is not shown as read, and let in again it goes on', async () => {
    await talk(stage, 'goals');
    expect(await heatOf(stage, 'goals')).toContain('is calm');
    takeOut(stage, 'goals');
    await until('it is out', async () => (await heatOf(stage, 'goals')).includes('out of Guidon’s sight'));
    expect(await heatOf(stage, 'goals')).toContain('not flagged: nothing is read there until Guidon may see it again');
    await stage.moveTo(stage.clock.now() + 25 * HOUR);
    await talk(stage, 'goals');
    letIn(stage, 'goals');
    await until('it is in again', async () => !(await heatOf(stage, 'goals')).includes('sight'));
    await talk(stage, 'goals');
    const mira = stage.as('Mira', 'managers');
    await mira.choose('Look at a channel', '#goals');
    await mira.press('This is heated');
    expect(await heatOf(stage, 'goals')).toContain('is hot');
    expect(await stage.troubles()).toEqual([]);
  });
}
