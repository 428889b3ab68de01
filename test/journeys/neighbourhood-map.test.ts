/**
 * Shaped on neighbours who map their own streets: a mission with an end that is reached, celebrated, and followed by a new
 * beginning. The place, its people and all figures are invented.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { begin, launch, report } from './begin.js';
import { openPlaygroundStage } from './stage-playground.js';
import { openSlackStage } from './stage-slack.js';
import { findPost, HOUR, type Actor, type Stage } from './stage.js';

const MISSION = 'Together we map every street of our quarter so that everyone can get through it on wheels';

const STAGES: readonly [string, (home: string) => Promise<Stage>][] = [
  ['in the playground', () => openPlaygroundStage()],
  ['on Slack', (home) => openSlackStage(home, 'socket')],
];

describe.each(STAGES)('a neighbourhood map %s', (_where, open) => {
  let stage: Stage;
  let mira: Actor;
  let ines: Actor;
  let kofi: Actor;

  beforeAll(async () => {
    stage = await open('Kerb by Kerb');
    mira = stage.as('Mira');
    ines = stage.as('Inès');
    kofi = stage.as('Kofi');
    await begin(stage, {
      mission: {
        'Why do we exist?': MISSION,
        'Can it be reached one day?': 'Yes, we will be done one day',
        'If yes: how do we know we are done?': 'All 31 streets are mapped with kerbs and steps',
      },
    });
  });
  afterAll(async () => {
    await stage.close();
  });

  test('a walk through every street is a goal everybody shares', async () => {
    expect(findPost(await stage.posts('general'), 'Our mission is final').text).toMatchInlineSnapshot(`
"# Our mission is final
Together we map every street of our quarter so that everyone can get through it on wheels
We are there when: All 31 streets are mapped with kerbs and steps
(From today nobody can change these words, not even us. They are what we gather round.)"
`);
    await launch(stage, 'general', { 'What shall be done?': 'Walk all 31 streets', 'How do we know it is done?': '31 streets', 'Why does it matter?': 'Kerbs only show on foot', 'By when?': 'in 3 weeks' });
    await mira.command('goal show', { goal: '1' });
    await mira.press('Channel and steward');
    await mira.fillIn({ 'For the whole community?': 'Yes' });
    await report('walk', [ines, '7'], [kofi, '7'], [ines, '7'], [kofi, '7'], [ines, '3']);
    await mira.command('goal done', { goal: 'walk' });
    expect(findPost(await stage.posts('general'), 'achieved!').text).toContain('Thank you, @Inès, @Kofi.');
  });

  test('the mission is attained, with evidence and a ceremony', async () => {
    await mira.command('manage mission');
    await mira.press('It is attained');
    expect(await mira.fillIn({ 'What shows it?': 'The map hangs in the library; the last kerb was drawn by Inès' })).toMatchInlineSnapshot(`
"# Our mission
What you set out for is done. Guidon announces it in the community.
Together we map every street of our quarter so that everyone can get through it on wheels
We are done when: All 31 streets are mapped with kerbs and steps
(Attained on 10 March 2026: The map hangs in the library; the last kerb was drawn by Inès)
[Start over as a new community] [Figures]"
`);
    const ceremony = (await stage.posts('general')).filter(({ text }) => text.startsWith('# We did it'));
    expect(ceremony.map(({ text }) => text)).toMatchInlineSnapshot(`
[
  "# We did it
Our mission is attained: Together we map every street of our quarter so that everyone can get through it on wheels
How we know: The map hangs in the library; the last kerb was drawn by Inès
1 goal led here.
Thank you, @Inès, @Kofi. This was your work.",
]
`);
    await stage.moveTo(stage.clock.now() + HOUR);
    expect(findPost(await stage.posts('general'), 'What we are here for').text).toMatchInlineSnapshot(`
"# What we are here for
Together we map every street of our quarter so that everyone can get through it on wheels
We got there. Thank you, everyone!
There is no goal just now. Propose what you would like to get done together.
(I am Guidon, a bot. Here I post goals, how far they are, calls for help and thanks. I write to nobody who has not said that I may: /guidon privacy.)
[Propose something]"
`);
  });

  test('another mission means another community: the old one stays readable', async () => {
    await mira.command('manage mission');
    await mira.press('Start over as a new community');
    await mira.press('I want to start over');
    expect(await mira.fillIn({ 'Type the community’s name to go on': 'Somewhere else' })).toContain('That is not the community’s name');
    await mira.press('Fix it');
    expect(await mira.fillIn({ 'Type the community’s name to go on': stage.home })).toMatchInlineSnapshot(`
"This is a new community. Its mission is waiting to be written.
[Write the mission] [The earlier mission]"
`);
    expect(await ines.command('goal list')).toContain('There is no goal at the moment.');
    await ines.command('guidon mission');
    expect(await ines.press('The earlier mission')).toMatchInlineSnapshot(`
"# Before we started over
Together we map every street of our quarter so that everyone can get through it on wheels
We are done when: All 31 streets are mapped with kerbs and steps
What we achieved
- Walk all 31 streets
(It ended on 10 March 2026.)"
`);
  });

  test('the new community has its own mission, and still the board', async () => {
    await mira.command('manage mission');
    await mira.press('Write the mission');
    await mira.fillIn({ 'Why do we exist?': 'We keep the map of our quarter true', 'Can it be reached one day?': 'No, we keep at it' });
    await stage.moveTo(stage.clock.now() + HOUR);
    expect(findPost(await stage.posts('general'), 'A new chapter has begun here').pinned).toBe(true);
    const boards = (await stage.posts('general')).filter(({ text }) => text.startsWith('# What we are here for'));
    expect(boards.map(({ text, pinned }) => `${String(pinned)}: ${text.split('\n')[1] ?? ''}`)).toMatchInlineSnapshot(`
[
  "true: We keep the map of our quarter true",
]
`);
  });

  test('kept all rules', async () => {
    expect(await stage.troubles()).toEqual([]);
  });
});
