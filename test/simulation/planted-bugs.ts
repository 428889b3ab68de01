import type { Delivery } from '../../src/core/delivery/delivery.js';
import type { Chat } from '../../src/ports/chat.js';
import type { CommunityStore, QueueStore } from '../../src/ports/store.js';
import type { Tables } from './simulated-store.js';
import type { Bug, Parts } from './world.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

function withQueue(parts: Parts, change: (queue: QueueStore) => Partial<QueueStore>): Parts {
  const { store } = parts;
  return { ...parts, store: { ...store, queue: { ...store.queue, ...change(store.queue) } } };
}

function withCommunity(parts: Parts, change: (store: CommunityStore) => Partial<CommunityStore>): Parts {
  const alter = (store: CommunityStore): CommunityStore => ({
    ...store,
    together: (work) => store.together((inside) => work(alter(inside))),
    ...change(store),
  });
  return { ...parts, store: { ...parts.store, of: (community) => alter(parts.store.of(community)) } };
}

function withChat(parts: Parts, change: (chat: Chat) => Partial<Chat>): Parts {
  return { ...parts, chat: { ...parts.chat, ...change(parts.chat) } };
}

function withClock(parts: Parts, now: () => number): Parts {
  return { ...parts, clock: { ...parts.clock, now } };
}

/** Answers of the platform mistaken for others. */
function mistaking(from: 'wait' | 'unknown', chat: Chat, answer: Awaited<ReturnType<Chat['post']>> | null): Partial<Chat> {
  return {
    post: async (to, card, marker) => {
      const posted = await chat.post(to, card, marker);
      return posted.is === from ? (answer ?? { is: 'sent', ref: { ...to, message: 'nowhere' } }) : posted;
    },
  };
}

function mistakingSearch(from: 'unsure' | 'hidden' | 'blind', as: 'unsure' | 'hidden' | 'absent', { find }: Chat): Partial<Chat> {
  return {
    find: async (to, marker, since) => {
      const found = await find(to, marker, since);
      return found.is === from ? { is: as } : found;
    },
  };
}

function rewrite({ deliveries }: Tables, id: string, change: Partial<Delivery>): void {
  const row = deliveries.get(id);
  if (row) deliveries.set(id, { ...row, ...change });
}

/** An attempt that was begun and never recorded, taken for none. */
function takeForUnsent(delivery: Delivery): Delivery {
  return delivery.state === 'unknown' ? { ...delivery, state: 'claimed' } : delivery;
}

/** What has gone wrong elsewhere, or might here: each in the place of something that works. */
export const plantedBugs: Readonly<Record<string, Bug>> = {
  'sends before it has written down that it will': (parts) =>
    withQueue(parts, ({ record }) => ({ record: (...wanted) => (wanted[4] === undefined ? record(...wanted) : Promise.resolve(true)) })),

  'strikes a delivery off before it is sent': (parts) =>
    withQueue(parts, ({ record }) => ({
      record: (delivery, worker, progress, now, keep) => record(delivery, worker, keep === undefined ? progress : { ...progress, state: 'sent' }, now, keep),
    })),

  // A short lease alone does no harm here: what is taken over is looked for, and that takes longer than any attempt.
  'holds a delivery for two seconds only and sends what it takes over': (parts) =>
    withQueue(parts, ({ claim, record }) => ({
      claim: async (worker, platforms, now, _lease, most) => (await claim(worker, platforms, now, now + 2 * SECOND, most)).map(takeForUnsent),
      record: (delivery, worker, progress, now, keep) => record(delivery, worker, progress, now, keep && { ...keep, lease: now + 2 * SECOND }),
    })),

  'sends what a dead worker was sending': (parts) => withQueue(parts, ({ claim }) => ({ claim: async (...wanted) => (await claim(...wanted)).map(takeForUnsent) })),

  'takes a fresh nonce at each try': (parts, chance) => withChat(parts, ({ post }) => ({ post: (to, card, marker) => post(to, card, `${marker}-${String(chance.between(1, 1e9))}`) })),

  'trusts the nonce for ever': (parts) => withChat(parts, ({ platform }) => (platform === 'discord' ? { recognises: Infinity } : {})),

  'trusts a nonce where there is none': (parts) => withChat(parts, ({ platform }) => (platform === 'slack' ? { recognises: 100 * SECOND } : {})),

  'does not look before it sends again': (parts) => withChat(parts, () => ({ find: () => Promise.resolve({ is: 'absent' }) })),

  'looks once only': (parts) =>
    withQueue(parts, ({ record }) => ({
      record: (delivery, worker, progress, now, keep) => {
        const hasLooked = progress.state === 'unknown' && progress.looks === 1;
        return record(delivery, worker, hasLooked ? { ...progress, state: 'ready', doubtedSince: null, notBefore: now } : progress, now, keep);
      },
    })),

  'looks twice before a slow post can have come': (parts) =>
    withQueue(parts, ({ record }) => ({
      record: (delivery, worker, progress, now, keep) => {
        const hurried = { ...progress, attemptedAt: now - 75 * SECOND, notBefore: progress.looks === 1 ? now + SECOND : progress.notBefore };
        return record(delivery, worker, progress.state === 'unknown' ? hurried : progress, now, keep);
      },
    })),

  'takes a search that failed for one that found nothing': (parts) => withChat(parts, (chat) => mistakingSearch('unsure', 'absent', chat)),

  'takes a search that shows nothing for one that found nothing': (parts) => withChat(parts, (chat) => mistakingSearch('hidden', 'absent', chat)),

  'takes a channel it may not read for an empty one': (parts) => withChat(parts, (chat) => mistakingSearch('blind', 'absent', chat)),

  'takes a search that shows nothing for one that could not be made': (parts) => withChat(parts, (chat) => mistakingSearch('hidden', 'unsure', chat)),

  'takes a platform that is away for one that shows nothing': (parts) => withChat(parts, (chat) => mistakingSearch('unsure', 'hidden', chat)),

  'posts without its marker': (parts) => withChat(parts, ({ post }) => ({ post: (to, card) => post(to, card, '') })),

  'shares one marker among all it sends': (parts) => {
    let shared: string | null = null;
    return withChat(parts, ({ post }) => ({ post: (to, card, marker) => post(to, card, (shared ??= marker)) }));
  },

  'posts into the community it knew first': (parts) => {
    let known: string | null = null;
    return withChat(parts, ({ post }) => ({ post: (to, card, marker) => post({ ...to, home: (known ??= to.home) }, card, marker) }));
  },

  'posts into the channel it knew first': (parts) => {
    let known: string | null = null;
    return withChat(parts, ({ post }) => ({ post: (to, card, marker) => post({ ...to, channel: (known ??= to.channel) }, card, marker) }));
  },

  'has one process whose clock is ten minutes ahead': (parts) => (parts.worker.startsWith('worker-0') ? withClock(parts, () => parts.clock.now() + 10 * MINUTE) : parts),

  'writes leases by a second clock and sends what it takes over': (parts) =>
    withQueue(parts, ({ claim, record }) => ({
      claim: async (worker, platforms, now, lease, most) => (await claim(worker, platforms, now, lease - 10 * MINUTE, most)).map(takeForUnsent),
      record: (delivery, worker, progress, now, keep) => record(delivery, worker, progress, now, keep && { ...keep, lease: keep.lease - 10 * MINUTE }),
    })),

  'reads the clock once in a pass': (parts) => {
    let read = parts.clock.now?.() ?? 0;
    return withQueue(withClock(parts, () => read), ({ claim }) => ({
      claim: (worker, platforms, _now, _lease, most) => {
        read = parts.clock.now();
        return claim(worker, platforms, read, read + MINUTE, most);
      },
    }));
  },

  'fetches what will be due in five minutes': (parts) =>
    withQueue(parts, ({ claim }) => ({ claim: (worker, platforms, now, lease, most) => claim(worker, platforms, now + 5 * MINUTE, lease + 5 * MINUTE, most) })),

  'beats twice at a time and takes what it holds itself': (parts, _chance, tables) =>
    withQueue({ ...parts, atOnce: 2 }, ({ claim }) => ({
      claim: (worker, ...rest) => {
        for (const each of tables.deliveries.values()) if (each.worker === worker) rewrite(tables, each.id, { lease: null });
        return claim(worker, ...rest);
      },
    })),

  'schedules again what it was asked for twice': (parts, chance) =>
    withCommunity(parts, ({ addDelivery }) => ({ addDelivery: (wanted) => addDelivery({ ...wanted, once: `${wanted.once} ${String(chance.between(1, 1e9))}` }) })),

  'counts being told to wait as sent': (parts) => withChat(parts, (chat) => mistaking('wait', chat, null)),

  'counts an unknown outcome as sent': (parts) => withChat(parts, (chat) => mistaking('unknown', chat, null)),

  'counts an unknown outcome as not sent': (parts) => withChat(parts, (chat) => mistaking('unknown', chat, { is: 'wait', until: 0 })),

  'gives up at the first doubt': (parts) => withChat(parts, (chat) => mistaking('unknown', chat, { is: 'never', reason: 'refused' })),

  'tells nobody what it gave up': (parts) =>
    withCommunity(parts, ({ addDelivery }) => ({ addDelivery: (wanted) => (wanted.kind === 'manager-note' ? Promise.resolve(null) : addDelivery(wanted)) })),

  'lets anyone record what another holds': (parts, _chance, tables) =>
    withQueue(parts, ({ record }) => ({
      record: (delivery, worker, ...rest) => {
        rewrite(tables, delivery.id, { worker });
        return record(delivery, worker, ...rest);
      },
    })),

  'draws anew at each attempt': (parts, _chance, tables) =>
    withQueue(parts, ({ claim }) => ({
      claim: async (...wanted) => {
        const claimed = await claim(...wanted);
        for (const { id } of claimed) rewrite(tables, id, { drawn: null });
        return claimed.map((each) => ({ ...each, drawn: null }));
      },
    })),

  'ignores that a goal was let go': (parts) =>
    withCommunity(parts, ({ goal }) => ({
      goal: async (id) => {
        const found = await goal(id);
        return found && { ...found, state: 'active' };
      },
    })),

  'knows goals as they were when it started': (parts, _chance, tables) => {
    const known = new Map(tables.goals);
    return withCommunity(parts, ({ goal }) => ({ goal: async (id) => (await goal(id)) && (known.get(id) ?? null) }));
  },

  'knows an occurrence by its moment instead of its local day': (parts) =>
    withCommunity(parts, ({ addDelivery }) => ({
      addDelivery: (wanted) => addDelivery({ ...wanted, once: wanted.kind === 'digest' ? `digest:${String(wanted.due)}` : wanted.once }),
      occurrences: () => Promise.resolve([]),
    })),

  'catches up on everything it missed': (parts, _chance, tables) =>
    withClock(parts, () => Math.min(parts.clock.now(), ...[...tables.rhythms.values()].map(({ nextDue }) => (nextDue ?? Infinity) + SECOND))),

  'skips every digest that is late': (parts) => withCommunity(parts, ({ rhythms }) => ({ rhythms: async () => (await rhythms()).map((rhythm) => ({ ...rhythm, catchUp: 'skip' })) })),
};
