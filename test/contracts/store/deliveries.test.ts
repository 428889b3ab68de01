import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Delivery, Progress } from '../../../src/core/delivery/delivery.js';
import { HOUR, MINUTE, NOON, foundTown, newDelivery, openTestStore, type TestStore, type Town } from './open-test-store.js';

let opened: TestStore;
let town: Town;
beforeAll(async () => {
  opened = await openTestStore();
});
beforeEach(async () => {
  // What earlier tests left is not claimed any more.
  if (town) await opened.store.queue.leaveHome('discord', town.key, NOON);
  town = await foundTown(opened.store);
});
afterAll(() => opened.dispose());

const claim = (worker = 'w', now = NOON, most = 10) => opened.store.queue.claim(worker, ['discord'], now, now + MINUTE, most);
const record = (delivery: Delivery, worker: string, progress: Partial<Progress>, keep?: { lease: number; drawn: string | null }) =>
  opened.store.queue.record(delivery, worker, { ...delivery, ...progress }, NOON, keep);

async function add(wish: Parameters<typeof newDelivery>[1] = {}): Promise<Delivery> {
  const id = await town.store.addDelivery(newDelivery(town, wish));
  return (await town.store.delivery(id!))!;
}

async function send(wish: Parameters<typeof newDelivery>[1] = {}): Promise<Delivery> {
  const { id } = await add(wish);
  const taken = (await claim('sender')).find((each) => each.id === id)!;
  await record(taken, 'sender', { state: 'sent', attempt: 1, message: `m-${id}`, messageChannel: 'general' });
  return (await town.store.delivery(id))!;
}

describe('a delivery', () => {
  test('begins ready, knowing its home', async () => {
    const delivery = await add({ subject: { goal: 'g', count: 2 }, toPerson: true });
    expect(delivery).toEqual({
      ...{ id: delivery.id, community: town.address.community, home: town.home, platform: 'discord', homeKey: town.key },
      ...{ target: 'general', toPerson: true, kind: 'launch', subject: { goal: 'g', count: 2 }, due: NOON, marker: delivery.marker },
      ...{ state: 'ready', attempt: 0, notBefore: NOON, attemptedAt: null, doubtedSince: null, lookedAt: null, looks: 0 },
      ...{ message: null, messageChannel: null, reason: null, worker: null, lease: null, drawn: null, wanted: 1, shown: 1, editedAt: null },
    });
    expect(delivery.marker).toMatch(/^[\w-]{22}$/);
    expect(Buffer.from(delivery.marker, 'base64url').toString('hex')).toBe(delivery.id.replaceAll('-', ''));
  });

  test('is stored once, however often it is asked for', async () => {
    const wish = newDelivery(town, { once: 'launch of 7' });
    const ids = await Promise.all(Array.from({ length: 8 }, () => town.store.addDelivery(wish)));
    expect(ids.filter((id) => id !== null)).toHaveLength(1);
    const other = await foundTown(opened.store);
    expect(await other.store.addDelivery({ ...wish, home: other.home })).not.toBeNull();
    await other.store.skipDeliveries('test over');
  });

  test('is seen by its own community only', async () => {
    const delivery = await add();
    const other = await foundTown(opened.store);
    await other.store.wantEdit(delivery.id);
    expect(await other.store.delivery(delivery.id)).toBeNull();
    expect(await other.store.skipDeliveries('not ours')).toBe(0);
    expect(await town.store.delivery(delivery.id)).toEqual(delivery);
    expect(await town.store.delivery('no id')).toBeNull();
    await expect(town.store.addDelivery(newDelivery(town, { home: other.home }))).rejects.toMatchObject({ code: '23503' });
  });

  test('is listed by kind and target, newest first', async () => {
    await add({ kind: 'digest', due: NOON + 1 });
    await add({ kind: 'digest', due: NOON + 3, target: 'art' });
    await add({ kind: 'digest', due: NOON + 2 });
    await add({ kind: 'board', due: NOON + 4 });
    const list = async (most: number, where?: { target?: string; goal?: string }) => (await town.store.deliveries('digest', most, where)).map(({ due }) => due - NOON);
    expect(await list(9)).toEqual([3, 2, 1]);
    expect(await list(2)).toEqual([3, 2]);
    expect(await list(9, { target: 'general' })).toEqual([2, 1]);
  });

  test('shows as trouble when given up or in doubt', async () => {
    for (const [index, state] of (['parked', 'unknown', 'sent', 'ready'] as const).entries()) {
      await add({ due: NOON + index });
      const [taken] = await claim('w', NOON + index);
      await record(taken!, 'w', { state, attemptedAt: NOON + index, reason: 'r', notBefore: NOON + HOUR });
    }
    expect((await town.store.troubled(NOON)).map(({ state }) => state)).toEqual(['unknown', 'parked']);
    expect((await town.store.troubled(NOON + 1)).map(({ state }) => state)).toEqual(['unknown']);
    expect(await town.store.troubled(NOON + 2)).toEqual([]);
  });
});

describe('claiming', () => {
  test('takes what is due, in order of time, for one worker', async () => {
    const late = await add({ due: NOON });
    const early = await add({ due: NOON - HOUR });
    await add({ due: NOON + 1 });
    const taken = await claim();
    expect(taken).toEqual([early, late].map((each) => ({ ...each, state: 'claimed', worker: 'w', lease: NOON + MINUTE })));
    expect(await claim('other')).toEqual([]);
    expect(await opened.store.queue.claim('w', [], NOON + HOUR, NOON + 2 * HOUR, 10)).toEqual([]);
    expect(await opened.store.queue.claim('w', ['slack'], NOON + HOUR, NOON + 2 * HOUR, 10)).toEqual([]);
  });

  test('lets nobody wait behind one who has many', async () => {
    const small = await foundTown(opened.store);
    for (let index = 0; index < 30; index += 1) await add({ due: NOON - HOUR });
    const few = [];
    for (let index = 0; index < 3; index += 1) few.push(await small.store.addDelivery(newDelivery(small, { due: NOON - index })));
    const taken = await claim('w', NOON, 10);
    expect(taken.filter(({ community }) => community === small.address.community).map(({ id }) => id).sort()).toEqual(few.sort());
    expect(taken).toHaveLength(10);
    // Whoever was served begins anew.
    const next = await small.store.addDelivery(newDelivery(small, { due: NOON }));
    expect((await claim('w', NOON, 8)).map(({ id }) => id)).toContain(next);
    await opened.store.queue.leaveHome('discord', small.key, NOON);
  });

  test('by eight at once takes no row twice', async () => {
    const ids = new Set<string>();
    for (let index = 0; index < 40; index += 1) ids.add((await add()).id);
    const rounds = await Promise.all(Array.from({ length: 8 }, (_, index) => claim(`w${index}`, NOON, 10)));
    const taken = rounds.flat().map(({ id }) => id);
    expect(taken).toHaveLength(new Set(taken).size);
    const rest = await claim('last', NOON, 99);
    expect(new Set([...taken, ...rest.map(({ id }) => id)])).toEqual(ids);
    for (const round of rounds) expect(round.length).toBeLessThanOrEqual(10);
  });

  test('takes over what a dead worker left: unsent ones freely, others in doubt', async () => {
    const [unsent, begun, doubted] = [await add({ due: NOON - 3 }), await add({ due: NOON - 2 }), await add({ due: NOON - 1 })];
    await claim('dead');
    await record(begun, 'dead', { state: 'sending', attempt: 1, attemptedAt: NOON }, { lease: NOON + MINUTE, drawn: '{}' });
    await record(doubted, 'dead', { state: 'unknown', attempt: 1 });
    expect(await claim('early', NOON + MINUTE)).toMatchObject([{ id: doubted.id, state: 'unknown' }]);
    const taken = await claim('heir', NOON + MINUTE + 1);
    expect(taken.map(({ id, state, worker, drawn }) => ({ id, state, worker, drawn }))).toEqual([
      { id: unsent.id, state: 'claimed', worker: 'heir', drawn: null },
      { id: begun.id, state: 'unknown', worker: 'heir', drawn: '{}' },
    ]);
    expect(await record(begun, 'dead', { state: 'sent' })).toBe(false);
    expect((await town.store.delivery(begun.id))?.state).toBe('unknown');
  });

  test('leaves out homes that have left, until they are back', async () => {
    const delivery = await add();
    await opened.store.queue.leaveHome('discord', town.key, NOON);
    expect(await claim()).toEqual([]);
    await opened.store.queue.joinHome('discord', town.key, 'Lighthouse', NOON);
    expect(await claim()).toMatchObject([{ id: delivery.id }]);
  });
});

describe('letting go', () => {
  test('gives what a worker that stops still holds to others at once', async () => {
    const [unbegun, begun, doubted] = [await add({ due: NOON - 3 }), await add({ due: NOON - 2 }), await add({ due: NOON - 1 })];
    await claim('stopping', NOON, 2);
    const [taken] = await claim('other', NOON, 1);
    await record(begun, 'stopping', { state: 'sending', attempt: 1, attemptedAt: NOON }, { lease: NOON + MINUTE, drawn: '{}' });
    await opened.store.queue.release('stopping', 'unbegun');
    expect(await town.store.delivery(unbegun.id)).toEqual(unbegun);
    expect(await town.store.delivery(begun.id)).toMatchObject({ state: 'sending', worker: 'stopping' });
    await opened.store.queue.release('stopping', 'all');
    expect(await claim('heir')).toMatchObject([{ id: unbegun.id, state: 'claimed' }, { id: begun.id, state: 'unknown', attempt: 1, drawn: '{}' }]);
    expect(await town.store.delivery(doubted.id)).toMatchObject({ worker: 'other', lease: taken!.lease });
  });

  test('leaves what was sent as it is', async () => {
    const delivery = await send();
    await town.store.wantEdit(delivery.id);
    await opened.store.queue.claimEdits('stopping', ['discord'], NOON, NOON, NOON + MINUTE, 10);
    await opened.store.queue.release('stopping', 'all');
    expect(await town.store.delivery(delivery.id)).toEqual({ ...delivery, wanted: 2 });
  });
});

describe('recording', () => {
  test('writes what became of it and lets go', async () => {
    const delivery = await add();
    const [taken] = await claim();
    const progress: Progress = {
      ...{ state: 'unknown', attempt: 2, notBefore: NOON + 5, attemptedAt: NOON + 1, doubtedSince: NOON + 2 },
      ...{ lookedAt: NOON + 3, looks: 1, message: null, messageChannel: null, reason: 'r' },
    };
    expect(await record(taken!, 'other', progress)).toBe(false);
    expect(await record({ ...taken!, community: (await foundTown(opened.store)).address.community }, 'w', progress)).toBe(false);
    expect(await record(taken!, 'w', progress)).toBe(true);
    expect(await town.store.delivery(delivery.id)).toEqual({ ...delivery, ...progress });
    expect(await record(taken!, 'w', progress)).toBe(false);
  });

  test('keeps the lease and what was drawn first', async () => {
    const delivery = await add();
    const [taken] = await claim();
    expect(await record(taken!, 'w', { state: 'sending' }, { lease: NOON + HOUR, drawn: 'first' })).toBe(true);
    expect(await record(taken!, 'w', { state: 'sending' }, { lease: NOON + HOUR + 1, drawn: 'second' })).toBe(true);
    expect(await town.store.delivery(delivery.id)).toMatchObject({ drawn: 'first', worker: 'w', lease: NOON + HOUR + 1, state: 'sending' });
  });

  test('comes too late for what was skipped meanwhile', async () => {
    const [sending, claimed, ready] = [await add({ due: NOON - 3, kind: 'digest' }), await add({ due: NOON - 2 }), await add({ due: NOON - 1 })];
    const taken = await claim('w', NOON, 2);
    await record(sending, 'w', { state: 'sending' }, { lease: NOON + MINUTE, drawn: null });
    expect(await town.store.skipDeliveries('paused', ['board'])).toBe(0);
    expect(await town.store.skipDeliveries('paused', ['launch', 'board'])).toBe(2);
    expect(await record(taken.find(({ id }) => id === claimed.id)!, 'w', { state: 'sending' })).toBe(false);
    expect(await town.store.delivery(ready.id)).toMatchObject({ state: 'skipped', reason: 'paused' });
    expect(await town.store.skipDeliveries('paused')).toBe(0);
    expect(await record(sending, 'w', { state: 'sent' })).toBe(true);
  });
});

describe('a delivery nobody could look for', () => {
  async function park(reason: string): Promise<Delivery> {
    const { id } = await add();
    const taken = (await claim('looker')).find((each) => each.id === id)!;
    await record(taken, 'looker', { state: 'parked', attempt: 1, reason });
    return (await town.store.delivery(id))!;
  }

  test('is settled once by a manager’s word, and only in its own community', async () => {
    const [appeared, again, other] = [await park('unseen'), await park('unseen'), await park('refused')];
    const elsewhere = await foundTown(opened.store);
    expect(await elsewhere.store.settleUnseen(appeared.id, 'again')).toBe(false);
    const eight = await Promise.all(Array.from({ length: 8 }, (_, at) => town.store.settleUnseen(appeared.id, at % 2 === 0 ? 'appeared' : 'again')));
    expect(eight.filter(Boolean)).toHaveLength(1);
    expect(await town.store.settleUnseen(again.id, 'again')).toBe(true);
    expect(await town.store.delivery(again.id)).toMatchObject({ state: 'ready', reason: null, attempt: 1 });
    expect(await town.store.settleUnseen(other.id, 'again')).toBe(false);
    expect(await town.store.settleUnseen('no id', 'again')).toBe(false);
    expect((await claim('next')).map(({ id }) => id)).toContain(again.id);
  });
});

describe('edits', () => {
  const claimEdits = (now: number, editedBefore: number, worker = 'e') => opened.store.queue.claimEdits(worker, ['discord'], now, editedBefore, now + MINUTE, 10);

  test('are taken when more is wanted than shown and the last change is old enough', async () => {
    const delivery = await send();
    expect(await claimEdits(NOON + HOUR, NOON + HOUR)).toEqual([]);
    await town.store.wantEdit(delivery.id);
    await town.store.wantEdit(delivery.id);
    expect(await claimEdits(NOON, NOON - 1)).toEqual([]);
    expect(await claimEdits(NOON, NOON)).toMatchObject([{ id: delivery.id, wanted: 3, shown: 1, state: 'sent', worker: 'e' }]);
    expect(await claimEdits(NOON, NOON, 'other')).toEqual([]);
    await opened.store.queue.recordEdit(delivery, 'other', { shown: 3 });
    await opened.store.queue.recordEdit(delivery, 'e', { shown: 3, drawn: 'new', editedAt: NOON + 1 });
    expect(await town.store.delivery(delivery.id)).toMatchObject({ shown: 3, drawn: 'new', editedAt: NOON + 1, worker: null, lease: null });
    expect(await claimEdits(NOON + HOUR, NOON + HOUR)).toEqual([]);
    await town.store.wantEdit(delivery.id);
    expect(await claimEdits(NOON + HOUR, NOON)).toEqual([]);
    expect(await claimEdits(NOON + HOUR, NOON + 1)).toHaveLength(1);
  });

  test('wait until they may be tried again, and are taken over from a dead worker', async () => {
    const delivery = await send();
    await town.store.wantEdit(delivery.id);
    await claimEdits(NOON, NOON, 'dead');
    expect(await claimEdits(NOON + MINUTE + 1, NOON)).toHaveLength(1);
    await opened.store.queue.recordEdit(delivery, 'e', { notBefore: NOON + HOUR });
    expect(await claimEdits(NOON + HOUR - 1, NOON)).toEqual([]);
    expect(await claimEdits(NOON + HOUR, NOON)).toHaveLength(1);
  });

  test('end for good when the message is gone', async () => {
    const delivery = await send();
    await town.store.wantEdit(delivery.id);
    await claimEdits(NOON, NOON);
    await opened.store.queue.recordEdit(delivery, 'e', { gone: true });
    await town.store.wantEdit(delivery.id);
    expect(await claimEdits(NOON + 1_000 * HOUR, NOON + 1_000 * HOUR)).toEqual([]);
  });

  test('of eight that ask at once, one gets each', async () => {
    for (let index = 0; index < 12; index += 1) await town.store.wantEdit((await send()).id);
    const taken = (await Promise.all(Array.from({ length: 8 }, (_, index) => claimEdits(NOON, NOON, `e${index}`)))).flat();
    expect(new Set(taken.map(({ id }) => id)).size).toBe(taken.length);
  });
});

test('a message leads to its home and community', async () => {
  const delivery = await send();
  const message = { platform: 'discord', channel: 'general', message: `m-${delivery.id}` } as const;
  expect(await opened.store.queue.homeOfMessage(message)).toEqual(town.address);
  expect(await opened.store.queue.homeOfMessage({ ...message, platform: 'slack' })).toBeNull();
  expect(await opened.store.queue.homeOfMessage({ ...message, channel: 'art' })).toBeNull();
});
