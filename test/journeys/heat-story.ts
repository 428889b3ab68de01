import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { begin, report } from './begin.js';
import { CAST, DAY, findPost, HOUR, inBerlin, MINUTE, type Post, type Stage, type Where } from './stage.js';

const TELL = 'This is heating up';

/** Everybody says something, and so many of them tell the managers. */
async function quarrel(stage: Stage, where: Where, tellers: readonly (typeof CAST)[number][]): Promise<void> {
  let last: Post | null = null;
  for (let round = 0; round < 2; round += 1) {
    for (const who of CAST) {
      last = await stage.as(who, where).says(`${who} has had enough of it (${String(round)})`);
      stage.clock.moveBy(MINUTE);
    }
  }
  for (const who of tellers) if (last) await stage.as(who, where).pointAt(last, TELL);
}

/** Hot on so many days, one after the other, each seen to its end. */
async function runHot(stage: Stage, where: Where, days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    await quarrel(stage, where, ['Kofi', 'Надія']);
    // What people wrote has arrived once somebody who came later is answered.
    await stage.as('Mira', 'managers').command('manage heat');
    await endHour(stage);
    await leap(stage, DAY - HOUR);
  }
}

/** To the next full hour, with everything due done. */
async function endHour(stage: Stage): Promise<void> {
  await stage.moveTo(Math.floor(stage.clock.now() / HOUR + 1) * HOUR);
}

/** Past a time in which nothing is to be looked at. */
async function leap(stage: Stage, by: number): Promise<void> {
  stage.clock.moveBy(by - HOUR);
  await endHour(stage);
}

async function flagOf(stage: Stage, where: Where): Promise<Post> {
  return findPost(await stage.posts('managers'), `#${where}`);
}

/** Heat rises on three days, a flag, a goal, it cools, the flag closes; and everything that keeps a flag from being raised. */
export function tellHeatStory(open: () => Promise<Stage>): void {
  let stage: Stage;
  beforeAll(async () => {
    stage = await open();
    await begin(stage, { mission: { 'Why do we exist?': 'We cook together, so that nobody in our street eats alone', 'Can it be reached one day?': 'No, we keep at it' } });
    await stage.moveTo(inBerlin(2026, 3, 12, 12));
  });
  afterAll(async () => {
    expect(await stage.troubles()).toEqual([]);
    await stage.close();
  });

  test('two hot days are not enough, and the list says so', async () => {
    await runHot(stage, 'general', 2);
    expect((await stage.posts('managers')).filter(({ text }) => text.includes('was hot on'))).toEqual([]);
    expect(await stage.as('Mira', 'managers').command('manage heat')).toContain('hot on 2 of the last 14 days, a flag needs 3');
  });

  test('on the third a flag is raised for the managers, without a name or a word of what was said', async () => {
    await runHot(stage, 'general', 1);
    const flag = await flagOf(stage, 'general');
    expect(flag.text).toContain('#general was hot on 3 of the last 14 days and has no live goal of its own.');
    expect(flag.text).toContain('people here told the managers that it was heating up');
    for (const who of CAST) expect(flag.text).not.toContain(who);
    expect(flag.text).not.toContain('enough of it');
    expect(await stage.posts('general')).toEqual(await withoutFlags(stage));
  });

  test('it stays one card: seen, and kept current', async () => {
    await stage.as('Mira', 'managers').press('Seen', await flagOf(stage, 'general'));
    await runHot(stage, 'general', 1);
    const flags = (await stage.posts('managers')).filter(({ text }) => text.includes('was hot on'));
    expect(flags).toHaveLength(1);
    expect(flags[0]?.text).toContain('hot on 4 of the last 14 days');
    expect(flags[0]?.text).toContain('Seen by one of you');
  });

  test('Set a goal opens the form filled in; the goal lives in the hot channel, and the flag shows it', async () => {
    const mira = stage.as('Mira', 'managers');
    expect(await mira.press('Set a goal', await flagOf(stage, 'general'))).toContain('Ask ten members what they want');
    await mira.fillIn({ 'What shall be done?': 'Agree on house rules', 'By when?': '30 April' });
    await mira.press('Launch');
    await endHour(stage);
    expect(findPost(await stage.posts('general'), 'Agree on house rules').text).toContain('Who’s ready to help?');
    expect((await flagOf(stage, 'general')).text).toContain('A goal was set: Agree on house rules');
    expect(await mira.command('manage heat')).toContain('Goal: Agree on house rules');
  });

  test('a channel that runs hot with a live goal of its own gets no other flag; when it cools the flag closes and says how', async () => {
    await leap(stage, 13 * DAY);
    const closed = await flagOf(stage, 'general');
    expect(closed.text).toContain('this flag is closed');
    expect(closed.text).toContain('A goal was set, and it has cooled.');
    expect(closed.text).not.toContain('[');
    const mira = stage.as('Mira', 'managers');
    await report('house rules', [stage.as('Kofi', 'general'), '1']);
    await runHot(stage, 'general', 3);
    expect(await mira.command('manage heat')).toContain('it has a live goal of its own');
    expect((await stage.posts('managers')).filter(({ text }) => text.includes('no live goal of its own'))).toEqual([]);
    expect(await mira.command('manage heat')).toContain('a goal was set, it cooled');
  });

  test('Not heated: the flag closes each time, Guidon is slower to call the channel hot, and in the end does not', async () => {
    const mira = stage.as('Mira', 'managers');
    for (const slower of ['5', '10', '15']) {
      await runHot(stage, 'workshop', 3);
      await mira.press('Not heated', await flagOf(stage, 'workshop'));
      await endHour(stage);
      expect((await flagOf(stage, 'workshop')).text).toContain('One of you said that it was not heated.');
      await mira.command('manage heat');
      expect(await mira.choose('Look at a channel', '#workshop')).toContain(`slower to call this channel hot (by ${slower} of 100)`);
    }
    await runHot(stage, 'workshop', 3);
    expect(await mira.command('manage heat')).toContain('#workshop is');
    expect((await stage.posts('managers')).filter(({ text }) => text.includes('#workshop was hot on'))).toEqual([]);
  });
}

async function withoutFlags(stage: Stage): Promise<readonly Post[]> {
  return (await stage.posts('general')).filter(({ text }) => !text.includes('hot'));
}
