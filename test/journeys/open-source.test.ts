/**
 * Shaped on open-source projects with a company behind them: goals are checklists for a release and issues triaged, the
 * company's wishes and the members' compete. The project and all its figures are invented.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { begin, launch, report } from './begin.js';
import { openDiscordStage } from './stage-discord.js';
import { openSlackStage } from './stage-slack.js';
import { DAY, findPost, inBerlin, type Actor, type Stage } from './stage.js';

const ADVICE = 'This is the third goal in a row for the company.';

const STAGES: readonly [string, (home: string) => Promise<Stage>][] = [
  ['on Discord', openDiscordStage],
  ['on Slack', (home) => openSlackStage(home, 'http')],
];

describe.each(STAGES)('an open-source project %s', (_where, open) => {
  let stage: Stage;
  let mira: Actor;
  let jonas: Actor;
  let ines: Actor;
  let kofi: Actor;

  const giveToCompany = async (goal: string): Promise<string> => {
    await mira.command('goal show', { goal });
    await mira.press('Channel and steward');
    return mira.fillIn({ 'Who gains most by it?': 'The company' });
  };

  beforeAll(async () => {
    stage = await open('Kettle');
    mira = stage.as('Mira', 'workshop');
    jonas = stage.as('Jonas', 'workshop');
    ines = stage.as('Inès', 'workshop');
    kofi = stage.as('Kofi', 'workshop');
    await begin(stage, {
      company: true,
      mission: {
        'Why do we exist?': 'We build a parser that anyone can read in an afternoon',
        'Can it be reached one day?': 'Yes, we will be done one day',
        'If yes: how do we know we are done?': 'Three newcomers have read it in an afternoon each',
      },
    });
  });
  afterAll(async () => {
    await stage.close();
  });

  test('a release is a checklist; what is left is named', async () => {
    await launch(stage, 'workshop', {
      'What shall be done?': 'Release 2.0',
      'How do we know it is done?': '- changelog\n- migration guide\n- benchmarks\n- tag',
      'By when?': '1 April',
      'One thing to do in 15 minutes': 'Read the changelog draft',
    });
    await report('release', [ines, 'changelog'], [kofi, '3']);
    expect(await ines.command('goal progress', { goal: 'release', amount: 'changelog' })).toContain('That line is ticked already.');
    expect(await ines.command('goal show', { goal: 'release' })).toMatchInlineSnapshot(`
"# #1 Release 2.0
By 1 April 2026
▰▰▰▰▰▱▱▱▱▱ 50 % 2 of 4 lines done
Start with Read the changelog draft
Pace ahead
Left to do migration guide · tag
Steward @Mira
Lives in #workshop
Offered help nobody yet
Latest progress
- @Kofi: “benchmarks”, 10 March 2026
- @Inès: “changelog”, 10 March 2026
[I’ll help] [Add progress] [Share here]"
`);
  });

  test('issues triaged are counted by pointing at the messages that tell of them', async () => {
    await launch(stage, 'workshop', { 'What shall be done?': 'Triage 40 issues', 'How do we know it is done?': '40 issues', 'Why does it matter?': 'Nobody waits a year for a word', 'By when?': 'in 3 weeks' });
    for (const text of ['#812 and #815 need a test case, labelled', '#790 is a duplicate']) {
      const said = await kofi.says(text);
      await jonas.pointAt(said, 'Count towards a goal');
      await jonas.fillIn({ 'Which goal?': '#2 Triage 40 issues', 'How much?': text.startsWith('#812') ? '2' : '' });
    }
    const shown = await ines.command('goal show', { goal: 'triage' });
    expect(shown).toContain('3 of 40 issues');
    expect(shown).toContain('@Kofi: +2 issues, 10 March 2026 the message');
  });

  test('the third goal in a row for the company is advised against', async () => {
    expect(await giveToCompany('1')).not.toContain(ADVICE);
    expect(await giveToCompany('2')).not.toContain(ADVICE);
    await launch(stage, 'workshop', { 'What shall be done?': 'Port the billing plug-in', 'How do we know it is done?': '- port\n- test' });
    expect(await giveToCompany('3')).toContain(ADVICE);
    expect(await giveToCompany('1')).not.toContain(ADVICE);
  });

  test('one steward for each goal; a member cannot close what is in other hands', async () => {
    await mira.command('goal show', { goal: 'triage' });
    await mira.press('Channel and steward');
    await mira.fillIn({ 'In whose hands is it?': '@Jonas' });
    expect(await kofi.command('goal done', { goal: 'triage' })).toContain('Only the goal’s steward or a manager can do that.');
    expect(await jonas.command('goal done', { goal: 'triage' })).toContain('stands at 3 of 40 issues. Is it achieved all the same?');
  });

  test('everyone who worked on the release is thanked; Monday’s digest goes on with what is open', async () => {
    await report('release', [ines, 'guide'], [jonas, 'tag']);
    expect(findPost(await stage.posts('managers'), 'has come up to its target').text).toMatchInlineSnapshot(`
"Release 2.0 has come up to its target. Say Achieved, and everyone who contributed is thanked by name.
▰▰▰▰▰▰▰▰▰▰ 100 % 4 of 4 lines done
(For @Mira, in whose hands this goal is.)
[Achieved] [Look at it]"
`);
    await mira.command('goal done', { goal: 'release' });
    expect(findPost(await stage.posts('workshop'), 'achieved!').text).toMatchInlineSnapshot(`
"# Release 2.0: achieved!
▰▰▰▰▰▰▰▰▰▰ 100 % 4 of 4 lines done
Thank you, @Inès, @Kofi, @Jonas.
That brings us closer to: We build a parser that anyone can read in an afternoon
Glad we did this?
[🙂] [😐] [🙁] [Look at the goal]"
`);
    await stage.moveTo(inBerlin(2026, 3, 16, 9));
    expect(findPost(await stage.posts('workshop'), 'Where our goals stand').text).toMatchInlineSnapshot(`
"# Where our goals stand
#2 Triage 40 issues by 31 March 2026
▱▱▱▱▱▱▱▱▱▱ 7 % 3 of 40 issues, 37 left · behind
Moved closer by @Kofi. Thank you!
#3 Port the billing plug-in by 9 April 2026
▱▱▱▱▱▱▱▱▱▱ 0 % 0 of 2 lines done
Left to do: port, test
<Help with …: #2 Triage 40 issues | #3 Port the billing plug-in> <Add progress to …: #2 Triage 40 issues | #3 Port the billing plug-in>"
`);
  });

  test('nobody closes what is past its day: missed after 14 quiet days, and taken up again', async () => {
    await mira.command('goal show', { goal: 'billing' });
    await mira.press('Extend');
    await mira.fillIn({ 'Until when?': '20 March' });
    await stage.moveTo(inBerlin(2026, 3, 21, 1));
    expect(findPost(await stage.posts('managers'), 'Port the billing plug-in was due').text).toContain('What shall become of it?');
    await stage.moveTo(stage.clock.now() + 14 * DAY + DAY / 2);
    expect(await kofi.command('goal show', { goal: 'billing' })).toContain('Not reached by 20 March 2026; it can be taken up again');
    const note = findPost(await stage.posts('managers'), 'Take it up again whenever there are hands for it.');
    await mira.press('Take it up again', note);
    expect(await mira.fillIn({ 'Until when?': 'in 4 weeks' })).toContain('is open again, until 2 May 2026');
  });

  test('kept all rules', async () => {
    expect(await stage.troubles()).toEqual([]);
  });
});
