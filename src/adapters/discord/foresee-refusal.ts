import { Status } from 'discord.js';
import type { Ability, Posted } from '../../ports/chat.js';
import type { Place } from './find-channel.js';
import { flagOf } from './permissions.js';

type Here = Extract<Place, { is: 'here' }>;

/** Null: Discord has not told us who we are there. */
export function listLacking({ guild, channel }: Here, wanted: readonly Ability[]): readonly Ability[] | null {
  const { me } = guild.members;
  return me === null ? null : wanted.filter((ability) => !channel.permissionsFor(me).has(flagOf(ability)));
}

/** What a connected gateway says we may not do is not asked for: Discord counts each refusal against us. */
export function foreseeRefusal(place: Here, wanted: readonly Ability[]): Extract<Posted, { is: 'never' }> | null {
  const lacks = place.guild.shard.status === Status.Ready ? (listLacking(place, wanted) ?? []) : [];
  if (lacks.length === 0) return null;
  return { is: 'never', reason: lacks.includes('see') ? 'no-access' : 'no-permission' };
}
