/** What arrives at Discord, letter for letter: one of each kind of post, a private answer and a form. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { discordOpenapiPath } from '../fakes/discord/fake-discord.js';
import { begin, launch } from './begin.js';
import { openDiscordStage, type DiscordStage } from './stage-discord.js';
import { inBerlin } from './stage.js';

const POST = 'POST /channels/{channel_id}/messages';
const CALLBACK = 'POST /interactions/{interaction_id}/{interaction_token}/callback';

let stage: DiscordStage;

/** JSON as it was sent, with everything that differs from run to run replaced by a name. */
function normalise(body: unknown): unknown {
  const seen = new Map<string, string>();
  const nameOf = (id: string, kind: string): string => {
    const known = stage.names.get(id) ?? seen.get(id);
    if (known !== undefined) return known;
    seen.set(id, `${kind}-${String(seen.size + 1)}`);
    return seen.get(id) ?? '';
  };
  const text = JSON.stringify(body, null, 2)
    .replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gu, (id) => nameOf(id, 'uuid'))
    .replaceAll(/(?<=\||"nonce": "|ref `)[\w-]{10,25}/gu, (marker) => nameOf(marker, 'marker'))
    .replaceAll(/\d{17,20}/gu, (id) => nameOf(id, 'id'));
  return JSON.parse(text);
}

/** The newest body sent there that says this. */
function sent(route: string, words: string): unknown {
  const found = stage.fake.ledger.requestsTo(route).findLast(({ body }) => JSON.stringify(body).includes(words));
  if (!found) throw new Error(`nothing sent to ${route} says “${words}”`);
  return normalise(found.body);
}

describe('what arrives at Discord', () => {
  beforeAll(async () => {
    stage = await openDiscordStage('Paper Mill');
    await begin(stage, {
      mission: {
        'Why do we exist?': 'Together we make paper by hand',
        'Can it be reached one day?': 'Yes, we will be done one day',
        'If yes: how do we know we are done?': 'A thousand sheets',
        'We are not: …': 'a copy shop',
      },
    });
    const mira = stage.as('Mira', 'goals');
    await launch(stage, 'goals', { 'What shall be done?': 'Make 9 sheets', 'How do we know it is done?': '9 sheets', 'By when?': '20 March', 'Why does it matter?': 'A start', 'One thing to do in 15 minutes': 'Soak rags' });
    await mira.press('Yes, write to me');
    await launch(stage, 'goals', { 'What shall be done?': 'Repair the press', 'How do we know it is done?': '- screw\n- frame', 'By when?': '1 May' });
    await mira.command('goal show', { goal: '1' });
    await mira.press('Share here');
    await stage.as('Inès', 'goals').command('goal progress', { goal: '1', amount: '2', note: 'still wet' });
    await stage.as('Inès', 'goals').press('Share here');
    await stage.as('Kofi', 'goals').command('goal progress', { goal: '1', amount: '4' });
    await stage.moveTo(inBerlin(2026, 3, 16, 9));
    await mira.command('goal done', { goal: '1' });
    await mira.press('Yes, it is achieved');
    stage.placeOf('workshop').setBotPermissions(0n);
    await launch(stage, 'workshop', { 'What shall be done?': 'Whisper' });
    await mira.command('manage mission');
    await mira.press('It is attained');
    await mira.fillIn({ 'What shows it?': 'A shelf of a thousand sheets' });
  });
  afterAll(async () => {
    await stage.close();
  });

  test.each([
    ['a launch', '"content":"**Repair the press'],
    ['a shared goal', '"content":"**#1 Make 9 sheets'],
    ['a shared entry', 'still wet'],
    ['a digest', 'Where our goals stand'],
    ['thanks for a goal', 'Make 9 sheets: achieved'],
    ['the board', 'What we are here for'],
    ['the final mission', 'Our mission is final'],
    ['the attained mission', 'We did it'],
    ['a note to a steward', 'Does it count?'],
    ['a note to the managers', 'could not be posted'],
  ])('%s', (_kind, words) => {
    expect(sent(POST, words)).toMatchSnapshot();
  });

  test('a private answer', () => {
    expect(sent(CALLBACK, 'Noted: ')).toMatchSnapshot();
  });

  test('a form', () => {
    expect(sent(CALLBACK, 'Add a goal')).toMatchSnapshot();
  });

  test('commands are registered once', () => {
    expect(stage.fake.ledger.registrations).toHaveLength(1);
    expect(stage.fake.ledger.registrations[0]?.commands.map((command) => normalise(command))).toMatchSnapshot();
  });

  test('and all of it is known to Discord’s own description', () => {
    const path = discordOpenapiPath();
    if (path === null) {
      process.stdout.write('not checked: OpenAPI absent\n');
      expect(path).toBeNull();
      return;
    }
    const { checked, problems } = stage.fake.checkRequests(path);
    expect(problems).toEqual([]);
    expect(checked).toBeGreaterThan(50);
  });
});
