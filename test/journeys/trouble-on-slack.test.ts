import { afterEach, describe, expect, test } from '@jest/globals';
import { DAY, HOUR, MINUTE } from './stage.js';
import { openSlackStage, type SlackStage } from './stage-slack.js';


let stage: SlackStage;
afterEach(() => stage.close());

/** Sets everything up and launches a goal in #workshop whose post Slack carries out without telling. */
async function loseAnAnswer(kind: 'basic' | 'full'): Promise<void> {
  stage = await openSlackStage('The Reading Lamp', 'socket', kind);
  const mira = stage.as('Mira', 'workshop');
  await mira.command('manage settings');
  await mira.fillIn({ 'Time zone': 'Berlin', 'Where do the managers talk?': '#managers' });
  await mira.command('goal add', { title: 'Translate 100 pages' });
  await mira.fillIn({});
  stage.fake.faults.next('chat.postMessage', '500-after-store');
  await mira.press('Launch');
  for (let minute = 0; minute < 5; minute += 1) {
    stage.clock.moveBy(MINUTE);
    await stage.running.guidon.tick();
  }
}

const launches = async (): Promise<string[]> => (await stage.posts('workshop')).map(({ text }) => text).filter((text) => text.includes('Who’s ready to help?'));

describe('an answer of Slack’s that got lost', () => {
  test('full: the post is looked for, found and not repeated', async () => {
    await loseAnAnswer('full');
    expect(await launches()).toHaveLength(1);
    expect(await stage.posts('managers')).toEqual([]);
    await stage.as('Inès', 'workshop').command('goal progress', { goal: 'translate', amount: '3' });
    await stage.moveTo(stage.clock.now() + HOUR);
    expect((await launches())[0]).toContain('Translate 100 pages');
  });

  test('basic: nothing is repeated, a manager says that it appeared', async () => {
    await loseAnAnswer('basic');
    expect(await launches()).toHaveLength(1);
    const [asked] = await stage.posts('managers');
    expect(asked?.text).toMatchInlineSnapshot(`
"The launch of a goal for #workshop was sent, but the answer to it was lost, and Guidon may not read there to see whether it appeared.
Did it appear?
[Yes, it is there] [No, send it again]"
`);
    expect(await stage.as('Jonas', 'managers').press('Yes, it is there', asked)).toContain('for the managers');
    expect(await stage.as('Mira', 'managers').press('Yes, it is there', asked)).toBe('Thank you. Nothing is sent again.');
    expect(await stage.as('Mira', 'managers').press('No, send it again', asked)).toBe('Somebody has answered this already.');
    await stage.moveTo(stage.clock.now() + DAY);
    expect(await launches()).toHaveLength(1);
  });

  test('basic: told that it is not there, it is sent once more', async () => {
    await loseAnAnswer('basic');
    const [asked] = await stage.posts('managers');
    expect(await stage.as('Mira', 'managers').press('No, send it again', asked)).toBe('It is sent again now.');
    await stage.running.guidon.tick();
    expect(await launches()).toHaveLength(2);
    expect(await stage.as('Mira', 'managers').command('manage doctor')).not.toContain('nobody could look');
  });
});

describe('the Home tab', () => {
  test('a member reports there, a manager adds a goal there, and both see it at once', async () => {
    stage = await openSlackStage('The Reading Lamp', 'http');
    const mira = stage.personOf('Mira');
    await stage.act(() => mira.command(stage.placeOf('general'), '/guidon', 'manage settings'));
    await stage.act(() => mira.submit(stage.fake.ledger.view(mira)!, { 'Time zone': 'Berlin', 'Where shall news for everyone be posted?': { id: stage.placeOf('goals').id } }));
    const home = await stage.act(() => mira.openHome());
    expect(home.text).toContain('Any goal, even a small one, is better than none.');
    const form = await stage.act(() => mira.press(home, 'Add a goal'));
    const preview = await stage.act(() => mira.submit(form, { 'What shall be done?': 'Bake 12 cakes', 'How do we know it is done?': '12 cakes' }));
    await stage.act(() => mira.press(preview, 'Launch'));
    expect((await stage.posts('goals')).at(-1)?.text).toContain('Bake 12 cakes');
    const kofi = stage.personOf('Kofi');
    const page = await stage.act(() => kofi.openHome());
    const report = await stage.act(() => kofi.press(page, 'Add progress'));
    await stage.act(() => kofi.submit(report, { 'How much?': '2' }));
    await stage.fake.settled();
    expect(stage.fake.ledger.home(kofi)?.text).toContain('+2 cakes on Bake 12 cakes');
    expect(await stage.troubles()).toEqual([]);
  });
});
