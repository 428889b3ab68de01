import type { Ask } from '../core/asks/ask.js';
import type { DeliveryKind } from '../core/delivery/delivery.js';
import type { Moment } from '../core/time/moment.js';
import type { CommunityStore } from '../ports/store.js';
import { refreshPosts } from './announce.js';

/** More messages than one goal ever has. */
const MOST = 1_000;

/** Lets the call follow its ask, and with it the posts of its goal, which name open calls. */
export async function refreshCall(store: CommunityStore, ask: Ask, now: Moment): Promise<void> {
  await refreshAbout(store, 'call', { goal: ask.goal, ask: ask.id });
  const goal = await store.goal(ask.goal);
  if (goal) await refreshPosts(store, goal, now);
}

/** Lets messages follow that speak of one row; `subject` names the goal and that row. */
export async function refreshAbout(store: CommunityStore, kind: DeliveryKind, { goal, ...row }: { readonly goal: string } & Readonly<Record<string, string>>): Promise<void> {
  const wanted = Object.entries(row);
  for (const { id, subject } of await store.deliveries(kind, MOST, { goal })) {
    if (wanted.every(([name, value]) => subject[name] === value)) await store.wantEdit(id);
  }
}
