import { isDeepStrictEqual } from 'node:util';
import { directOf, findPerson, HOME, isPlace } from './cast.js';
import { idOf, type KeptMessage, type World } from './world.js';
import type { Card } from '../../cards/card.js';
import type { ChannelRef, Chat, Edited, Found, HomeRef, MessageRef, PersonRef, Posted } from '../../ports/chat.js';
import type { Clock } from '../../ports/clock.js';

export interface PlaygroundChatParts {
  readonly world: World;
  readonly clock: Clock;
  /** Where the page is served, without a slash at the end. */
  readonly address: () => string;
}

export function refOf(message: KeptMessage): MessageRef {
  return { platform: 'playground', home: HOME.key, channel: message.channel, message: idOf(message) };
}

function isOurs(ref: HomeRef): boolean {
  return ref.platform === 'playground' && ref.home === HOME.key;
}

function placeOf(to: ChannelRef | PersonRef): string {
  return 'person' in to ? directOf(to.person) : to.channel;
}

function say({ world, clock }: PlaygroundChatParts, channel: string, card: Card, marker: string): Posted {
  const before = world.findMarked(channel, marker);
  const message = before ?? world.add({ channel, author: null, at: clock.now(), said: { is: 'card', card }, marker });
  return { is: 'sent', ref: refOf(message) };
}

function postedAt(world: World, ref: MessageRef): KeptMessage | null {
  const message = isOurs(ref) ? world.get(ref.message) : null;
  return message?.channel === ref.channel && message.author === null ? message : null;
}

function change(world: World, ref: MessageRef, changeOf: (message: KeptMessage) => Parameters<World['change']>[1] | null): Edited {
  const message = postedAt(world, ref);
  if (!message) return { is: 'never', reason: 'message-gone' };
  const wanted = changeOf(message);
  if (wanted) world.change(message, wanted);
  return { is: 'sent' };
}

function redraw(message: KeptMessage, card: Card): { said: KeptMessage['said']; edited: true } | null {
  const said = { is: 'card', card } as const;
  return isDeepStrictEqual(message.said, said) ? null : { said, edited: true };
}

function look(world: World, to: ChannelRef | PersonRef, marker: string): Found {
  const message = isOurs(to) ? world.findMarked(placeOf(to), marker) : null;
  return message ? { is: 'found', ref: refOf(message) } : { is: 'absent' };
}

/** The playground as a platform. It remembers every marker, so nothing can be posted twice. */
export function createPlaygroundChat(parts: PlaygroundChatParts): Chat {
  const { world, address } = parts;
  const isThere = (channel: ChannelRef): boolean => isOurs(channel) && isPlace(channel.channel);
  return {
    platform: 'playground',
    recognises: Number.POSITIVE_INFINITY,
    post: (to, card, marker) => Promise.resolve(isThere(to) ? say(parts, to.channel, card, marker) : { is: 'never', reason: 'channel-gone' }),
    edit: (ref, card) => Promise.resolve(change(world, ref, (message) => redraw(message, card))),
    dm: (to, card, marker) => {
      const known = isOurs(to) && findPerson(to.person) !== null;
      return Promise.resolve(known ? say(parts, directOf(to.person), card, marker) : { is: 'never', reason: 'no-access' });
    },
    find: (to, marker) => Promise.resolve(look(world, to, marker)),
    pin: (ref) => Promise.resolve(change(world, ref, () => ({ pinned: true }))),
    missing: (channel) => Promise.resolve(isThere(channel) ? [] : null),
    sight: () => ({ messages: true, text: true, moderation: false }),
    nameOf: ({ channel }) => Promise.resolve(isPlace(channel) ? channel : null),
    linkTo: (ref) => `${address()}/#${ref.channel}/${ref.message}`,
  };
}
