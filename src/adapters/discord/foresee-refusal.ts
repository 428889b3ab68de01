import { Status } from 'discord.js';
import type { Ability, Posted } from '../../ports/chat.js';
import type { Place } from './find-channel.js';
import { flagOf } from './permissions.js';

type Here = Extract<Place, { is: 'here' }>;

/** Null: Discord has not told us who we are there. */
function listLacking({ guild, channel }: Here, wanted: readonly Ability[]): readonly Ability[] | null {
  const { me } = guild.members;
  return me === null ? null : wanted.filter((ability) => !channel.permissionsFor(me).has(flagOf(ability)));
}

/** Which of these abilities we lack in a channel; null where it is not there. As long as Discord is away nothing is known to be missing. */
export function listMissing(place: Place, wanted: readonly Ability[]): readonly Ability[] | null {
  if (place.is === 'away') return [];
  return place.is === 'here' ? (listLacking(place, wanted) ?? wanted) : null;
}

/** What a connected gateway says we may not do is not asked for: Discord counts each refusal against us. */
export function foreseeRefusal(place: Here, wanted: readonly Ability[]): Extract<Posted, { is: 'never' }> | null {
  const lacks = place.guild.shard.status === Status.Ready ? (listLacking(place, wanted) ?? []) : [];
  if (lacks.length === 0) return null;
  return { is: 'never', reason: lacks.includes('see') ? 'no-access' : 'no-permission' };
}
