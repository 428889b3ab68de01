import type { Help } from '../core/asks/ask.js';
import { halfWay } from '../core/asks/places.js';
import type { Goal } from '../core/goals/goal.js';
import { DAY_MS, endOfDay } from '../core/time/calendar.js';
import type { Moment } from '../core/time/moment.js';
import type { CommunityStore } from '../ports/store.js';
import { tellSteward } from '../use-cases/announce.js';
import { ASKS, isConsentLive } from '../use-cases/consent.js';
import type { Surroundings } from '../use-cases/context.js';
import { linkOwnPost } from '../use-cases/link-own-post.js';

interface When {
  readonly zone: string;
  readonly now: Moment;
}

/** Reminds stewards once of somebody nobody has written to, and asks helpers once, half way, how it is going. */
export async function watchHelps(around: Pick<Surroundings, 'chatOf'>, store: CommunityStore, when: When): Promise<void> {
  for (const help of await store.helps({ running: true })) {
    const goal = await store.goal(help.goal);
    if (goal?.state !== 'active') continue;
    if (help.stewardSettledAt === null && when.now - help.at >= DAY_MS) await remind(store, goal, help, when.now);
    if (help.checkAskedAt === null && help.check === null) await askHow(around, store, { goal, help, ...when });
  }
}

function remind(store: CommunityStore, goal: Goal, help: Help, now: Moment): Promise<void> {
  return store.together(async (inside) => {
    const first = await inside.changeHelp(help.id, { stewardSettledAt: now });
    if (first && goal.steward !== help.person) await tellSteward(inside, goal, { what: 'helper-waits', help: help.id }, now);
  });
}

/** Only somebody who may be written to; whoever took a place by the call alone has said no such thing. */
async function askHow(around: Pick<Surroundings, 'chatOf'>, store: CommunityStore, { goal, help, zone, now }: When & { readonly goal: Goal; readonly help: Help }): Promise<void> {
  const ask = help.ask === null ? null : await store.ask(help.ask);
  const ends = ask ? endOfDay(ask.deadline, zone) : 0;
  if (!ask || now >= ends || now < halfWay(help, ends)) return;
  const [person] = isConsentLive(await store.consent(help.person, ASKS)) ? await store.people([help.person]) : [];
  const link = person ? await linkOwnPost(around, store, person.home, { kind: 'call', id: ask.id }) : null;
  await store.together(async (inside) => {
    if (!(await inside.changeHelp(help.id, { checkAskedAt: now })) || !person) return;
    const subject = { help: help.id, goal: goal.id, ...(link !== null && { link }) };
    await inside.addDelivery({ home: person.home, target: person.key, toPerson: true, kind: 'check-in', subject, once: `check-in:${help.id}`, due: now });
  });
}
