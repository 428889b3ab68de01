import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Volunteer } from '../../src/core/asks/volunteer.js';
import { ASKS } from '../../src/use-cases/consent.js';
import { formOf, openRig, pressIn, textOf, valuesOf, type Rig } from './rig.js';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
beforeEach(async () => {
  rig = rig.inNextHome();
  await (await rig.community()).changeSettings({ setUpAt: rig.clock.now(), settingsOfferedAt: 1, zone: 'Europe/Berlin' });
});
afterAll(async () => {
  expect(rig.log.alarms).toEqual([]);
  await rig.close();
});

async function idOf(who: string): Promise<string> {
  const community = await rig.community();
  const [home] = await community.homes();
  return (await community.person(home?.id ?? '', who, rig.clock.now())).id;
}
const consentOf = async (who: string) => (await rig.community()).consent(await idOf(who), ASKS);
const volunteerOf = async (who: string): Promise<Volunteer | null> => (await rig.community()).volunteer(await idOf(who));

async function launch(): Promise<string> {
  const preview = await rig.manager.submits('goal-add', { title: 'Translate', firstStep: 'Pick a page' });
  await rig.manager.presses(pressIn(preview, 'Launch'));
  const [goal] = await (await rig.community()).goals();
  return goal?.id ?? '';
}

describe('after the first help', () => {
  test('somebody is asked whether they may be asked again; the words shown are kept with the yes', async () => {
    const goal = await launch();
    const helped = await rig.member.presses(`goal-help:${goal}`);
    expect(textOf(helped)).toMatchInlineSnapshot(`
"Thank you for offering to help with Translate.
Start with this (about 15 minutes): Pick a page
@1 has been told that you offered.
(It lives in #100.)
[Add progress] [Look at the goal]
May we ask you again when hands are needed? At most once a week, by direct message; one tap stops it.
[Yes, ask me] [No]"
`);
    expect(textOf(await rig.member.presses(pressIn(helped, 'Yes, ask me')))).toMatchInlineSnapshot(`"Thank you! You are asked at most once a week. /guidon volunteer says when and for what."`);
    expect(await consentOf('2')).toMatchObject({ wording: 'May we ask you again when hands are needed? At most once a week, by direct message; one tap stops it.', givenAt: rig.clock.now(), refusedAt: null, withdrawnAt: null });
    expect(await volunteerOf('2')).toMatchObject({ skills: [], quiet: { from: '22:00', to: '08:00' }, zone: 'Europe/Berlin' });
    expect(textOf(await rig.member.presses(`goal-help:${goal}`))).not.toContain('May we ask');
  });

  test('a no is kept, and nobody is asked again', async () => {
    const goal = await launch();
    await rig.member.presses(pressIn(await rig.member.presses(`goal-help:${goal}`), 'No'));
    expect([await consentOf('2'), await volunteerOf('2')]).toMatchObject([{ givenAt: null, refusedAt: rig.clock.now() }, null]);
    expect(textOf(await rig.member.presses(`goal-help:${goal}`))).not.toContain('May we ask');
  });
});

describe('the register', () => {
  test('is joined, filled in, and left in one tap for good; coming back is a new consent', async () => {
    const lea = rig.guest('78');
    const out = await lea.asks('guidon volunteer');
    expect(textOf(out)).toMatchInlineSnapshot(`
"# What you may be asked for
You are not asked for anything. Join, and you may be: at most once a week, by direct message, never in your quiet hours, and one tap stops it.
[You may ask me]"
`);
    expect(textOf(await lea.presses(pressIn(out, 'You may ask me')))).toContain('You may be asked, at most once a week.');
    const joined = await consentOf('78');
    expect(joined?.wording).toContain('You are not asked for anything. Join, and you may be');
    rig.clock.moveBy(60_000);
    const saved = await lea.submits('volunteer', { skills: 'French, drawing; French', quiet: '21:30 to 7', zone: 'lisbon', paused: '20 March' });
    expect(textOf(saved)).toMatchInlineSnapshot(`
"# What you may be asked for
You may be asked, at most once a week. Thank you!
What you know: French, drawing
Quiet hours: 21:30 to 07:00 (Europe/Lisbon)
Pause until: 20 March 2026
When people are thanked: by name
[Change] [Do not name me] [Stop asking me]"
`);
    expect(valuesOf(formOf(await lea.presses(pressIn(saved, 'Change'))))).toEqual({ skills: 'French, drawing', quiet: '21:30 to 07:00', zone: 'Europe/Lisbon', paused: '2026-03-20' });
    expect(textOf(await lea.presses(pressIn(saved, 'Stop asking me')))).toMatchInlineSnapshot(`"Done, at once and for good: you are not asked any more, and what you said of yourself is deleted. Coming back is up to you: /guidon volunteer."`);
    expect([await volunteerOf('78'), await consentOf('78')]).toMatchObject([null, { withdrawnAt: rig.clock.now() }]);
    expect(textOf(await lea.presses('fill:volunteer'))).toContain('lets you join');
    rig.clock.moveBy(60_000);
    await lea.presses('volunteer-join');
    expect([await volunteerOf('78'), await consentOf('78')]).toMatchObject([{ skills: [], unnamed: false }, { givenAt: rig.clock.now(), withdrawnAt: null }]);
    expect((await consentOf('78'))?.givenAt).toBeGreaterThan(joined?.givenAt ?? 0);
  });

  test('suggests skills others have named', async () => {
    for (const [who, skills] of [['3', 'French, ink'], ['4', 'french']] as const) {
      await rig.guest(who).presses('volunteer-join');
      await rig.guest(who).submits('volunteer', { skills });
    }
    await rig.member.presses('volunteer-join');
    const skills = formOf(await rig.member.presses('fill:volunteer')).fields.find(({ name }) => name === 'skills');
    expect(skills?.hint).toMatch(/such as: french, ink$/iu);
  });

  test('says what cannot be read, and keeps what was typed', async () => {
    await rig.member.presses('volunteer-join');
    const wrong = [[{ quiet: 'at night' }, 'as hours'], [{ zone: 'Atlantis' }, 'Atlantis'], [{ paused: 'whenever' }, 'whenever'], [{ skills: 'x'.repeat(31) }, 'At most 10 words']] as const;
    for (const [values, says] of wrong) {
      const refused = await rig.member.submits('volunteer', values);
      expect(textOf(refused)).toContain(says);
      expect(valuesOf(formOf(await rig.member.presses(pressIn(refused, 'Fix it'))))).toMatchObject(values);
    }
  });

  test('no quiet hours, no name in thanks, a thread where messages are closed: each is a press, where it can be had', async () => {
    const joined = await rig.member.presses('volunteer-join');
    expect(textOf(joined)).not.toContain('thread');
    const unnamed = await rig.member.presses(pressIn(joined, 'Do not name me'));
    expect([textOf(unnamed), await volunteerOf('2')]).toMatchObject([expect.stringContaining('without your name'), { unnamed: true }]);
    expect(textOf(await rig.member.presses(pressIn(unnamed, 'Name me')))).toContain('by name');
    expect(textOf(await rig.member.submits('volunteer', { quiet: '' }))).toContain('Quiet hours: none');
    Object.assign(rig.chat, { aside: () => Promise.resolve({ is: 'never', reason: 'other' }) });
    const threaded = await rig.member.presses(pressIn(await rig.member.asks('guidon volunteer'), 'A thread will do'));
    expect([textOf(threaded), await volunteerOf('2')]).toMatchObject([expect.stringContaining('a private thread will do'), { threadFallback: true }]);
    await rig.member.presses(pressIn(threaded, 'No thread'));
    expect(await volunteerOf('2')).toMatchObject({ threadFallback: false });
    Reflect.deleteProperty(rig.chat, 'aside');
  });

  test('presses of somebody who is not in it say so', async () => {
    for (const press of ['volunteer-thread:on', 'volunteer-named:off']) expect(textOf(await rig.member.presses(press))).toContain('lets you join');
    expect(textOf(await rig.member.presses('volunteer-leave'))).toContain('at once and for good');
  });

  test('whoever leaves here is told that others may still ask them', async () => {
    await rig.guest('77').presses('volunteer-join');
    const there = rig.inNextHome();
    await there.community();
    await there.guest('77').presses('volunteer-join');
    expect(textOf(await rig.guest('77').presses('volunteer-leave'))).toContain('[In every community]');
    expect(textOf(await there.guest('77').presses('volunteer-leave'))).not.toContain('In every community');
  });
});
