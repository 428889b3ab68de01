import type { Platform } from '../core/community/home.js';
import { tellManagers } from './announce.js';
import type { Context } from './context.js';
import { decidedAbout } from './answer-flag.js';

/** What became of it; `before`: this person has said so today. `passed-on`: the managers got a note, for too little is seen there to count it. */
type Told = 'told' | 'passed-on' | 'nobody' | 'before' | 'not-watched';

/** Somebody says that a channel is heating up: it counts once a person and channel a day, and nobody is told who it was. */
export async function tellHeat(context: Context, channel: string): Promise<Told> {
  const { store, home, person, today, now, around } = context;
  if (!(await decidedAbout(store, home.id, channel)).watched) return 'not-watched';
  const key = `heat:${home.id}:${channel}:${person.id}:${today}`;
  if (!(await around.store.queue.firstTime(home.platform, key, now))) return 'before';
  around.watch.saw(home.platform, home.key, channel, { what: 'report', at: now, by: 'member' });
  return around.watch.heatNow(home.platform, home.key, channel) === null ? passOn(context, channel) : 'told';
}

/** Where messages are not seen, or fewer than five people wrote, nothing is counted: then the word itself is what managers get, once a day. */
async function passOn({ store, home, today, now, around }: Context, channel: string): Promise<Told> {
  if (home.managersChannel === null) return 'nobody';
  await tellManagers(store, { what: 'heat-told', home: home.id, channel }, `heat-told:${channel}:${today}`, now);
  around.wake();
  return 'passed-on';
}

/** A manager says so, as often as it is so. */
export function sayHeated({ home, now, around }: Context, channel: string): void {
  const platform: Platform = home.platform;
  around.watch.saw(platform, home.key, channel, { what: 'report', at: now, by: 'manager' });
}
