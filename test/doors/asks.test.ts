import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Ask, Help, Invitation } from '../../src/core/asks/ask.js';
import type { Goal } from '../../src/core/goals/goal.js';
import type { CommunityStore } from '../../src/ports/store.js';
import { announceLaunch } from '../../src/use-cases/announce.js';
import { ASKS } from '../../src/use-cases/consent.js';
import { makeGoal } from '../cards/sample.js';
import { formOf, openRig, pressIn, textOf, valuesOf, type Guest, type Rig } from './rig.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOBODY = '00000000-0000-4000-8000-000000000000';

let rig: Rig;
let last: Rig;
let store: CommunityStore;
let home: string;
beforeAll(async () => {
  rig = last = await openRig();
});
afterAll(async () => {
  expect(rig.log.alarms).toEqual([]);
  await rig.close();
});

/** Another community in the same database. */
function openNext(): Rig {
  last = last.inNextHome();
  return last;
}

/** A community of its own, with a managers' channel and nobody in the register. */
async function openCommunity(): Promise<void> {
  rig = openNext();
  store = await rig.community();
  await store.changeSettings({ setUpAt: rig.clock.now(), settingsOfferedAt: 1 });
  home = (await store.homes())[0]?.id ?? '';
  await store.changeHome(home, { managersChannel: '900' });
}

const personOf = async (key: string): Promise<string> => (await store.person(home, key, rig.clock.now())).id;

/** In hands of person 5. */
async function launch(change: Partial<Goal> = {}): Promise<Goal> {
  const now = rig.clock.now();
  const { id: _, number: _number, ...goal } = makeGoal({ title: 'Translate', home, steward: await personOf('5'), openedAt: now, lastMovedAt: now, due: '2026-04-30', ...change });
  const launched = await store.addGoal(goal);
  await announceLaunch(store, launched, now);
  return launched;
}

async function join(key: string, skills: readonly string[] = []): Promise<string> {
  const person = await personOf(key);
  await store.saveConsent(person, { purpose: ASKS, wording: 'w', givenAt: rig.clock.now(), refusedAt: null, withdrawnAt: null });
  await store.saveVolunteer({ person, skills, quiet: null, zone: 'UTC', pausedUntil: null, threadFallback: false, unnamed: false }, rig.clock.now());
  return person;
}

const WISH = { task: 'Check 3 French pages', size: 'about 1 h', deadline: 'Friday', places: '2 French' };

async function askFor(goal: Goal, change: Partial<typeof WISH> = {}): Promise<Ask> {
  const preview = await rig.manager.submits('ask-new', { goal: goal.id, ...WISH, ...change });
  await rig.manager.presses(pressIn(preview, 'Ask them'));
  const [ask] = await store.asks();
  return ask!;
}

async function invite(ask: Ask, key: string): Promise<Invitation> {
  const invitation = await store.addInvitation({ ask: ask.id, person: await personOf(key), at: rig.clock.now(), reasons: ['offered'] });
  const subject = { invitation: invitation?.id ?? '', ask: ask.id, goal: ask.goal };
  await store.addDelivery({ home, target: key, toPerson: true, kind: 'invitation', subject, once: `invitation:${subject.invitation}`, due: rig.clock.now() });
  return invitation!;
}

const stewardNotes = async () => (await store.deliveries('steward-note', 50)).map(({ subject }) => subject['what']).sort();
const placeOf = async (ask: Ask, key: string): Promise<string> => {
  const mine = await personOf(key);
  return (await helpsWith(ask)).findLast(({ person }) => person === mine)?.id ?? '';
};
const helpsWith = (ask: Ask): Promise<readonly Help[]> => store.helps({ ask: ask.id });
const says = async (guest: Guest, press: string): Promise<string> => textOf(await guest.presses(press));

describe('asking for help', () => {
  let goal: Goal;
  beforeAll(async () => {
    await openCommunity();
    goal = await launch();
    await join('20', ['French']);
    await join('21');
    await store.addOffer(goal.id, await personOf('21'), rig.clock.now());
    await store.addOffer(goal.id, await personOf('22'), rig.clock.now() + HOUR);
  });

  test('is for managers, and begins with nothing but who offered', async () => {
    expect(textOf(await rig.member.asks('manage asks'))).toContain('for the managers');
    expect(textOf(await rig.manager.asks('manage asks'))).toMatchInlineSnapshot(`
"# Asking for help
Nobody is being asked just now.
Offered, and never asked for anything:
- @21: Translate, since 2 March 2026
- @22: Translate, since 2 March 2026
[Ask for help]"
`);
    for (const press of ['ask-show:x', 'ask-when:x:now', 'ask-send:x:now', 'ask-close:x', 'thank']) expect(await says(rig.member, press)).toContain('for the managers');
  });

  test('the form offers the goals, and a preview is shown before anything is sent', async () => {
    const form = formOf(await rig.manager.presses('fill:ask-new'));
    expect(valuesOf(form)).toMatchObject({ goal: goal.id, task: '', places: '' });
    const preview = await rig.manager.submits(form.press, { goal: goal.id, ...WISH });
    expect(textOf(preview)).toMatchInlineSnapshot(`
"# Ready to ask?
First a call in #100: Check 3 French pages (about 1 h), by 6 March 2026, 2 people.
After 24 hours people are written to for the places still open, at most 2 at a time:
2 people fit, in this order:
- @21: offered on this goal, was never asked before
- @20: knows French, was never asked before
[Ask them] [Write at once] [Only the call] [Change]
(Nobody is asked more than once a week, nor by two of you at once, nor in their quiet hours.)"
`);
    expect(textOf(await rig.manager.presses(pressIn(preview, 'Only the call')))).toContain('Nobody is written to.');
    expect(await store.asks()).toEqual([]);
    expect(await store.deliveries('call', 5)).toEqual([]);
    const again = formOf(await rig.manager.presses(pressIn(preview, 'Change')));
    expect(valuesOf(again)).toMatchObject(WISH);
  });

  test('sent once, with the time chosen, as a call in the goal’s channel', async () => {
    const preview = await rig.manager.submits('ask-new', { goal: goal.id, ...WISH });
    const atOnce = await rig.manager.presses(pressIn(preview, 'Write at once'));
    const send = pressIn(atOnce, 'Ask them');
    expect(await says(rig.manager, send)).toBe('Asked: Check 3 French pages. The call appears in #100.');
    expect(await says(rig.manager, send)).toBe('This was sent already.');
    const now = rig.clock.now();
    expect(await store.asks()).toMatchObject([{ ...{ task: WISH.task, size: WISH.size }, deadline: '2026-03-06', places: 2, skill: 'French', messagesFrom: now, answerHours: 48, state: 'open' }]);
    expect(await store.deliveries('call', 5)).toMatchObject([{ target: '100', toPerson: false }]);
    const other = await askFor(goal, { task: 'Draw', places: '1' });
    expect(other).toMatchObject({ messagesFrom: now + DAY, skill: null });
    expect((await store.asks()).length).toBe(2);
  });

  test('what cannot be read is said, and can be mended', async () => {
    const wrong = async (values: Partial<typeof WISH>) => textOf(await rig.manager.submits('ask-new', { goal: goal.id, ...WISH, ...values }));
    expect(await wrong({ places: 'some' })).toContain('cannot read “some” as a number of people');
    expect(await wrong({ places: '0' })).toContain('from 1 to 20');
    expect(await wrong({ places: '21' })).toContain('from 1 to 20');
    expect(await wrong({ task: '   ' })).toContain('what is to be done');
    expect(await wrong({ deadline: '1 May 2026' })).toContain('Choose one in between');
    expect(await wrong({ deadline: 'soonish' })).toContain('[Fix it]');
    expect(textOf(await rig.manager.submits('ask-new', { ...WISH, goal: NOBODY }))).toContain('not there any more');
    expect(await says(rig.manager, `ask-send:${NOBODY}:now`)).toBe('This was sent already.');
    expect(await says(rig.manager, `ask-when:${NOBODY}:now`)).not.toContain('Ready to ask?');
  });

  test('without a day it is a week, or the goal’s own day if that is sooner', async () => {
    expect(await askFor(goal, { deadline: '' })).toMatchObject({ deadline: '2026-03-09' });
    expect(await askFor(await launch({ due: '2026-03-04' }), { deadline: '' })).toMatchObject({ deadline: '2026-03-04' });
  });

  test('the list, one of them, and its end', async () => {
    expect(textOf(await rig.manager.asks('manage asks'))).toContain('- #1 Check 3 French pages for Translate: 0 of 2 found, by 6 March 2026');
    const ask = (await store.asks()).find(({ number }) => number === 1)!;
    const shown = await rig.manager.presses('ask-show', [ask.id]);
    expect(textOf(shown)).toContain('Nobody is being asked by message.');
    expect(await says(rig.manager, pressIn(shown, 'End it'))).toContain('Ended.');
    expect(await store.ask(ask.id)).toMatchObject({ state: 'closed', closedAt: rig.clock.now() });
    expect(await says(rig.member, `call-help:${ask.id}`)).toBe('This call is over. Thank you, everyone.');
    expect(await says(rig.manager, `ask-show:${NOBODY}`)).toContain('no longer there');
  });
});

describe('a call', () => {
  let ask: Ask;
  beforeAll(async () => {
    await openCommunity();
    ask = await askFor(await launch(), { places: '2' });
  });

  test('gives a place, tells the steward, and asks once whether one may ask again', async () => {
    const taken = await rig.guest('7').presses(`call-help:${ask.id}`);
    expect(textOf(taken)).toMatchInlineSnapshot(`
"Thank you! You have a place: Check 3 French pages.
Start: Pick a page from the list
@5 will write to you by tomorrow.
[Done] [I can’t after all]
May we ask you again when hands are needed? At most once a week, by direct message; one tap stops it.
[Yes, ask me] [No]"
`);
    expect(await stewardNotes()).toEqual(['helper-yes']);
    expect(await helpsWith(ask)).toMatchObject([{ way: 'call', stewardSettledAt: null }]);
    expect(await says(rig.guest('7'), `call-help:${ask.id}`)).toContain('You have a place already.');
  });

  test('who looks after the goal is told nothing of themselves; the last place fills it', async () => {
    const taken = textOf(await rig.guest('5').presses(`call-help:${ask.id}`));
    expect(taken).toContain('@1 will write to you by tomorrow.');
    expect(await stewardNotes()).toEqual(['helper-yes']);
    expect(await store.ask(ask.id)).toMatchObject({ state: 'filled' });
    expect(await says(rig.guest('8'), `call-help:${ask.id}`)).toContain('All places are taken, thank you!');
    expect(textOf(await rig.manager.asks('manage asks'))).toContain('2 of 2 found');
  });

  test('a place is given back by the one who has it, once, and is open again', async () => {
    const help = await placeOf(ask, '7');
    expect(await says(rig.guest('8'), `help-back:${help}`)).toContain('no longer there');
    for (const press of ['help-back', 'help-back', 'help-done']) expect(await says(rig.guest('7'), `${press}:${help}`)).toContain('The place is open again.');
    expect([(await store.ask(ask.id))?.state, await stewardNotes()]).toEqual(['open', ['helper-back', 'helper-yes']]);
  });

  test('done, thanked in the channel once', async () => {
    await rig.guest('9').presses(`call-help:${ask.id}`);
    const done = `help-done:${await placeOf(ask, '9')}`;
    expect(await says(rig.guest('9'), done)).toContain('count it');
    expect(await says(rig.guest('9'), done)).toContain('count it');
    expect(await stewardNotes()).toContain('helper-done');
    const list = await rig.manager.asks('manage asks');
    expect(textOf(list)).toContain('Helped, and not yet thanked:\n- @9: Translate');
    expect(await says(rig.manager, pressIn(list, 'Thank them'))).toBe('One person is thanked in the goals’ channels.');
    expect(await says(rig.manager, 'thank')).toBe('Nobody is left to thank.');
    expect(await store.deliveries('thanks', 5)).toMatchObject([{ target: '100', subject: { at: rig.clock.now() } }]);
    expect(textOf(await rig.manager.asks('manage asks'))).not.toContain('Thank them');
  });
});

describe('a message that asks one person', () => {
  let goal: Goal;
  let ask: Ask;
  beforeAll(async () => {
    await openCommunity();
    goal = await launch();
    for (const key of ['30', '31', '32', '33', '34', '35']) await join(key);
    ask = await askFor(goal, { places: '3' });
  });

  test('is answered by nobody else', async () => {
    const invitation = await invite(ask, '30');
    const other = openNext();
    for (const press of [`invitation:${invitation.id}:yes`, `invitation:${invitation.id}:declined`, `stop-asking:${invitation.id}`, `fill:later:${invitation.id}`]) {
      expect(await says(rig.guest('31'), press)).toContain('no longer there');
      expect(await says(other.guest('30'), press)).toContain('no longer there');
    }
    expect(await store.invitation(invitation.id)).toMatchObject({ answer: null });
    expect(await says(rig.guest('30'), `invitation:${invitation.id}:perhaps`)).not.toContain('Thank');
  });

  test('yes: a place, the steward told at once, and pressing again is harmless', async () => {
    const [invitation] = await store.invitations(ask.id);
    expect(await says(rig.guest('30'), `invitation:${invitation?.id ?? ''}:yes`)).toMatchInlineSnapshot(`
"Thank you! You have a place: Check 3 French pages.
Start: Pick a page from the list
@5 will write to you by tomorrow.
[Done] [I can’t after all]"
`);
    expect(await store.invitation(invitation?.id ?? '')).toMatchObject({ answer: 'yes', answeredAt: rig.clock.now() });
    expect(await stewardNotes()).toEqual(['helper-yes']);
    expect(await says(rig.guest('30'), `invitation:${invitation?.id ?? ''}:yes`)).toBe('You have answered this already. Thank you!');
    expect(await helpsWith(ask)).toMatchObject([{ way: 'invitation' }]);
  });

  test('not now, and later until when', async () => {
    const declined = await invite(ask, '31');
    expect(await says(rig.guest('31'), `invitation:${declined.id}:declined`)).toContain('You are not asked for this again.');
    const later = await invite(ask, '32');
    const form = formOf(await rig.guest('32').presses(`fill:later:${later.id}`));
    expect(textOf(await rig.guest('32').submits(form.press, { days: '30' }))).toContain('not before 1 April 2026');
    expect(await store.invitation(later.id)).toMatchObject({ answer: 'later', laterUntil: rig.clock.now() + 30 * DAY });
    expect(await says(rig.guest('31'), `invitation:${declined.id}:yes`)).toContain('You are not asked for this again.');
    expect(await helpsWith(ask)).toHaveLength(1);
  });

  test('stop is one tap, at once and for good, also in every community', async () => {
    const invitation = await invite(ask, '33');
    const here = store;
    expect(await says(rig.guest('33'), `stop-asking:${invitation.id}`)).toMatchInlineSnapshot(`"Done, at once and for good: you are not asked any more. Coming back is up to you: /guidon volunteer."`);
    expect(await here.volunteer(await personOf('33'))).toBeNull();
    expect(await here.invitation(invitation.id)).toMatchObject({ answer: 'stop' });
    expect(await says(rig.guest('33'), `invitation:${invitation.id}:yes`)).toContain('you are not asked any more');
    const other = openNext();
    const elsewhere = await other.community();
    const there = (await elsewhere.homes())[0]?.id ?? '';
    const { id: twin } = await elsewhere.person(there, '34', rig.clock.now());
    await elsewhere.saveConsent(twin, { purpose: ASKS, wording: 'w', givenAt: rig.clock.now(), refusedAt: null, withdrawnAt: null });
    await elsewhere.saveVolunteer({ person: twin, skills: [], quiet: null, zone: 'UTC', pausedUntil: null, threadFallback: false, unnamed: false }, rig.clock.now());
    const stopped = await rig.guest('34').presses('stop-asking');
    expect(await elsewhere.volunteer(twin)).not.toBeNull();
    expect(await says(rig.guest('34'), pressIn(stopped, 'In every community'))).toContain('in every community this Guidon serves');
    expect([await here.volunteer(await personOf('34')), await elsewhere.volunteer(twin)]).toEqual([null, null]);
  });

  test('who takes a place by the call has answered their invitation; whoever else waits is let off when it is full', async () => {
    const small = await askFor(goal, { places: '1', task: 'Draw' });
    const invitation = await invite(small, '35');
    await rig.guest('8').presses(`call-help:${small.id}`);
    expect(await store.invitation(invitation.id)).toMatchObject({ answer: 'withdrawn' });
    expect(await says(rig.guest('35'), `invitation:${invitation.id}:yes`)).toContain('All places are taken now.');
    rig.clock.moveBy(8 * DAY);
    const second = await askFor(goal, { places: '1', task: 'Sing', deadline: '' });
    const own = await invite(second, '35');
    await rig.guest('35').presses(`call-help:${second.id}`);
    expect(await store.invitation(own.id)).toMatchObject({ answer: 'yes' });
    expect(await store.ask(second.id)).toMatchObject({ state: 'filled' });
  });

  test('half way: on track, need help, can’t', async () => {
    const [help] = await helpsWith(ask);
    const check = (said: string) => says(rig.guest('30'), `check-in:${help?.id ?? ''}:${said}`);
    expect(await check('on-track')).toContain('Good to hear.');
    expect(await check('need-help')).toContain('@5 is told and will write to you.');
    expect(await stewardNotes()).toContain('helper-needs');
    expect(await check('cannot')).toContain('The place is open again.');
    expect(await store.help(help?.id ?? '')).toMatchObject({ check: 'cannot', handedBackAt: rig.clock.now() });
    expect(await check('on-track')).toContain('The place is open again.');
    expect(await says(rig.guest('31'), `check-in:${help?.id ?? ''}:cannot`)).toContain('no longer there');
  });
});

test('the steward and managers say that they have written; nobody else does', async () => {
  await openCommunity();
  const ask = await askFor(await launch());
  await rig.guest('7').presses(`call-help:${ask.id}`);
  const [help] = await helpsWith(ask);
  const written = `written:${help?.id ?? ''}`;
  expect(await says(rig.guest('8'), written)).not.toBe('Thank you.');
  expect(await store.help(help?.id ?? '')).toMatchObject({ stewardSettledAt: null });
  expect(await says(rig.guest('5'), written)).toBe('Thank you.');
  expect(await says(rig.manager, written)).toBe('Thank you.');
  expect(await store.help(help?.id ?? '')).toMatchObject({ stewardSettledAt: rig.clock.now() });
  expect(await says(rig.manager, `written:${NOBODY}`)).toContain('no longer there');
});
