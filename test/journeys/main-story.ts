import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { findPost, HOUR, inBerlin, MINUTE, type Actor, type Post, type Stage } from './stage.js';

const COUNT = 'Count towards a goal';
const REPORT = 'goal progress';

/** The words of each post, oldest first. */
function wordsOf(posts: readonly Post[]): string[] {
  return posts.map(({ text }) => text);
}

function firstLines(posts: readonly Post[]): string[] {
  return posts.map(({ text }) => text.split('\n')[0] ?? '');
}

/**
 * The main job from end to end, told once for every platform: from the invitation over mission, goals, progress and three
 * Mondays to a goal achieved and one let go. The library and its people are invented.
 */
export function tellMainStory(open: () => Promise<Stage>): void {
  let stage: Stage;
  let mira: Actor;
  let jonas: Actor;
  let ines: Actor;
  let kofi: Actor;
  let nadia: Actor;
  let draftOnScreen: Post;

  const texts = async (where: Parameters<Stage['posts']>[0]): Promise<string[]> => wordsOf(await stage.posts(where));
  const launch = async (who: Actor, values: Record<string, string>): Promise<string> => {
    await who.command('goal add');
    await who.fillIn(values);
    return who.press('Launch');
  };
  const digests = async (): Promise<Post[]> => (await stage.posts('goals')).filter(({ text }) => text.startsWith('# Where our goal'));

  beforeAll(async () => {
    stage = await open();
    mira = stage.as('Mira');
    jonas = stage.as('Jonas');
    ines = stage.as('Inès', 'goals');
    kofi = stage.as('Kofi', 'workshop');
    nadia = stage.as('Надія');
  });
  afterAll(async () => {
    await stage.close();
  });

  describe('setting up', () => {
    test('the first manager at any door is offered the settings, once; a member is not', async () => {
      expect(await ines.command('goal list')).not.toContain('Set up Guidon');
      expect(await mira.command('goal list')).toMatchInlineSnapshot(`
"# Our goals
There is no goal at the moment. Any goal, even the simplest, is better than none.
Add the first one with /goal add.
Guidon has not been set up here yet. It takes a minute: your time zone, where to post, and who the managers are.
[Set up Guidon]"
`);
      expect(await mira.press('Set up Guidon')).toMatchInlineSnapshot(`
"«Set up Guidon»
Time zone
Where shall news for everyone be posted?
Where do the managers talk?
Which role do managers have?
Is there a company behind the community? No"
`);
      const values = {
        'Time zone': 'Atlantis',
        'Where shall news for everyone be posted?': '#general',
        'Where do the managers talk?': '#managers',
        'Which role do managers have?': '@Managers',
        'Is there a company behind the community?': 'No',
      };
      expect(await mira.fillIn(values)).toMatchInlineSnapshot(`
"I am not sure which time zone “Atlantis” is. Did you mean Atlantic/Azores · Atlantic/Bermuda · Atlantic/Canary?
[Fix it]"
`);
      expect(await mira.press('Fix it')).toMatchInlineSnapshot(`
"«Set up Guidon»
Time zone Atlantis
Where shall news for everyone be posted? #general
Where do the managers talk? #managers
Which role do managers have? @Managers
Is there a company behind the community? No"
`);
      const saved = await mira.fillIn({ 'Time zone': 'Berlin' });
      expect(saved).toContain('Time zone Europe/Berlin, where it is 11:00 now');
      expect(saved).toContain(stage.roleStep);
      expect(await mira.command('goal list')).not.toContain('Set up Guidon');
    });

    test('the board is put up and pinned', async () => {
      await mira.command('manage settings');
      await mira.press('Board channel');
      expect(await mira.fillIn({ 'In which channel?': '#general' })).toContain('Board #general');
      const posts = await stage.posts('general');
      expect(posts.map(({ pinned }) => pinned)).toEqual([true]);
      expect(posts[0]?.text).toMatchInlineSnapshot(`
"# What we are here for
Our mission is still being written.
There is no goal just now. Propose what you would like to get done together.
(I am Guidon, a bot. Here I post goals, how far they are, calls for help and thanks. I write to nobody who has not said that I may: /guidon privacy.)
[Propose something]"
`);
    });

    test('members find out what Guidon is and keeps; managers what is still missing', async () => {
      for (const member of [jonas, kofi]) expect(await member.command('guidon help')).toContain('I am a bot.');
      expect(await ines.command('guidon help')).not.toContain('/manage');
      expect(await mira.command('guidon help')).toContain('/manage doctor');
      expect(await ines.command('guidon privacy')).toContain('Guidon does not write to you about goals.');
      expect(await mira.command('manage doctor')).toContain('No mission yet');
    });
  });

  describe('the mission', () => {
    test('is drafted, with advice, and reworded', async () => {
      await mira.command('manage mission');
      expect(await mira.press('Write the mission')).toMatchInlineSnapshot(`
"«The mission»
Why do we exist?
Can it be reached one day?
If yes: how do we know we are done?
We are not: …"
`);
      const draft = await mira.fillIn({
        'Why do we exist?': 'Stop books from being forgotten',
        'Can it be reached one day?': 'No, we keep at it',
        'We are not: …': 'a shop that sells books',
      });
      expect(draft).toMatchInlineSnapshot(`
"# Our mission
Saved. Everyone can read it with /guidon mission.
Stop books from being forgotten
There is no end to it: we keep at it.
We are not: a shop that sells books
(A draft: it can still be reworded.)
Something to think about (only advice):
- It names a problem (“stop”). People gather more gladly round what they will make together.
- There is no “we” in it, and it invites nobody. Who does it, together?
[Make it final] [Reword] [Figures]"
`);
      await mira.press('Reword');
      const better = await mira.fillIn({ 'Why do we exist?': 'Together we keep a library that is open to everyone in town' });
      expect(better).not.toContain('advice');
      draftOnScreen = mira.answer();
      expect(await mira.command('manage mission')).toContain('[Make it final] [Reword]');
    });

    test('becomes final after seven days, in which it can be withdrawn', async () => {
      expect(await mira.press('Make it final')).toMatchInlineSnapshot(`
"# Make this the final mission?
Together we keep a library that is open to everyone in town
There is no end to it: we keep at it.
We are not: a shop that sells books
After 7 days nobody can change it, not even us; another mission means starting over as a new community. Until then you can withdraw it.
[Make it final] [Reword] [Back to the mission]"
`);
      expect(await mira.press('Make it final')).toContain('It becomes final on 10 March 2026 at 11:00.');
      expect(await mira.press('Withdraw')).toContain('Withdrawn. It is a draft again');
      await mira.press('Make it final');
      expect(await mira.press('Make it final')).toContain('It becomes final on 10 March 2026 at 11:00.');
      await stage.moveTo(inBerlin(2026, 3, 10, 10));
      expect(await ines.command('guidon mission')).toContain('Until then it can be withdrawn.');
      await stage.moveTo(inBerlin(2026, 3, 10, 12));
      const posts = await stage.posts('general');
      expect(posts).toHaveLength(2);
      expect(findPost(posts, 'Our mission is final').text).toMatchInlineSnapshot(`
"# Our mission is final
Together we keep a library that is open to everyone in town
We are not: a shop that sells books
(From today nobody can change these words, not even us. They are what we gather round.)"
`);
      expect(findPost(posts, 'What we are here for')).toMatchObject({ pinned: true, text: expect.stringContaining('Together we keep a library') });
    });

    test('cannot be changed from then on; the way out is said', async () => {
      const shown = await mira.command('manage mission');
      expect(shown).toMatchInlineSnapshot(`
"# Our mission
Together we keep a library that is open to everyone in town
There is no end to it: we keep at it.
We are not: a shop that sells books
(Final since 10 March 2026: it does not change any more.)
(Its words are final. If it is no longer yours, you can start over as a new community; this one stays readable.)
[Start over as a new community] [Figures]"
`);
      expect(await mira.press('Reword', draftOnScreen)).toMatchInlineSnapshot(`"The mission is final, so nobody can change it, not even those who run Guidon: people joined because of it. If it is no longer yours, /manage mission has “Start over as a new community”; this one stays readable."`);
      await mira.command('manage mission');
      expect(await mira.press('Start over as a new community')).toContain('A final mission cannot be changed.');
      expect(await ines.command('guidon mission')).toMatchInlineSnapshot(`
"# Our mission
Together we keep a library that is open to everyone in town
There is no end to it: we keep at it.
We are not: a shop that sells books
(Final since 10 March 2026: it does not change any more.)"
`);
    });
  });

  describe('five goals', () => {
    test('a title alone is enough', async () => {
      expect(await stage.as('Mira', 'goals').command('goal add', { title: 'Paint the sign' })).toMatchInlineSnapshot(`
"«Add a goal»
What shall be done? Paint the sign
How do we know it is done?
By when?
Why does it matter?
One thing to do in 15 minutes"
`);
      expect(await mira.fillIn({})).toMatchInlineSnapshot(`
"# Ready to launch?
Paint the sign by 9 April 2026.
Done / not done: the steward says when it is achieved.
Some advice. You can launch all the same:
- Say how we know it is done. A figure or a list shows everyone how far we are.
- Say why it matters: people help when they see what it brings us closer to.
(Launching announces it once in #goals; you are its steward.)
[Launch] [Change]"
`);
      expect(await mira.press('Launch')).toMatchInlineSnapshot(`
"Launched: Paint the sign, goal #1. The announcement goes to #goals.
(Its progress is posted there on the channel’s rhythm; see /manage settings.)
May Guidon write to you about this goal (somebody offers help, the due date has come)? Without it, notes go to the managers’ channel.
[Look at the goal] [Yes, write to me] [No]"
`);
      expect(await texts('goals')).toMatchInlineSnapshot(`
[
  "Paint the sign by 9 April 2026.
It would bring us closer to: Together we keep a library that is open to everyone in town
Who’s ready to help?
[I’ll help] [Add progress]",
]
`);
    });

    test('advice is taken by Change', async () => {
      const there = stage.as('Mira', 'goals');
      await there.command('goal add', { title: 'Translate' });
      expect(await there.fillIn({ 'By when?': 'in 3 weeks' })).toContain('Say how we know it is done.');
      expect(await there.press('Change')).toMatchInlineSnapshot(`
"«Add a goal»
What shall be done? Translate
How do we know it is done?
By when? in 3 weeks
Why does it matter?
One thing to do in 15 minutes"
`);
      const better = await there.fillIn({
        'What shall be done?': 'Translate 100 pages',
        'How do we know it is done?': '100 pages',
        'Why does it matter?': 'More of the town can read us',
        'One thing to do in 15 minutes': 'Pick a page in the shared folder',
      });
      expect(better).not.toContain('advice');
      expect(await there.press('Launch')).toContain('goal #2');
      expect(findPost(await stage.posts('goals'), 'Translate').text).toMatchInlineSnapshot(`
"Translate 100 pages by 31 March 2026.
Why: More of the town can read us
It would bring us closer to: Together we keep a library that is open to everyone in town
▱▱▱▱▱▱▱▱▱▱ 0 % 0 of 100 pages, 100 left
Who’s ready to help? Start: Pick a page in the shared folder
[I’ll help] [Add progress]"
`);
    });

    test('a checklist, a number and a full one', async () => {
      await launch(stage.as('Mira', 'goals'), { 'What shall be done?': 'Open the reading room', 'How do we know it is done?': '- shelves\n- books\n- a lamp', 'By when?': 'in 4 weeks' });
      await launch(stage.as('Mira', 'workshop'), { 'What shall be done?': 'Meet ten neighbours', 'How do we know it is done?': '10 neighbours' });
      const full = await launch(stage.as('Mira', 'goals'), {
        'What shall be done?': 'Record 20 stories',
        'How do we know it is done?': '20 stories',
        'By when?': '27 March',
        'Why does it matter?': 'Old people’s stories stay in town',
        'One thing to do in 15 minutes': 'Ask one neighbour for a story',
      });
      expect(full).toContain('goal #5');
      expect(findPost(await stage.posts('goals'), 'reading room').text).toMatchInlineSnapshot(`
"Open the reading room by 7 April 2026.
It would bring us closer to: Together we keep a library that is open to everyone in town
▱▱▱▱▱▱▱▱▱▱ 0 % 0 of 3 lines done
- shelves
- books
- a lamp
Who’s ready to help?
[I’ll help] [Add progress]"
`);
      expect(findPost(await stage.posts('goals'), 'Record').text).toMatchInlineSnapshot(`
"Record 20 stories by 27 March 2026.
Why: Old people’s stories stay in town
It would bring us closer to: Together we keep a library that is open to everyone in town
▱▱▱▱▱▱▱▱▱▱ 0 % 0 of 20 stories, 20 left
Who’s ready to help? Start: Ask one neighbour for a story
[I’ll help] [Add progress]"
`);
      expect(await stage.posts('goals')).toHaveLength(4);
      expect(firstLines(await stage.posts('workshop'))).toEqual(['Meet ten neighbours by 9 April 2026.']);
    });

    test('the board shows them, and the list', async () => {
      await stage.moveTo(stage.clock.now() + HOUR);
      expect(findPost(await stage.posts('general'), 'What we are here for').text).toMatchInlineSnapshot(`
"# What we are here for
Together we keep a library that is open to everyone in town
We are not: a shop that sells books
What we are doing now:
- #5 Record 20 stories: 0 of 20 stories, 20 left, by 27 March 2026
- #2 Translate 100 pages: 0 of 100 pages, 100 left, by 31 March 2026
- #3 Open the reading room: 0 of 3 lines done, by 7 April 2026
- #1 Paint the sign: not done yet, by 9 April 2026
- #4 Meet ten neighbours: 0 of 10 neighbours, 10 left, by 9 April 2026
New here? Press I’ll help and begin with this: Ask one neighbour for a story
(I am Guidon, a bot. Here I post goals, how far they are, calls for help and thanks. I write to nobody who has not said that I may: /guidon privacy.)
<Help with …: #5 Record 20 stories | #2 Translate 100 pages | #3 Open the reading room | #1 Paint the sign | #4 Meet ten neighbours> [Propose something]"
`);
      expect(await ines.command('goal list')).toMatchInlineSnapshot(`
"# Our goals
Closer to: Together we keep a library that is open to everyone in town
- #5 Record 20 stories: 0 of 20 stories, 20 left; by 27 March 2026
- #2 Translate 100 pages: 0 of 100 pages, 100 left; by 31 March 2026
- #3 Open the reading room: 0 of 3 lines done; by 7 April 2026
- #1 Paint the sign: not done yet; by 9 April 2026
- #4 Meet ten neighbours: 0 of 10 neighbours, 10 left; by 9 April 2026
(None achieved yet.)
<Look at a goal …: #5 Record 20 stories | #2 Translate 100 pages | #3 Open the reading room | #1 Paint the sign | #4 Meet ten neighbours> <Add progress to …: #5 Record 20 stories | #2 Translate 100 pages | #3 Open the reading room | #1 Paint the sign | #4 Meet ten neighbours>"
`);
      expect(await ines.offered(REPORT, 'goal', 'read')).toEqual(['#3 Open the reading room']);
    });

    test('one is handed to a steward, who says that Guidon may write', async () => {
      await mira.command('manage goals');
      await mira.choose('Choose a goal to manage …', '#2 Translate 100 pages');
      await mira.press('Channel and steward');
      expect(await mira.fillIn({ 'In whose hands is it?': '@Jonas' })).toContain('Saved.');
      expect(await jonas.command('goal show', { goal: '2' })).toContain('May Guidon write to you about this goal');
      expect(await jonas.press('Yes, write to me')).toContain('Guidon writes to you about goals that are in your hands');
    });
  });

  describe('progress', () => {
    test('by command, with Undo', async () => {
      expect(await ines.command(REPORT, { goal: 'translate', amount: '12', note: 'the long chapter' })).toMatchInlineSnapshot(`
"Counted: +12 pages for Translate 100 pages.
▰▱▱▱▱▱▱▱▱▱ 12 % 12 of 100 pages, 88 left
[Undo] [Share here]"
`);
      expect(await kofi.command(REPORT, { goal: '2', amount: '7' })).toContain('19 of 100 pages');
      expect(await kofi.press('Undo')).toContain('12 of 100 pages, 88 left');
    });

    test('by the button of a post; what is large waits for the steward’s ✓', async () => {
      const post = findPost(await stage.posts('goals'), 'Translate');
      expect(await kofi.press('Add progress', post)).toMatchInlineSnapshot(`
"«Add progress»
How much?
A few words about it (optional)"
`);
      expect(await kofi.fillIn({ 'How much?': '30' })).toContain('more than a quarter of the whole');
      const [note] = await stage.notes('Jonas');
      expect(note?.text).toMatchInlineSnapshot(`
"@Kofi added 30 pages to Translate 100 pages. Does it count?
(Large steps and those of newcomers wait for your ✓.)
[✓ It counts] [Take it back]"
`);
      expect(await jonas.press('✓ It counts', note)).toContain('✓ It counts: +30 pages for Translate 100 pages by @Kofi.');
    });

    test('by pointing at a message: its author is credited, once', async () => {
      const said = await kofi.says('Four more pages are done, see the folder');
      expect(await ines.pointAt(said, COUNT)).toContain('Which goal?');
      expect(await ines.fillIn({ 'Which goal?': '#2 Translate 100 pages', 'How much?': '4' })).toContain('Credited to @Kofi.');
      await ines.pointAt(said, COUNT);
      expect(await ines.fillIn({ 'Which goal?': '#2 Translate 100 pages', 'How much?': '4' })).toContain('counted towards this goal already');
    });

    test('a newcomer’s waits; I’ll help answers with the first step', async () => {
      const post = findPost(await stage.posts('goals'), 'Translate');
      expect(await nadia.press('I’ll help', post)).toMatchInlineSnapshot(`
"Thank you for offering to help with Translate 100 pages.
Start with this (about 15 minutes): Pick a page in the shared folder
@Jonas has been told that you offered.
(It lives in #goals.)
May we ask you again when hands are needed? At most once a week, by direct message; one tap stops it.
[Add progress] [Look at the goal] [Yes, ask me] [No]"
`);
      expect(await nadia.command(REPORT, { goal: '2', amount: '1' })).toContain('first met you less than a week ago');
      expect(firstLines(await stage.notes('Jonas'))).toMatchInlineSnapshot(`
[
  "@Kofi added 30 pages to Translate 100 pages. Does it count?",
  "@Надія would like to help with Translate 100 pages. A word of welcome from you goes a long way.",
  "@Надія added 1 pages to Translate 100 pages. Does it count?",
]
`);
    });

    test('shared where the others talk', async () => {
      expect(await kofi.command(REPORT, { goal: 'neighbours', amount: '2' })).toContain('2 of 10 neighbours');
      expect(await kofi.press('Share here')).toContain('It will appear in #workshop');
      expect(findPost(await stage.posts('workshop'), 'moved').text).toMatchInlineSnapshot(`
"@Kofi moved Meet ten neighbours on by 2 neighbours.
▰▰▱▱▱▱▱▱▱▱ 20 % 2 of 10 neighbours, 8 left
[I’ll help] [Add progress]"
`);
    });
  });

  describe('three Mondays', () => {
    test('on the first, at nine, there is news', async () => {
      await stage.moveTo(inBerlin(2026, 3, 16, 8, 59));
      expect(await digests()).toEqual([]);
      await stage.moveTo(inBerlin(2026, 3, 16, 9));
      const posts = await digests();
      expect(posts).toHaveLength(1);
      expect(posts[0]?.text).toMatchInlineSnapshot(`
"# Where our goals stand
#5 Record 20 stories by 27 March 2026
▱▱▱▱▱▱▱▱▱▱ 0 % 0 of 20 stories, 20 left
Start: Ask one neighbour for a story
#2 Translate 100 pages by 31 March 2026
▰▰▰▰▱▱▱▱▱▱ 46 % 46 of 100 pages, 54 left · ahead
Start: Pick a page in the shared folder
Moved closer by @Inès, @Kofi. Thank you!
#3 Open the reading room by 7 April 2026
▱▱▱▱▱▱▱▱▱▱ 0 % 0 of 3 lines done
Left to do: shelves, books, a lamp
#1 Paint the sign by 9 April 2026
not done yet
<Help with …: #5 Record 20 stories | #2 Translate 100 pages | #3 Open the reading room | #1 Paint the sign> <Add progress to …: #5 Record 20 stories | #2 Translate 100 pages | #3 Open the reading room | #1 Paint the sign>"
`);
      expect(firstLines(await stage.posts('workshop'))).toContain('# Where our goal stands');
    });

    test('later entries edit it, at most every ten minutes, and the latest state wins', async () => {
      const began = stage.clock.now();
      for (const amount of ['1', '2', '3']) {
        await ines.command(REPORT, { goal: '2', amount });
        await stage.moveTo(stage.clock.now() + 3 * MINUTE);
      }
      await stage.moveTo(began + 25 * MINUTE);
      const [post] = await digests();
      expect(post?.text).toContain('52 of 100 pages, 48 left');
      const edits = (post?.revisions ?? []).slice(1).map(({ at }) => at);
      expect(edits.length).toBeGreaterThanOrEqual(1);
      expect(edits.length).toBeLessThanOrEqual(3);
      for (const [place, at] of edits.entries()) if (place > 0) expect(at - (edits[place - 1] ?? 0)).toBeGreaterThanOrEqual(10 * MINUTE);
    });

    test('on the second there is none, so that nothing is posted; managers see why', async () => {
      await stage.moveTo(inBerlin(2026, 3, 16, 10));
      const before = await stage.posts('workshop');
      await stage.moveTo(inBerlin(2026, 3, 23, 9));
      expect(await stage.posts('workshop')).toEqual(before);
      const shown = await mira.command('manage goals');
      expect(shown).toContain('23 March 2026 at 09:00 in #workshop: skipped, nothing new since the last one');
    });

    test('on the third, at nine by summer time, there is news again', async () => {
      await stage.moveTo(inBerlin(2026, 3, 25, 15));
      await kofi.command(REPORT, { goal: 'reading', amount: 'shelves', note: 'from the old school' });
      await kofi.command(REPORT, { goal: 'neighbours', amount: '1' });
      await stage.moveTo(inBerlin(2026, 3, 30, 8, 59));
      const before = await digests();
      expect(firstLines(await stage.posts('workshop')).filter((line) => line.startsWith('# '))).toHaveLength(1);
      await stage.moveTo(inBerlin(2026, 3, 30, 9));
      const posts = await digests();
      expect(posts).toHaveLength(before.length + 1);
      expect((await texts('workshop')).at(-1)).toMatchInlineSnapshot(`
"# Where our goal stands
#4 Meet ten neighbours by 9 April 2026
▰▰▰▱▱▱▱▱▱▱ 30 % 3 of 10 neighbours, 7 left · behind: at this rate by 16 May 2026
Moved closer by @Kofi. Thank you!
[I’ll help] [Add progress]"
`);
      expect(posts.at(-1)?.text).toMatchInlineSnapshot(`
"# Where our goals stand
#5 Record 20 stories, which was due on 27 March 2026
▱▱▱▱▱▱▱▱▱▱ 0 % 0 of 20 stories, 20 left
Start: Ask one neighbour for a story
#2 Translate 100 pages by 31 March 2026
▰▰▰▰▰▱▱▱▱▱ 52 % 52 of 100 pages, 48 left · nothing has moved for a while
Start: Pick a page in the shared folder
#3 Open the reading room by 7 April 2026
▰▰▰▱▱▱▱▱▱▱ 33 % 1 of 3 lines done · behind
Left to do: books, a lamp
Moved closer by @Kofi. Thank you!
#1 Paint the sign by 9 April 2026
not done yet · nothing has moved for a while
<Help with …: #5 Record 20 stories | #2 Translate 100 pages | #3 Open the reading room | #1 Paint the sign> <Add progress to …: #5 Record 20 stories | #2 Translate 100 pages | #3 Open the reading room | #1 Paint the sign>"
`);
    });
  });

  describe('to the end', () => {
    test('past its day the steward is asked, and extends', async () => {
      const notes = firstLines(await stage.posts('managers'));
      expect(notes).toMatchInlineSnapshot(`
[
  "Record 20 stories was due on 27 March 2026. What shall become of it?",
  "Nothing has moved on Paint the sign for two rounds of the digest. A smaller first step often helps, and so does asking one person.",
]
`);
      await stage.moveTo(inBerlin(2026, 4, 1, 1));
      const note = findPost(await stage.notes('Jonas'), 'was due on');
      expect(note.text).toMatchInlineSnapshot(`
"Translate 100 pages was due on 31 March 2026. What shall become of it?
▰▰▰▰▰▱▱▱▱▱ 52 % 52 of 100 pages, 48 left
(If nothing happens for 14 days it is closed as not reached. It can be taken up again at any time.)
[Achieved] [Extend] [Let go]"
`);
      await jonas.press('Extend', note);
      expect(await jonas.fillIn({ 'Until when?': 'in 2 weeks' })).toMatchInlineSnapshot(`
"Translate 100 pages now runs until 15 April 2026.
[Look at the goal]"
`);
    });

    test('achieved: everyone who contributed is thanked by name, and the next goal is offered', async () => {
      await ines.command(REPORT, { goal: '2', amount: '25' });
      expect(await kofi.command(REPORT, { goal: '2', amount: '23' })).toContain('That is the target!');
      const note = findPost(await stage.notes('Jonas'), 'has come up to its target');
      expect(await jonas.press('Achieved', note)).toMatchInlineSnapshot(`"Translate 100 pages is achieved! Everyone who contributed is thanked by name in #goals."`);
      expect(findPost(await stage.posts('goals'), 'achieved!').text).toMatchInlineSnapshot(`
"# Translate 100 pages: achieved!
▰▰▰▰▰▰▰▰▰▰ 100 % 100 of 100 pages: the target is reached
Thank you, @Inès, @Kofi.
That brings us closer to: Together we keep a library that is open to everyone in town
Glad we did this?
[🙂] [😐] [🙁] [Look at the goal]"
`);
    });

    test('a manager is offered the next goal, with the form filled in', async () => {
      expect(await mira.command('goal done', { goal: 'neighbours' })).toMatchInlineSnapshot(`
"Meet ten neighbours stands at 3 of 10 neighbours. Is it achieved all the same?
[Yes, it is achieved] [Extend]"
`);
      const said = await mira.press('Yes, it is achieved');
      expect(said).toMatchInlineSnapshot(`
"Meet ten neighbours is achieved! Everyone who contributed is thanked by name in #workshop.
Set the next goal while the joy is fresh:
[Next: 13 neighbours] [Next: Ask ten members what they want]"
`);
      expect(await mira.press(/Next: \d+ neighbours/.exec(said)?.[0] ?? '')).toMatchInlineSnapshot(`
"«Add a goal»
What shall be done? Meet ten neighbours
How do we know it is done? 13 neighbours
By when?
Why does it matter?
One thing to do in 15 minutes"
`);
    });

    test('let go, with what was learned', async () => {
      await mira.command('goal show', { goal: 'sign' });
      await mira.press('Let go');
      expect(await mira.fillIn({ 'Why?': 'The house is sold', 'What did we learn? (optional)': 'Ask the owner first' })).toContain('is let go');
      expect(await ines.command('goal show', { goal: '#1' })).toContain('What we learned: Ask the owner first');
    });

    test('the board is current and pinned, and nothing was posted twice', async () => {
      await stage.moveTo(stage.clock.now() + HOUR);
      const general = await stage.posts('general');
      expect(firstLines(general)).toEqual(['# What we are here for', '# Our mission is final']);
      expect(general[0]).toMatchObject({ pinned: true });
      expect(general[0]?.text).toMatchInlineSnapshot(`
"# What we are here for
Together we keep a library that is open to everyone in town
We are not: a shop that sells books
What we are doing now:
- #5 Record 20 stories: 0 of 20 stories, 20 left, by 27 March 2026
- #3 Open the reading room: 1 of 3 lines done, by 7 April 2026
New here? Press I’ll help and begin with this: Ask one neighbour for a story
(I am Guidon, a bot. Here I post goals, how far they are, calls for help and thanks. I write to nobody who has not said that I may: /guidon privacy.)
<Help with …: #5 Record 20 stories | #3 Open the reading room> [Propose something]"
`);
      expect(firstLines(await stage.posts('goals'))).toMatchInlineSnapshot(`
[
  "#1 Paint the sign has been let go.",
  "#2 Translate 100 pages is achieved!",
  "Open the reading room by 7 April 2026.",
  "Record 20 stories by 27 March 2026.",
  "# Where our goals stand",
  "# Where our goals stand",
  "# Where our goals stand",
  "# Translate 100 pages: achieved!",
]
`);
      expect(firstLines(await stage.posts('workshop'))).toMatchInlineSnapshot(`
[
  "#4 Meet ten neighbours is achieved!",
  "@Kofi moved Meet ten neighbours on by 2 neighbours.",
  "# Where our goal stands",
  "# Where our goal stands",
  "# Meet ten neighbours: achieved!",
]
`);
      expect(firstLines(await stage.posts('managers'))).toMatchInlineSnapshot(`
[
  "Record 20 stories was due on 27 March 2026. What shall become of it?",
  "Nothing has moved on Paint the sign for two rounds of the digest. A smaller first step often helps, and so does asking one person.",
  "Translate 100 pages is achieved, its steward says. Everyone who took part is being thanked.",
]
`);
      expect(firstLines(await stage.notes('Jonas'))).toMatchInlineSnapshot(`
[
  "@Kofi added 30 pages to Translate 100 pages. Does it count?",
  "@Надія would like to help with Translate 100 pages. A word of welcome from you goes a long way.",
  "@Надія added 1 pages to Translate 100 pages. Does it count?",
  "Translate 100 pages was due on 31 March 2026. What shall become of it?",
  "Translate 100 pages has come up to its target. Say Achieved, and everyone who contributed is thanked by name.",
]
`);
    });

    test('no rule was broken, nobody was pinged, no private answer was seen by others', async () => {
      expect(await stage.troubles()).toEqual([]);
    });
  });
}
