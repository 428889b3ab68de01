import type { Delivery } from '../core/delivery/delivery.js';
import type { Flag, FlagEnd } from '../core/heat/flag.js';
import type { Moment } from '../core/time/moment.js';
import type { CommunityStore } from '../ports/store.js';
import { findManagersDoor } from '../use-cases/announce.js';
import { gatherHeat, LOOKED_AT_MS, type ChannelHeat } from '../use-cases/gather-heat.js';
import { refreshFlag } from '../use-cases/refresh-flag.js';
import { drawDelivery } from './draw-delivery.js';
import type { Sees } from './sees-channel.js';

const MOST_CARDS = 200;

interface Judging {
  readonly store: CommunityStore;
  readonly sees: Sees;
  readonly now: Moment;
}

/** Raises, keeps current and closes the flags of one community. */
export async function judgeFlags(judging: Judging): Promise<void> {
  const { store, now } = judging;
  if ((await store.flags({ open: true })).length === 0 && (await store.hotHours(now - LOOKED_AT_MS)).length === 0) return;
  const channels = (await gatherHeat(store, now, [], 'hot')).filter(({ hours, open }) => hours.length > 0 || open !== null);
  for (const channel of channels) await judge(judging, channel);
  if (channels.some(({ open }) => open !== null)) await keepCurrent(store, now);
}

/** Of a channel Guidon no longer sees nobody can say whether it cools. */
async function judge({ store, sees, now }: Judging, found: ChannelHeat): Promise<void> {
  const { verdict, open } = found;
  if (verdict.is === 'raise' && (await sees(store, found, now))) return raise(store, found, now);
  if (open === null) return;
  if (!(await sees(store, found, now))) return close(store, open, 'left', now);
  if (verdict.is === 'close') return close(store, open, verdict.end, now);
  const goal = found.ownGoals.find(({ openedAt }) => openedAt >= open.openedAt);
  if (goal && open.goal === null) await store.changeFlag(open.id, { goal: goal.id });
}

function raise(store: CommunityStore, { home, channel }: ChannelHeat, now: Moment): Promise<void> {
  return store.together(async (inside) => {
    const flag = await inside.openFlag(home, channel, now);
    if (flag !== null) await addCard(inside, flag, now);
  });
}

function close(store: CommunityStore, { id }: Flag, end: FlagEnd, now: Moment): Promise<void> {
  return store.together(async (inside) => {
    if (await inside.changeFlag(id, { closedAt: now, end })) await refreshFlag(inside, id);
  });
}

async function addCard(store: CommunityStore, { id, home }: Flag, now: Moment): Promise<void> {
  const door = await findManagersDoor(store, home);
  if (door) await store.addDelivery({ ...door, kind: 'flag', subject: { flag: id }, once: `flag:${id}`, due: now });
}

/** Each open flag has a card once there is a channel for it, and the card says what is so now. */
async function keepCurrent(store: CommunityStore, now: Moment): Promise<void> {
  const cards = await store.deliveries('flag', MOST_CARDS);
  for (const flag of await store.flags({ open: true })) {
    const card = cards.find(({ subject }) => subject.flag === flag.id);
    if (!card) await addCard(store, flag, now);
    else if (await isBehind(store, card, now)) await store.wantEdit(card.id);
  }
}

async function isBehind(store: CommunityStore, card: Delivery, now: Moment): Promise<boolean> {
  if (card.state !== 'sent' || card.wanted > card.shown) return false;
  const drawn = await drawDelivery(store, card, now);
  return !('withdrawn' in drawn) && JSON.stringify(drawn) !== card.drawn;
}
