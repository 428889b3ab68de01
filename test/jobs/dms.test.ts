import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Volunteer } from '../../src/core/asks/volunteer.js';
import type { Delivery, DeliveryKind, Subject } from '../../src/core/delivery/delivery.js';
import { judgePerson } from '../../src/jobs/dm-gate.js';
import type { Chat, Posted } from '../../src/ports/chat.js';
import { makeTick } from '../../src/jobs/tick.js';
import { makeGoal } from '../cards/sample.js';
import { ASKS, PROPOSAL_NEWS, STEWARD_NOTES } from '../../src/use-cases/consent.js';
import { DAY, HOUR, MINUTE, openHouse, type House, type Rig } from './rig.js';

let house: House;
let rig: Rig;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  rig = await house.openRig();
});
afterEach(async () => {
  await rig.close();
});
afterAll(() => house.close());

async function agree(key: string, purpose: string): Promise<string> {
  const now = rig.clock.now();
  const { id } = await rig.community.person(rig.home.id, key, now);
  await rig.community.saveConsent(id, { purpose, wording: 'w', givenAt: now, refusedAt: null, withdrawnAt: null });
  return id;
}

/** A note to the steward of a goal of their own, who has agreed to it. */
async function addNote(key: string): Promise<string> {
  const now = rig.clock.now();
  const steward = await agree(key, STEWARD_NOTES);
  const { id: _, number: _number, ...goal } = makeGoal({ home: rig.home.id, steward, reachedAt: now, openedAt: now, lastMovedAt: now, due: '2026-12-31' });
  const { id } = await rig.community.addGoal(goal);
  const note = { home: rig.home.id, target: key, toPerson: true, kind: 'steward-note', subject: { what: 'reached', goal: id }, once: `note:${key}:${id}`, due: now } as const;
  return (await rig.community.addDelivery(note)) ?? '';
}

async function addNotes(many: number, from = 0): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < many; index += 1) ids.push(await addNote(`p${String(from + index)}`));
  return ids;
}

const dms = () => rig.chat.shown.filter(({ channel }) => channel.startsWith('dm-'));
const stateOf = async (id: string) => {
  const delivery = await rig.community.delivery(id);
  return { state: delivery?.state, reason: delivery?.reason, attempt: delivery?.attempt };
};
const stopNotes = () => rig.seen('900').filter((text) => text.includes('never written to before'));

describe('new conversations', () => {
  test('are begun one a minute, with five people in ten minutes; the others wait their turn and nobody is forgotten', async () => {
    await addNotes(12);
    await rig.tick();
    expect(dms()).toHaveLength(1);
    for (let minute = 0; minute < 9; minute += 1) await rig.pass(MINUTE);
    expect(dms()).toHaveLength(5);
    for (let minute = 0; minute < 31; minute += 1) await rig.pass(MINUTE);
    expect(new Set(dms().map(({ channel }) => channel)).size).toBe(12);
    const begun = dms().map(({ at }) => at);
    for (const from of begun) expect(begun.filter((at) => at >= from && at < from + 10 * MINUTE).length).toBeLessThanOrEqual(5);
  });

  test('are not needed for those who were written to before', async () => {
    await addNotes(5);
    await rig.tick();
    for (let minute = 0; minute < 9 && dms().length < 5; minute += 1) await rig.pass(MINUTE);
    const again = await addNote('p0');
    const other = await addNote('p9');
    await rig.tick();
    expect([(await stateOf(again)).state, await stateOf(other)]).toEqual(['sent', { state: 'ready', reason: null, attempt: 0 }]);
    const { id } = await rig.community.person(rig.home.id, 'p0', rig.clock.now());
    expect(await rig.community.contact(id)).toMatchObject({ firstMessageAt: dms().find(({ channel }) => channel === 'dm-p0')?.at });
  });

  test('are not begun for looking whether a message arrived', async () => {
    const id = await addNote('p0');
    rig.chat.fates.push(...Array.from({ length: 3 }, () => ({ is: 'unknown' }) as const));
    await rig.tick();
    for (let second = 0; second < 30; second += 1) await rig.pass(1_000);
    await rig.store.queue.stopDms('discord', rig.clock.now());
    const { looks } = rig.chat;
    for (let minute = 0; minute < 10; minute += 1) await rig.pass(MINUTE);
    expect([(await stateOf(id)).state, rig.chat.looks - looks]).toEqual(['unknown', 0]);
    await rig.store.queue.releaseDms(rig.clock.now());
    for (let minute = 0; minute < 65; minute += 1) await rig.pass(MINUTE);
    expect([(await stateOf(id)).state, dms().length, rig.chat.looks > looks]).toEqual(['sent', 1, true]);
  });
});

describe('a refusal that is about writing to people at all', () => {
  test('stops every new conversation after one request, tells the operator and once the managers, and is released', async () => {
    const ids = await addNotes(3);
    rig.chat.fates.push({ is: 'never', reason: 'direct-refused' });
    await rig.tick();
    expect(await rig.store.queue.dmStop()).toEqual({ since: rig.clock.now(), reason: 'discord' });
    const sentBefore = dms().length;
    for (let minute = 0; minute < 130; minute += 10) await rig.pass(10 * MINUTE);
    expect(dms()).toHaveLength(sentBefore);
    expect(stopNotes()).toHaveLength(1);
    expect(rig.log.alarms.filter((alarm) => JSON.stringify(alarm).includes('dms:release'))).toHaveLength(1);
    await rig.store.queue.releaseDms(rig.clock.now());
    for (let minute = 0; minute < 70; minute += 10) await rig.pass(10 * MINUTE);
    expect(new Set(dms().map(({ channel }) => channel)).size).toBe(3);
    for (const id of ids) expect((await stateOf(id)).state).toBe('sent');
  });
});

describe('somebody whose messages are closed', () => {
  test('is not tried again for 30 days, whatever is to be said; stewards’ notes go to the managers instead', async () => {
    await addNote('p0');
    rig.chat.fates.push({ is: 'closed' });
    await rig.tick();
    expect(await rig.store.queue.dmStop()).toBeNull();
    const { id } = await rig.community.person(rig.home.id, 'p0', rig.clock.now());
    expect(await rig.community.contact(id)).toEqual({ firstMessageAt: null, unreachableUntil: rig.clock.now() + 30 * DAY });
    const instead = rig.seen('900').length;
    expect(instead).toBeGreaterThan(0);
    rig.clock.moveBy(29 * DAY);
    const second = await addNote('p0');
    await rig.tick();
    expect(await stateOf(second)).toEqual({ state: 'skipped', reason: 'unreachable', attempt: 0 });
    expect([dms().length, rig.seen('900').length > instead]).toEqual([0, true]);
    rig.clock.moveBy(2 * DAY);
    const third = await addNote('p0');
    await rig.tick();
    expect((await stateOf(third)).state).toBe('sent');
  });

  test('is passed over for the next, and the invitation says so', async () => {
    const { delivery, invitation } = await send('p0');
    rig.chat.fates.push({ is: 'closed' });
    await rig.tick();
    expect(await rig.community.invitation(invitation)).toMatchObject({ answer: 'closed', answeredAt: rig.clock.now() });
    expect(await judge(delivery)).toEqual({ is: 'withdrawn', reason: 'unreachable' });
    rig.clock.moveBy(30 * DAY);
    expect(await judge(delivery)).toBeNull();
  });
});

describe('a private corner for somebody whose messages are closed', () => {
  const asides: { readonly parent: string; readonly person: string; readonly at: number }[] = [];
  const answers: Exclude<Posted, { is: 'unknown' }>[] = [];
  beforeEach(() => {
    [asides.length, answers.length] = [0, 0];
    const chat: Chat = rig.chat;
    chat.aside = (channel, person) => {
      asides.push({ parent: channel.channel, person, at: rig.clock.now() });
      return Promise.resolve(answers.shift() ?? { is: 'sent', ref: { ...channel, channel: 'thread', message: 'm-aside' } });
    };
  });

  test('is taken at once when they chose so, in the goal’s channel, and their messages are let be', async () => {
    const { id, invitation, person } = await send('p0', { threadFallback: true });
    rig.chat.fates.push({ is: 'closed' });
    await rig.tick();
    await rig.pass(2_000);
    expect(await rig.community.delivery(id)).toMatchObject({ state: 'sent', messageChannel: 'thread', message: 'm-aside', attempt: 1 });
    expect(asides.map(({ parent }) => parent)).toEqual(['100']);
    expect(await rig.community.invitation(invitation)).toMatchObject({ answer: null });
    expect(await rig.community.contact(person)).toMatchObject({ firstMessageAt: null, unreachableUntil: rig.clock.now() - 2_000 + 30 * DAY });
    await rig.community.answerInvitation(invitation, { answer: 'declined', answeredAt: rig.clock.now(), laterUntil: null });
    const { attempts } = rig.chat;
    rig.clock.moveBy(8 * DAY);
    const next = await send('p0', { threadFallback: true });
    await rig.tick();
    expect([(await stateOf(next.id)).state, asides.length, rig.chat.attempts - attempts]).toEqual(['sent', 2, 1]);
  });

  test('is waited for, and needs no place for a new conversation', async () => {
    const { id } = await send('p0', { threadFallback: true });
    rig.chat.fates.push({ is: 'closed' });
    answers.push({ is: 'wait', until: rig.clock.now() + MINUTE });
    await rig.tick();
    await rig.store.queue.stopDms('discord', rig.clock.now());
    await rig.pass(2_000);
    expect([(await stateOf(id)).state, asides.length]).toEqual(['ready', 1]);
    await rig.pass(MINUTE);
    expect([(await stateOf(id)).state, asides.length]).toEqual(['sent', 2]);
  });

  test('that cannot be had lets the next be asked', async () => {
    const { id, invitation } = await send('p0', { threadFallback: true });
    rig.chat.fates.push({ is: 'closed' });
    answers.push({ is: 'never', reason: 'no-permission' });
    await rig.tick();
    await rig.pass(2_000);
    expect(await stateOf(id)).toMatchObject({ state: 'skipped', reason: 'unreachable' });
    expect((await rig.community.invitation(invitation))?.answer).toBe('closed');
  });

  test('is not for those who did not choose it, nor for what a volunteer did not agree to', async () => {
    await send('p0');
    await agree('p1', ASKS);
    await addNote('p1');
    rig.chat.fates.push({ is: 'closed' }, { is: 'closed' });
    await rig.tick();
    await rig.pass(2_000);
    expect(asides).toEqual([]);
  });

  test('is not used for what may have arrived already', async () => {
    const { id } = await send('p0', { threadFallback: true });
    rig.chat.fates.push({ is: 'lost' }, { is: 'closed' });
    await rig.tick();
    for (let second = 0; second < 20; second += 1) await rig.pass(1_000);
    expect(rig.chat.shown.filter(({ channel }) => channel === 'dm-p0')).toHaveLength(1);
    expect([await stateOf(id), asides]).toMatchObject([{ state: 'skipped', reason: 'closed' }, []]);
  });
});

describe('an ask', () => {
  test('counts from when it was read, and another waits seven days from then', async () => {
    await addNotes(5);
    await rig.tick();
    const { invitation, person } = await send('p9');
    await rig.tick();
    const askedAt = rig.clock.now();
    for (let minute = 0; minute < 12; minute += 1) await rig.pass(MINUTE);
    const readAt = (await rig.community.invitation(invitation))?.at ?? 0;
    expect(readAt).toBeGreaterThan(askedAt);
    await rig.community.answerInvitation(invitation, { answer: 'declined', answeredAt: rig.clock.now(), laterUntil: null });
    const second = await send('p9');
    expect(await judge(second.delivery)).toEqual({ is: 'early', until: readAt + 7 * DAY });
    expect(await rig.community.contact(person)).toMatchObject({ firstMessageAt: readAt });
  });
});

const judge = (delivery: Delivery) => rig.community.together((inside) => judgePerson(inside, delivery, rig.clock.now()));

function deliveryTo(key: string, kind: string, subject: Subject): Delivery {
  const progress = { state: 'claimed', attempt: 0, notBefore: 0, attemptedAt: null, doubtedSince: null, lookedAt: null, looks: 0, message: null, messageChannel: null, reason: null } as const;
  const rest = { worker: 'w', lease: null, drawn: null, wanted: 1, shown: 1, editedAt: null };
  const place = { id: 'd', community: rig.community.community, home: rig.home.id, platform: 'discord', homeKey: rig.home.key, target: key, toPerson: true } as const;
  return { ...progress, ...rest, ...place, kind: kind as DeliveryKind, subject, due: 0, marker: 'm' };
}

/** Somebody in the register, asked for something. */
async function invite(key: string, wish: Partial<Volunteer> = {}): Promise<{ delivery: Delivery; invitation: string; person: string }> {
  const now = rig.clock.now();
  const person = await agree(key, ASKS);
  await rig.community.saveVolunteer({ person, skills: [], quiet: null, zone: 'UTC', pausedUntil: null, threadFallback: false, unnamed: false, ...wish }, now);
  const goal = await rig.launch();
  const asking = { goal: goal.id, task: 'Paint', size: null, deadline: '2026-04-01', places: 2, skill: null, asker: goal.steward ?? '', messagesFrom: null, answerHours: 48, seed: 1, at: now };
  const ask = await rig.community.addAsk(asking);
  const invitation = (await rig.community.addInvitation({ ask: ask.id, person, at: now, reasons: [] }))?.id ?? '';
  return { delivery: deliveryTo(key, 'invitation', { invitation }), invitation, person };
}

/** The same with its message on its way. */
async function send(key: string, wish: Partial<Volunteer> = {}): Promise<{ delivery: Delivery; invitation: string; person: string; id: string }> {
  const invited = await invite(key, wish);
  // The launch of its goal comes first.
  await rig.tick();
  const { ask } = (await rig.community.invitation(invited.invitation))!;
  const subject = { invitation: invited.invitation, ask, goal: (await rig.community.ask(ask))?.goal ?? '' };
  const id = await rig.community.addDelivery({ home: rig.home.id, target: key, toPerson: true, kind: 'invitation', subject, once: `invitation:${invited.invitation}`, due: rig.clock.now() });
  return { ...invited, id: id ?? '' };
}

describe('what its reader has agreed to', () => {
  test('holds for its own purpose, and no other', async () => {
    const { delivery } = await invite('p0');
    const others = ['steward-note', 'check-in', 'proposal-news'].map((kind) => deliveryTo('p0', kind, {}));
    expect(await judge(delivery)).toBeNull();
    expect(await Promise.all(others.map(judge))).toEqual([{ is: 'withdrawn', reason: 'no-consent' }, null, null]);
    await agree('p1', STEWARD_NOTES);
    const toOther = ['steward-note', 'invitation', 'check-in'].map((kind) => deliveryTo('p1', kind, {}));
    const no = { is: 'withdrawn', reason: 'no-consent' };
    expect(await Promise.all(toOther.map(judge))).toEqual([null, no, no]);
  });

  test('is asked of a proposal’s author as its author, of whoever would help as a volunteer', async () => {
    const author = await agree('p0', PROPOSAL_NEWS);
    const proposal = await rig.community.addProposal({ home: rig.home.id, channel: '100', author, title: 'A bench', words: null, link: null, at: rig.clock.now() });
    const subject = { proposal: proposal.id };
    expect(await judge(deliveryTo('p0', 'proposal-news', subject))).toBeNull();
    await agree('p1', PROPOSAL_NEWS);
    expect(await judge(deliveryTo('p1', 'proposal-news', subject))).toEqual({ is: 'withdrawn', reason: 'no-consent' });
  });

  test('is over at once when they stop being asked', async () => {
    const { delivery, person } = await invite('p0');
    await rig.community.leaveRegister(person, rig.clock.now());
    expect(await judge(delivery)).toEqual({ is: 'withdrawn', reason: 'no-consent' });
  });

  test('waits for the end of a pause and of quiet hours that cross midnight in their zone', async () => {
    // 08:00 UTC is 00:00 in Los Angeles.
    const { delivery, person } = await invite('p0', { quiet: { from: '22:00', to: '08:00' }, zone: 'America/Los_Angeles' });
    const eight = rig.clock.now() + 8 * HOUR;
    expect(await judge(delivery)).toEqual({ is: 'early', until: eight });
    const volunteer = await rig.community.volunteer(person);
    await rig.community.saveVolunteer({ ...volunteer!, pausedUntil: rig.clock.now() + 2 * DAY }, rig.clock.now());
    expect(await judge(delivery)).toEqual({ is: 'early', until: eight + 2 * DAY });
    rig.clock.moveBy(2 * DAY + 8 * HOUR);
    expect(await judge(delivery)).toBeNull();
  });
});

describe('three processes', () => {
  test('share the places for new conversations', async () => {
    await addNotes(12);
    const stores = [await house.openAnother(), await house.openAnother()];
    const others = stores.map((store, index) => makeTick({ ...rig.around, store }, `worker-${String(index + 2)}`));
    for (let minute = 0; minute < 25; minute += 1) {
      rig.clock.moveBy(MINUTE);
      await Promise.all([rig.ticking, ...others].map((each) => each.tick()));
    }
    await Promise.all(others.map((each) => each.stop()));
    await Promise.all(stores.filter((store) => store !== rig.store).map((store) => store.close()));
    const begun = dms().map(({ at }) => at);
    expect(begun).toHaveLength(12);
    for (const from of begun) expect(begun.filter((at) => at >= from && at < from + 10 * MINUTE).length).toBeLessThanOrEqual(5);
  });
});
