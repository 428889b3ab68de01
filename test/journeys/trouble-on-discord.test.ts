/** Bad input, missing permissions and a platform in trouble: nothing lost, nothing doubled, nobody pinged. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Permission } from '../fakes/discord/fake-discord.js';
import { launch } from './begin.js';
import { openDiscordStage, type DiscordStage } from './stage-discord.js';
import { findPost, HOUR, inBerlin, MINUTE, until, type Post } from './stage.js';

const POST = 'POST /channels/{channel_id}/messages';

/** A server where Guidon is set up and the first goal can be launched. */
async function openTown(): Promise<DiscordStage> {
  const stage = await openDiscordStage('Trouble Town');
  const mira = stage.as('Mira');
  await mira.command('manage settings');
  await mira.fillIn({ 'Time zone': 'Berlin', 'Where shall news for everyone be posted?': '#general', 'Where do the managers talk?': '#managers' });
  return stage;
}

const opened: DiscordStage[] = [];
afterEach(async () => {
  for (const stage of opened.splice(0)) await stage.close();
});

/** A town of a test's own. */
async function open(): Promise<DiscordStage> {
  const stage = await openTown();
  opened.push(stage);
  return stage;
}

/** Lets minutes pass until something has happened, an hour at most; then another half hour, in which it must not happen again. */
async function passUntil(stage: DiscordStage, what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let minute = 0; !(await holds()); minute += 1) {
    if (minute === 60) throw new Error(`within an hour it did not happen: ${what}`);
    await stage.moveTo(stage.clock.now() + MINUTE);
  }
  for (let step = 0; step < 6; step += 1) await stage.moveTo(stage.clock.now() + 5 * MINUTE);
}

async function copies(stage: DiscordStage, words: string): Promise<Post[]> {
  return (await stage.posts('goals')).filter(({ text }) => text.includes(words));
}

async function isConnected(stage: DiscordStage): Promise<boolean> {
  const response = await fetch(`${stage.running.guidon.url}/healthz`, { headers: { Connection: 'close' } });
  const { details } = JSON.parse(await response.text()) as { details: { discord: string } };
  return details.discord === 'connected';
}

describe('bad input', () => {
  let stage: DiscordStage;
  beforeAll(async () => {
    stage = await openTown();
  });
  afterAll(async () => {
    await stage.close();
  });

  const NASTY = '@everyone **loud** _soft_ ~~gone~~ `code` ||secret|| [free books](https://evil.example) <@1> <#2> <@&3> :smile: https://evil.example/x';

  test('is shown letter for letter, and pings nobody', async () => {
    await launch(stage, 'goals', { 'What shall be done?': NASTY.slice(0, 120), 'How do we know it is done?': '9 pages', 'Why does it matter?': NASTY, 'One thing to do in 15 minutes': `# big\n- list\n> quote ${NASTY}`.slice(0, 200) });
    const ines = stage.as('Inès', 'goals');
    await ines.command('goal progress', { goal: '1', amount: '1', note: NASTY });
    const goal = await stage.as('Mira').command('goal show', { goal: '1' });
    expect(goal).toContain(`“${NASTY}”`);
    await stage.as('Mira').press('✓ It counts');
    await ines.command('goal progress', { goal: '1', amount: '1', note: NASTY });
    const [post] = await stage.posts('goals');
    expect(post?.text).toContain(`${NASTY.slice(0, 120)} by`);
    expect(post?.text).toContain(`Why: ${NASTY}`);
    expect(post?.text).toContain('# big');
    const [raw] = stage.fake.ledger.posts(stage.placeOf('goals'));
    expect(raw?.content).toMatchInlineSnapshot(`
"**\\@everyone \\*\\*loud\\*\\* \\_soft\\_ \\~\\~gone\\~\\~ \\\`code\\\` \\|\\|secret\\|\\| \\[free books\\](https\\:\\/\\/evil.example) \\<\\@1\\> \\<\\#2\\> \\<\\@&3\\> \\:smile\\: https\\:\\/\\/** by 2 April 2026.
Why: \\@everyone \\*\\*loud\\*\\* \\_soft\\_ \\~\\~gone\\~\\~ \\\`code\\\` \\|\\|secret\\|\\| \\[free books\\](https\\:\\/\\/evil.example) \\<\\@1\\> \\<\\#2\\> \\<\\@&3\\> \\:smile\\: https\\:\\/\\/evil.example\\/x
▱▱▱▱▱▱▱▱▱▱ 0 % 0 of 9 pages, 9 left
Who’s ready to help? Start: \\# big
\\- list
\\> quote \\@everyone \\*\\*loud\\*\\* \\_soft\\_ \\~\\~gone\\~\\~ \\\`code\\\` \\|\\|secret\\|\\| \\[free books\\](https\\:\\/\\/evil.example) \\<\\@1\\> \\<\\#2\\> \\<\\@&3\\> \\:smile\\: https\\:\\/\\/evil.example\\/x"
`);
    expect(await stage.troubles()).toEqual([]);
  });

  test.each([
    ['bidi controls', 'pay \u202Etxt.exe\u202C now', 'pay txt.exe now'],
    ['zero-width characters', 'a\u200Bb\u200Dcd', 'abcd'],
    ['NUL and other controls', 'a\u0000b\u0007c', 'abc'],
    ['a lone surrogate', 'a\uD800b', 'a\uFFFDb'],
    ['right-to-left letters', 'שלום 3 עולם', 'שלום 3 עולם'],
  ])('%s', async (_name, typed, shown) => {
    await launch(stage, 'goals', { 'What shall be done?': typed });
    const post = (await stage.posts('goals')).at(-1);
    expect(post?.text.split('\n')[0]?.replaceAll(/[\u200B\u200D]/gu, '')).toContain(shown);
    expect(await stage.troubles()).toEqual([]);
  });
});

describe('missing permissions', () => {
  test('are said by name where a channel is chosen and by doctor, until they are given', async () => {
    const stage = await open();
    const mira = stage.as('Mira');
    const goals = stage.placeOf('goals');
    goals.setBotPermissions(Permission.viewChannel);
    await until('Guidon has heard of the change', async () => {
      await mira.command('manage settings');
      await mira.press('Zone and channels');
      return (await mira.fillIn({ 'Where shall news for everyone be posted?': '#goals' })).includes('lacks');
    });
    expect(mira.answer().text).toMatchInlineSnapshot(`
"# Settings
Saved.
Time zone Europe/Berlin, where it is 11:00 now
Posts #goals
Managers’ channel #managers
Manager role not chosen: only those who may manage the server
A company behind it No
Board none
Digests no channel yet; the first goal in a channel brings one
Quiet days none
Pause no, posts go out
- In #goals Guidon lacks: Send Messages and Read Message History. Open the channel’s settings → Permissions, add Guidon and allow it.
[Zone and channels] [Digest rhythm] [Board channel] [Quiet days] [Pause] [Check-up] [Write the mission]"
`);
    const found = await mira.command('manage doctor');
    expect(found).toContain('3 things need you:');
    expect(found).toContain('- In #goals Guidon lacks: Send Messages and Read Message History. Open the channel’s settings → Permissions, add Guidon and allow it.');
    goals.setBotPermissions('default');
    await until('Guidon has heard of the change', async () => !(await mira.command('manage doctor')).includes('lacks'));
    expect(await stage.troubles()).toEqual([]);
  });

  test('a post that fails for good is told to the managers at once, with reason and mend', async () => {
    const stage = await open();
    stage.placeOf('goals').setBotPermissions(Permission.viewChannel | Permission.readMessageHistory);
    await launch(stage, 'goals', { 'What shall be done?': 'Sweep the yard' });
    expect(findPost(await stage.posts('managers'), 'could not be posted').text).toMatchInlineSnapshot(`
"The launch of a goal for #goals could not be posted: Guidon lacks a permission there: Send Messages.
Give Guidon that permission in the channel, or choose another one under /manage settings."
`);
    expect(await stage.posts('goals')).toEqual([]);
    expect(await stage.as('Mira').command('manage goals')).toContain('Posts that need you:');
  });
});

describe('a platform in trouble', () => {
  test('Discord is away while a digest is due: it comes once, after', async () => {
    const stage = await open();
    await launch(stage, 'goals', { 'What shall be done?': 'Sweep the yard', 'How do we know it is done?': '9 yards' });
    await stage.moveTo(inBerlin(2026, 3, 9, 8));
    stage.fake.outage(true);
    await until('Guidon has noticed', async () => !(await isConnected(stage)));
    await stage.moveTo(inBerlin(2026, 3, 9, 11));
    expect(await copies(stage, 'Where our goal')).toEqual([]);
    stage.fake.outage(false);
    await until('Guidon is back', () => isConnected(stage));
    await passUntil(stage, 'the digest', async () => (await copies(stage, 'Where our goal')).length > 0);
    const posts = await copies(stage, 'Where our goal');
    expect(posts.map(({ text }) => text)).toMatchInlineSnapshot(`
[
  "# Where our goal stands
(Due 9 March 2026 at 09:00, posted late.)
#1 Sweep the yard by 2 April 2026
▱▱▱▱▱▱▱▱▱▱ 0 % 0 of 9 yards, 9 left
[I’ll help] [Add progress]",
]
`);
    expect(await stage.as('Inès').command('goal list')).toContain('Sweep the yard');
    expect(stage.fake.violations).toEqual([]);
  });

  describe('for one post', () => {
    let stage: DiscordStage;
    beforeAll(async () => {
      stage = await openTown();
    });
    afterAll(async () => {
      await stage.close();
    });

    test.each(['reset-after-store', '500-after-store', 'cut-body', 'reset', '503', '429'] as const)('that meets “%s”: it appears once, and can be edited', async (fault) => {
      const title = `Sweep in spite of “${fault}”`;
      stage.fake.faults.next(POST, fault);
      await launch(stage, 'goals', { 'What shall be done?': title, 'How do we know it is done?': '9 yards' });
      await passUntil(stage, 'the launch', async () => (await copies(stage, title)).length > 0);
      expect(await copies(stage, title)).toHaveLength(1);
      await stage.as('Mira').command('goal progress', { goal: title, amount: '2' });
      await passUntil(stage, 'the edit', async () => (await copies(stage, title)).some(({ text }) => text.includes('2 of 9 yards')));
      expect(await copies(stage, title)).toHaveLength(1);
      expect(await stage.posts('managers')).toEqual([]);
      expect(stage.fake.violations).toEqual([]);
    });
  });

  test('one interaction delivered twice has one effect', async () => {
    const stage = await open();
    await launch(stage, 'goals', { 'What shall be done?': 'Sweep the yard', 'How do we know it is done?': '9 yards' });
    const outcome = await stage.personOf('Mira').command(stage.placeOf('goals'), 'goal progress', { goal: '1', amount: '2' });
    expect(outcome.text).toContain('2 of 9 yards');
    stage.fake.replayInteraction(outcome.interactionId);
    await stage.fake.settled();
    expect(await stage.as('Inès').command('goal show', { goal: '1' })).toContain('2 of 9 yards');
    expect(await stage.troubles()).toEqual([]);
  });
});

describe('a restart', () => {
  test('doubles nothing, registers nothing again and goes on', async () => {
    const stage = await open();
    const mira = stage.as('Mira');
    await mira.command('manage settings');
    await mira.press('Board channel');
    await mira.fillIn({ 'In which channel?': '#general' });
    await launch(stage, 'goals', { 'What shall be done?': 'Sweep the yard', 'How do we know it is done?': '9 yards' });
    await stage.moveTo(inBerlin(2026, 3, 9, 9));
    const before = [...(await stage.posts('general')), ...(await stage.posts('goals'))].map(({ id }) => id);
    expect(before).toHaveLength(3);

    await stage.restart();
    await stage.moveTo(stage.clock.now() + HOUR);
    expect([...(await stage.posts('general')), ...(await stage.posts('goals'))].map(({ id }) => id)).toEqual(before);
    expect(stage.fake.ledger.registrations).toHaveLength(1);
    expect(stage.running.heralded.at(-1)).toContain('Trouble Town');
    const launched = findPost(await stage.posts('goals'), 'Who’s ready to help?');
    expect(await stage.as('Inès').press('I’ll help', launched)).toContain('@Mira has been told that you offered.');

    await stage.running.stop();
    stage.clock.moveBy(inBerlin(2026, 3, 16, 9, 30) - stage.clock.now());
    await stage.running.start();
    await stage.running.guidon.tick();
    await stage.moveTo(stage.clock.now() + HOUR);
    expect(await copies(stage, 'Where our goal')).toHaveLength(1);
    expect(await mira.command('manage goals')).toContain('16 March 2026 at 09:00 in #goals: skipped, nothing new since the last one');
    expect(await stage.troubles()).toEqual([]);
  });

  test('what was due meanwhile comes once, and says that it is late', async () => {
    const stage = await open();
    await launch(stage, 'goals', { 'What shall be done?': 'Sweep the yard', 'How do we know it is done?': '9 yards' });
    await stage.running.stop();
    stage.clock.moveBy(inBerlin(2026, 3, 9, 14) - stage.clock.now());
    await stage.running.start();
    await stage.running.guidon.tick();
    const posts = await copies(stage, 'Where our goal');
    expect(posts.map(({ text }) => text)).toMatchInlineSnapshot(`
[
  "# Where our goal stands
(Due 9 March 2026 at 09:00, posted late.)
#1 Sweep the yard by 2 April 2026
▱▱▱▱▱▱▱▱▱▱ 0 % 0 of 9 yards, 9 left
[I’ll help] [Add progress]",
]
`);
    await stage.moveTo(stage.clock.now() + HOUR);
    expect(await copies(stage, 'Where our goal')).toHaveLength(1);
    expect(await stage.troubles()).toEqual([]);
  });
});
