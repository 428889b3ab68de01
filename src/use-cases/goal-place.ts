import type { Flag } from '../core/heat/flag.js';
import type { Proposal } from '../core/proposals/proposal.js';
import { readPress } from '../cards/card.js';
import { Refusal } from '../core/refusal.js';
import { requireChannel } from './check-channels.js';
import type { Context } from './context.js';
import { isId } from './pick-goal.js';
import { openProposalOf } from './show-proposal.js';

/** Where a goal to be will live; `flag`: it answers one; `proposal`: it adopts one. */
export interface GoalPlace {
  readonly home: string;
  readonly channel: string;
  readonly flag: Flag | null;
  readonly proposal: Proposal | null;
}

/** Reads it from what the press of the form carries: `channel`, `flag` or `proposal` with an id, or nothing, which is here. */
export async function placeFor(context: Context, [kind, id]: readonly string[]): Promise<GoalPlace> {
  if (kind === 'channel') return { home: context.home.id, channel: await requireChannel(context, id ?? ''), flag: null, proposal: null };
  if (kind === 'flag') {
    const flag = await flagOf(context, id);
    return { home: flag.home, channel: flag.channel, flag, proposal: null };
  }
  if (kind === 'proposal') {
    const proposal = await openProposalOf(context.store, id);
    return { home: proposal.home, channel: proposal.channel, flag: null, proposal };
  }
  return { home: context.home.id, channel: channelHere(context), flag: null, proposal: null };
}

/** The same from a kept draft. */
export function placeOfDraft(context: Context, press: string): Promise<GoalPlace> {
  return placeFor(context, readPress(press).rest);
}

export async function flagOf({ store }: Context, id: string | undefined): Promise<Flag> {
  const flag = isId(id) ? await store.flag(id) : null;
  if (!flag) throw new Refusal('flag-gone');
  return flag;
}

/** Not the managers' own channel, nor a page that is no channel. */
export function channelHere({ home, visit }: Context): string {
  const channel = visit.channel === '' || visit.channel === home.managersChannel ? (home.postsChannel ?? visit.channel) : visit.channel;
  if (channel === '') throw new Refusal('no-channel-here');
  return channel;
}
