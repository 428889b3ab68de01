import type { JsonObject } from '../discord/json.js';
import { textAt } from '../discord/json.js';
import type { FakeChannel } from './channel.js';
import type { InteractionDesk } from './interaction-desk.js';
import type { Ledger } from './ledger.js';
import type { Person } from './person.js';
import { SlackError } from './slack-error.js';
import type { FakeTeam } from './team.js';
import type { World } from './world.js';

/** Everything a method may need. */
export interface Backstage {
  readonly world: World;
  readonly desk: InteractionDesk;
  readonly ledger: Ledger;
  /** A new address for one connection of Socket Mode. */
  readonly socketUrl: () => string;
}

export interface Call {
  readonly args: JsonObject;
  readonly team: FakeTeam;
  readonly back: Backstage;
}

export interface Method {
  readonly name: string;
  readonly args: readonly string[];
  readonly required?: readonly string[];
  /** The scope, or where it depends on the channel a question about the call. */
  readonly scope?: string | ((call: Call) => string);
  readonly token?: 'app';
  readonly run: (call: Call) => JsonObject;
}

export const text = (call: Call, key: string): string => textAt(call.args, key);

const channelOf = (call: Call, key = 'channel'): FakeChannel | undefined => {
  const channel = call.back.world.channels.get(text(call, key));
  return channel?.team === call.team ? channel : undefined;
};

/** For scopes that depend on the kind of channel; one the bot cannot know counts as public. */
export const channelScope =
  (what: 'read' | 'history') =>
  (call: Call): string =>
    channelOf(call)?.scopeTo(what) ?? `channels:${what}`;

/** A channel whose existence the bot can know of. */
export const knownChannel = (call: Call): FakeChannel => {
  const channel = channelOf(call);
  if (!channel?.botSees) throw new SlackError('channel_not_found');
  return channel;
};

export const joinedChannel = (call: Call): FakeChannel => {
  const channel = knownChannel(call);
  if (!channel.botIsMember) throw new SlackError('not_in_channel');
  return channel;
};

export const personIn = (call: Call, key = 'user'): Person => {
  const person = call.back.world.people.get(text(call, key));
  if (person?.team !== call.team) throw new SlackError('user_not_found');
  return person;
};

/** One page of a list, by Slack's opaque cursors. */
export const pageOf = <Item>(call: Call, list: readonly Item[], most: number): { page: Item[]; next: string } => {
  const cursor = text(call, 'cursor');
  const start = cursor === '' ? 0 : Number(/^page:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString())?.[1] ?? NaN);
  if (Number.isNaN(start)) throw new SlackError('invalid_cursor');
  const asked = Number(call.args['limit'] ?? most);
  if (!(asked >= 1)) throw new SlackError('invalid_limit');
  const end = start + Math.min(asked, most);
  return {
    page: list.slice(start, end),
    next: end < list.length ? Buffer.from(`page:${end}`).toString('base64') : '',
  };
};
