/**
 * Shaped on communities that write a free encyclopedia: a mission without an end, an antagonist whose position can be
 * measured, goals that are counts. The community and all its figures are invented.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { begin, launch, report } from './begin.js';
import { openDiscordStage } from './stage-discord.js';
import { openSlackStage } from './stage-slack.js';
import { DAY, findPost, inBerlin, type Actor, type Stage } from './stage.js';

const STAGES: readonly [string, (home: string) => Promise<Stage>][] = [
  ['on Discord', openDiscordStage],
  ['on Slack', (home) => openSlackStage(home, 'socket')],
];

describe.each(STAGES)('an encyclopedia %s', (_where, open) => {
  let stage: Stage;
  let mira: Actor;
  let ines: Actor;
  let kofi: Actor;

  beforeAll(async () => {
    stage = await open('Harbour Encyclopedia');
    mira = stage.as('Mira');
    ines = stage.as('Inès');
    kofi = stage.as('Kofi');
    await begin(stage, {
      mission: {
        'Why do we exist?': 'Together we write down everything known about our harbour, free for everyone to read',
        'Can it be reached one day?': 'No, we keep at it',
        'We are not: …': 'The Harbour Lexicon, which costs 40 a year',
      },
    });
  });
  afterAll(async () => {
    await stage.close();
  });

  test('says who it is not, to newcomers first', async () => {
    expect(findPost(await stage.posts('general'), 'What we are here for').text).toContain('We are not: The Harbour Lexicon, which costs 40 a year');
    expect(await stage.as('Надія').command('guidon mission')).toContain('There is no end to it: we keep at it.');
  });

  test('cannot be attained', async () => {
    expect(await mira.command('manage mission')).not.toContain('It is attained');
  });

  test('measures itself against the antagonist: managers first, everybody once published', async () => {
    await mira.press('Figures');
    await mira.press('Add figures');
    expect(await mira.fillIn({ We: '1200', They: '90 000', 'What is counted?': 'articles', 'On which day?': '1 March 2026' })).toMatchInlineSnapshot(`
"# We and they, in figures
Noted. Managers see it; everyone does once you publish it.
- 1 March 2026: we 1,200, they 90,000 (articles), seen by managers only
(Some are seen by managers only, until you publish them.)
[Add figures] [Publish them] [Back to the mission]"
`);
    await mira.press('Add figures');
    await mira.fillIn({ We: 'a few', They: '90000' });
    expect(await mira.press('Fix it')).toContain('We a few');
    expect(await mira.fillIn({ We: '1350' })).toContain('10 March 2026: we 1,350, they 90,000 (articles), seen by managers only');
    expect(await ines.command('guidon mission')).not.toContain('1,200');
    expect(await mira.press('Publish them')).toContain('Published');
    expect(await ines.command('guidon mission')).toMatchInlineSnapshot(`
"# Our mission
Together we write down everything known about our harbour, free for everyone to read
There is no end to it: we keep at it.
We are not: The Harbour Lexicon, which costs 40 a year
(Final since 10 March 2026: it does not change any more.)
Where we stand
- 10 March 2026: we 1,350, they 90,000 (articles)
- 1 March 2026: we 1,200, they 90,000 (articles)"
`);
  });

  test('works on what can be counted, and gathers in one digest', async () => {
    await launch(stage, 'general', { 'What shall be done?': 'Cite 50 statements', 'How do we know it is done?': '50 statements', 'Why does it matter?': 'Readers can check us', 'By when?': '12 April' });
    await launch(stage, 'general', { 'What shall be done?': 'Describe every pier', 'How do we know it is done?': '- North pier\n- Coal pier\n- Ferry pier', 'By when?': '2 April' });
    await report('cite', [ines, '9'], [kofi, '12'], [ines, '3']);
    await report('pier', [kofi, 'coal']);
    await stage.moveTo(inBerlin(2026, 3, 16, 9));
    expect(findPost(await stage.posts('general'), 'Where our goals stand').text).toMatchInlineSnapshot(`
"# Where our goals stand
#2 Describe every pier by 2 April 2026
▰▰▰▱▱▱▱▱▱▱ 33 % 1 of 3 lines done · on track
Left to do: North pier, Ferry pier
Moved closer by @Kofi. Thank you!
#1 Cite 50 statements by 12 April 2026
▰▰▰▰▱▱▱▱▱▱ 48 % 24 of 50 statements, 26 left · ahead
Moved closer by @Inès, @Kofi. Thank you!
<Help with …: #2 Describe every pier | #1 Cite 50 statements> <Add progress to …: #2 Describe every pier | #1 Cite 50 statements>"
`);
  });

  test('while posts are paused nothing appears, and managers see why', async () => {
    await stage.moveTo(inBerlin(2026, 3, 16, 12));
    const before = await stage.posts('general');
    await mira.command('manage settings');
    await mira.press('Pause');
    expect(await mira.fillIn({ 'Until which day?': 'in 2 weeks' })).toContain('nothing is posted until 30 March 2026');
    await report('cite', [ines, '2']);
    await stage.moveTo(stage.clock.now() + 8 * DAY);
    expect(await stage.posts('general')).toHaveLength(before.length);
    expect(await mira.command('manage goals')).toContain('23 March 2026 at 09:00 in #general: skipped, posts are paused');
  });

  test('kept all rules', async () => {
    expect(await stage.troubles()).toEqual([]);
  });
});
