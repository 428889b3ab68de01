import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { tellHeatManners } from './heat-manners.js';
import { CAST, findPost } from './stage.js';
import { openSlackStage, type SlackStage } from './stage-slack.js';

describe('what people who are watched are owed on Slack', () => {
  tellHeatManners({
    open: () => openSlackStage('Bench and Vise', 'socket'),
    takeOut: (stage, where) => { stage.placeOf(where).removeBot(); },
    letIn: (stage, where) => { stage.placeOf(where).inviteBot(); },
  });
});

describe('with the basic manifest', () => {
  let stage: SlackStage;
  beforeAll(async () => {
    stage = await openSlackStage('Bench and Vise', 'socket', 'basic');
    const mira = stage.as('Mira');
    await mira.command('manage settings');
    await mira.fillIn({ 'Time zone': 'Berlin', 'Where do the managers talk?': '#managers' });
  });
  afterAll(async () => {
    expect(await stage.troubles()).toEqual([]);
    await stage.close();
  });

  test('only what people tell counts: it goes to the managers as it is, without a name, once a day', async () => {
    for (let round = 0; round < 3; round += 1) for (const who of CAST) await stage.as(who, 'workshop').says(`${who} has had enough of it`);
    const last = await stage.as('Inès', 'workshop').says('and so have I');
    expect(await stage.as('Kofi', 'workshop').pointAt(last, 'This is heating up')).toContain('The managers are told that #workshop is heating up, without your name.');
    expect(await stage.as('Надія', 'workshop').pointAt(last, 'This is heating up')).toContain('The managers are told');
    const notes = (await stage.posts('managers')).filter(({ text }) => text.includes('heating up'));
    expect(notes).toHaveLength(1);
    for (const who of CAST) expect(notes[0]?.text).not.toContain(who);
  });

  test('the list of channels says what cannot be seen, and why', async () => {
    const mira = stage.as('Mira', 'managers');
    const shown = await mira.command('manage heat');
    expect(shown).toContain('Slack lets Guidon see messages only with the full manifest. Without it, heat is what people tell you.');
    expect(shown).not.toContain('calm');
    const note = findPost(await stage.posts('managers'), 'heating up');
    expect(await mira.press('Look at it', note)).toContain('Text cannot be read here');
  });
});
