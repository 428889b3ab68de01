import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openPlaygroundStage, type PlaygroundStage } from './stage-playground.js';
import { findPost } from './stage.js';

let stage: PlaygroundStage;

beforeAll(async () => { stage = await openPlaygroundStage(); }, 120_000);
afterAll(async () => { await stage.close(); });

/** On a clock that goes from hour to hour, weeks take a while. */
const LONG = 400_000;

test('a conversation runs hot on three days: the channel is told that it is read, the managers that it lacks a goal', async () => {
  await stage.replay('hot');
  const [notice] = await stage.posts('workshop');
  expect(notice?.text).toContain('It keeps no messages and scores nobody.');
  const { text } = findPost(await stage.posts('managers'), '#workshop was hot on 3 of the last 14 days');
  expect(text).toContain('has no live goal of its own');
  expect(text).not.toMatch(/Kofi|Tomás|Inès|lathe|thief/u);
  expect(await stage.as('Mira', 'managers').command('manage heat')).toContain('flagged: hot on 3 of the last 14 days');
}, LONG);

test('a goal is set from it, calm days pass, and the flag closes by itself', async () => {
  const mira = stage.as('Mira', 'managers');
  const flag = findPost(await stage.posts('managers'), '#workshop was hot');
  await mira.press('Set a goal', flag);
  const preview = await mira.fillIn({ 'What shall be done?': 'Put up the shelves', 'How do we know it is done?': '4 shelves', 'By when?': 'in 8 weeks' });
  expect(preview).toContain('Ready to launch?');
  await mira.press('Launch');
  findPost(await stage.posts('workshop'), 'Put up the shelves');
  await stage.replay('calm');
  const closed = (await stage.posts('managers')).find(({ id }) => id === flag.id);
  expect(closed?.text).toContain('A goal was set, and it has cooled.');
  expect(closed?.text).toContain('Put up the shelves');
  expect(await stage.as('Mira', 'managers').command('manage heat')).toContain('#workshop');
  expect(await stage.troubles()).toEqual([]);
}, LONG);
