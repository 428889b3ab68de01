import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { drawPlain } from '../../src/cards/draw-plain.js';
import type { Ask, Help } from '../../src/core/asks/ask.js';
import type { Volunteer } from '../../src/core/asks/volunteer.js';
import type { Goal } from '../../src/core/goals/goal.js';
import { placeBoard } from '../../src/use-cases/announce.js';
import { ASKS, STEWARD_NOTES } from '../../src/use-cases/consent.js';
import { endAsk } from '../../src/use-cases/end-ask.js';
import { DAY, HOUR, MINUTE, openHouse, type House, type Rig } from './rig.js';

let house: House;
let rig: Rig;
let goal: Goal;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  rig = await house.openRig();
  goal = await rig.launch({ title: 'Translate', due: '2026-04-30' });
});
afterEach(async () => {
  expect(rig.log.alarms.filter((alarm) => !JSON.stringify(alarm).includes('dms:release'))).toEqual([]);
  await rig.close();
});
afterAll(() => house.close());

const personOf = async (key: string): Promise<string> => (await rig.community.person(rig.home.id, key, rig.clock.now())).id;

async function join(key: string, wish: Partial<Volunteer> = {}): Promise<string> {
  const person = await personOf(key);
  const now = rig.clock.now();
  await rig.community.saveConsent(person, { purpose: ASKS, wording: 'w', givenAt: now, refusedAt: null, withdrawnAt: null });
  await rig.community.saveVolunteer({ person, skills: [], quiet: null, zone: 'UTC', pausedUntil: null, threadFallback: false, unnamed: false, ...wish }, now);
  return person;
}

/** Sent by person 1 at this moment, with messages at once unless said otherwise. */
async function askFor(change: Partial<Ask> = {}): Promise<Ask> {
  const now = rig.clock.now();
  const wish = { goal: goal.id, task: 'Check pages', size: null, deadline: '2026-03-20', places: 2, skill: null, asker: await personOf('1'), messagesFrom: now, answerHours: 48, seed: 1, at: now, ...change };
  return rig.community.together(async (inside) => {
    const ask = await inside.addAsk(wish);
    await inside.addDelivery({ home: goal.home, target: goal.channel, toPerson: false, kind: 'call', subject: { ask: ask.id, goal: goal.id }, once: `call:${ask.id}`, due: now });
    return ask;
  });
}

async function helpWith(ask: Ask, key: string): Promise<Help> {
  return (await rig.community.addHelp({ ask: ask.id, goal: ask.goal, person: await personOf(key), way: 'call', at: rig.clock.now() }))!;
}

const invited = async (ask: Ask) => Promise.all((await rig.community.invitations(ask.id)).map(async ({ person, answer }) => [(await rig.community.people([person]))[0]?.key, answer] as const));
const written = () => rig.chat.shown.filter(({ channel }) => channel.startsWith('dm-')).map(({ channel }) => channel.slice(3)).sort();
const answer = async (ask: Ask, key: string, said: 'declined' | 'yes') => {
  const person = await personOf(key);
  const invitation = (await rig.community.invitations(ask.id)).find((each) => each.person === person);
  await rig.community.answerInvitation(invitation?.id ?? '', { answer: said, answeredAt: rig.clock.now(), laterUntil: null });
};

describe('an ask', () => {
  test('is called first; nobody is written to before the time chosen, and then as many as places are open', async () => {
    for (const key of ['20', '21', '22']) await join(key);
    const ask = await askFor({ places: 3, messagesFrom: rig.clock.now() + DAY });
    await rig.tick();
    expect(rig.seen('100').some((text) => text.includes('Check pages, by 20 March 2026') && text.includes('[I’ll help]'))).toBe(true);
    await rig.pass(23 * HOUR);
    expect(await invited(ask)).toEqual([]);
    await helpWith(ask, '30');
    await rig.pass(HOUR);
    expect((await invited(ask)).map(([, said]) => said)).toEqual([null, null]);
    await rig.pass(MINUTE);
    expect(written()).toHaveLength(2);
    await rig.pass(HOUR);
    expect(written()).toHaveLength(2);
  });

  test('with the call only writes to nobody', async () => {
    await join('20');
    await askFor({ messagesFrom: null });
    await rig.pass(3 * DAY);
    expect(written()).toEqual([]);
  });

  test('goes to the next person after a no, and after silence, and asks nobody twice', async () => {
    for (const key of ['20', '21', '22']) await join(key);
    const ask = await askFor({ places: 1 });
    await rig.tick();
    const [first = ''] = written();
    await answer(ask, first, 'declined');
    await rig.pass(MINUTE);
    expect(written()).toHaveLength(2);
    await rig.pass(47 * HOUR);
    expect(written()).toHaveLength(2);
    await rig.pass(2 * HOUR);
    expect(new Set(written()).size).toBe(3);
    expect((await invited(ask)).map(([, said]) => said)).toEqual(['declined', 'lapsed', null]);
    await rig.pass(11 * MINUTE);
    expect(rig.chat.shown.filter(({ channel }) => channel.startsWith('dm-')).map(({ edits }) => edits)).toEqual([0, 1, 0]);
    await rig.pass(3 * DAY);
    expect(written()).toHaveLength(3);
  });

  test('passes over those in quiet hours until they are awake', async () => {
    await join('20', { quiet: { from: '22:00', to: '10:00' } });
    const ask = await askFor({ places: 1 });
    await rig.pass(HOUR);
    expect(await invited(ask)).toEqual([]);
    await rig.pass(HOUR);
    expect(written()).toEqual(['20']);
  });

  test('passes on at once where messages are closed', async () => {
    for (const key of ['20', '21']) await join(key);
    const ask = await askFor({ places: 1, messagesFrom: rig.clock.now() + MINUTE });
    await rig.tick();
    rig.chat.fates.push({ is: 'closed' });
    await rig.pass(MINUTE);
    await rig.pass(MINUTE);
    expect((await invited(ask)).map(([, said]) => said)).toEqual(['closed', null]);
    expect(written()).toHaveLength(1);
  });

  test('keeps everybody’s turn while no message may be sent at all', async () => {
    for (const key of ['20', '21']) await join(key);
    const ask = await askFor({ places: 1, deadline: '2026-03-30' });
    await rig.store.queue.stopDms('discord', rig.clock.now());
    await rig.tick();
    for (let day = 0; day < 5; day += 1) await rig.pass(DAY);
    expect((await invited(ask)).map(([, said]) => said)).toEqual([null]);
    await rig.store.queue.releaseDms(rig.clock.now());
    await rig.pass(2 * HOUR);
    expect([written().length, (await invited(ask)).length]).toEqual([1, 1]);
  });

  test('gives the turn to the next where a pause begins before the message could be sent', async () => {
    const person = await join('20');
    const ask = await askFor({ places: 1 });
    await rig.store.queue.stopDms('discord', rig.clock.now());
    await rig.tick();
    await rig.community.saveVolunteer({ person, skills: [], quiet: null, zone: 'UTC', pausedUntil: rig.clock.now() + 30 * DAY, threadFallback: false, unnamed: false }, rig.clock.now());
    await rig.store.queue.releaseDms(rig.clock.now());
    await join('21');
    await rig.pass(HOUR);
    await rig.pass(MINUTE);
    expect(await invited(ask)).toEqual([['20', 'withdrawn'], ['21', null]]);
    expect(written()).toEqual(['21']);
  });

  test('is closed with its day, and with its goal; whoever waits is let off', async () => {
    for (const key of ['20', '21']) await join(key);
    const [late, lost] = [await askFor({ places: 1, deadline: '2026-03-03' }), await askFor({ places: 1 })];
    await rig.tick();
    await rig.pass(MINUTE);
    expect(written()).toHaveLength(2);
    await rig.pass(36 * HOUR);
    expect([(await rig.community.ask(late.id))?.state, (await rig.community.ask(lost.id))?.state]).toEqual(['open', 'open']);
    await rig.pass(5 * HOUR);
    await rig.community.changeGoal(goal.id, { state: 'let-go', closedAt: rig.clock.now() });
    await rig.pass(HOUR);
    await rig.pass(11 * MINUTE);
    expect([(await rig.community.ask(late.id))?.state, (await rig.community.ask(lost.id))?.state]).toEqual(['closed', 'closed']);
    expect([...(await invited(late)), ...(await invited(lost))].map(([, said]) => said)).toEqual(['withdrawn', 'withdrawn']);
    expect(rig.seen('100').filter((text) => text.includes('This call is over.'))).toHaveLength(2);
    for (const key of written()) expect(rig.seen(`dm-${key}`)[0]).toContain('This call is over.');
  });

  test('filled before a message could be sent: the message is not sent', async () => {
    await join('20');
    const ask = await askFor({ places: 1 });
    await rig.store.queue.stopDms('discord', rig.clock.now());
    await rig.tick();
    await rig.community.together((inside) => endAsk(inside, ask, 'filled', rig.clock.now()));
    await rig.store.queue.releaseDms(rig.clock.now());
    await rig.pass(2 * HOUR);
    expect([written(), await invited(ask)]).toEqual([[], [['20', 'withdrawn']]]);
  });

  test('stands still while all posts are paused', async () => {
    await join('20');
    await askFor();
    await rig.community.changeSettings({ pausedUntil: rig.clock.now() + DAY });
    await rig.pass(HOUR);
    expect(written()).toEqual([]);
    await rig.pass(DAY);
    expect(written()).toEqual(['20']);
  });

  test('has one new person among four, asked one after the other', async () => {
    const known = ['20', '21', '22', '23', '24'];
    for (const key of known) await join(key);
    const before = await askFor({ places: 5, deadline: '2026-03-04' });
    await rig.tick();
    expect((await invited(before)).length).toBe(5);
    await rig.pass(10 * DAY);
    for (const key of known) await rig.community.addOffer(goal.id, await personOf(key), rig.clock.now());
    await join('29');
    const ask = await askFor({ places: 4, deadline: '2026-03-30' });
    await rig.pass(MINUTE);
    expect((await invited(ask)).map(([key]) => key)).toContain('29');
  });
});

describe('a message that asks', () => {
  test('leads to the board, or to the call where there is none', async () => {
    await join('20');
    await askFor({ places: 1 });
    await rig.tick();
    await rig.pass(MINUTE);
    const told = rig.seen('dm-20')[0] ?? '';
    const linked = rig.chat.shown.find(({ message }) => told.includes(`/${message})`));
    expect(linked && drawPlain(linked.card)).toContain('Check pages');
    expect(told.replace(`/${linked?.message ?? ''})`, '/the-call)')).toMatchInlineSnapshot(`
"@1 asks: Check pages, by 20 March 2026, for Translate.
You, because you said we may ask you, and nobody has yet.
[Yes] [Not now] [Later…] [Stop asking]
(I am Guidon, a bot of your community. You said we may ask you; Stop asking ends it at once. What I send, and why: the post in the community (https://example.org/the-call))"
`);
    await rig.community.changeHome(rig.home.id, { boardChannel: '700' });
    const [home] = await rig.community.homes();
    await placeBoard(rig.community, home!, rig.clock.now());
    await rig.tick();
    await join('21');
    await askFor({ places: 1 });
    await rig.pass(MINUTE);
    const board = rig.chat.shown.find(({ channel }) => channel === '700')?.message ?? '';
    expect(rig.seen('dm-21')[0]).toContain(`https://example.org/${board})`);
  });
});

describe('whoever helps', () => {
  test('the steward is reminded once after a day in which nobody wrote', async () => {
    const ask = await askFor({ messagesFrom: null });
    const [silent, settled] = [await helpWith(ask, '30'), await helpWith(ask, '31')];
    await rig.community.changeHelp(settled.id, { stewardSettledAt: rig.clock.now() });
    await rig.pass(23 * HOUR);
    expect(rig.seen('900').filter((text) => text.includes('A day ago'))).toEqual([]);
    await rig.pass(HOUR);
    await rig.pass(3 * DAY);
    const reminders = rig.seen('900').filter((text) => text.includes('A day ago'));
    expect(reminders).toEqual([expect.stringContaining('A day ago @30 said yes to Check pages')]);
    expect(await rig.community.help(silent.id)).toMatchObject({ stewardSettledAt: expect.any(Number) });
  });

  test('nobody is reminded of their own help, nor of what was given back', async () => {
    const ask = await askFor({ messagesFrom: null });
    await helpWith(ask, '5');
    const back = await helpWith(ask, '30');
    await rig.community.changeHelp(back.id, { handedBackAt: rig.clock.now() });
    await rig.pass(2 * DAY);
    expect(rig.seen('900').filter((text) => text.includes('A day ago'))).toEqual([]);
  });

  test('is asked once half way how it is going, not in quiet hours, and only who may be written to', async () => {
    await join('30', { quiet: { from: '00:00', to: '12:00' } });
    const ask = await askFor({ messagesFrom: null, deadline: '2026-03-05' });
    await helpWith(ask, '30');
    await helpWith(ask, '31');
    await rig.pass(DAY);
    expect(written()).toEqual([]);
    await rig.pass(22 * HOUR);
    expect(written()).toEqual([]);
    await rig.pass(HOUR);
    await rig.pass(5 * HOUR);
    expect(written()).toEqual(['30']);
    expect(rig.seen('dm-30')[0]).toContain('How is it going?\n[On track] [Need help] [Can’t] [Stop asking]');
    await rig.pass(DAY);
    expect(written()).toEqual(['30']);
  });

  test('and the steward who agreed reads of a yes in a message of their own', async () => {
    const steward = goal.steward ?? '';
    await rig.community.saveConsent(steward, { purpose: STEWARD_NOTES, wording: 'w', givenAt: rig.clock.now(), refusedAt: null, withdrawnAt: null });
    const ask = await askFor({ messagesFrom: null });
    await helpWith(ask, '30');
    await rig.pass(25 * HOUR);
    expect(rig.seen('dm-5')).toEqual([expect.stringContaining('Has anybody written to them?\n[I have written] [Look at it]')]);
  });
});

describe('open calls', () => {
  test('stand in the launch and in each digest of the channel, until they are filled', async () => {
    await rig.tick();
    const ask = await askFor({ messagesFrom: null, places: 1 });
    const launch = (await rig.community.deliveries('launch', 1))[0]?.id ?? '';
    await rig.community.wantEdit(launch);
    await rig.pass(11 * MINUTE);
    const wanted = 'Wanted: Check pages (one person, by 20 March 2026)';
    expect(rig.seen('100')[0]).toContain(wanted);
    await rig.pass(HOUR);
    expect(rig.digests().at(-1)).toContain(wanted);
    await rig.community.together((inside) => endAsk(inside, ask, 'filled', rig.clock.now()));
    await rig.pass(11 * MINUTE);
    expect(rig.seen('100').filter((text) => text.includes('Wanted'))).toEqual([]);
  });
});
