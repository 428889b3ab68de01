import type { Card } from '../cards/card.js';
import type { Moment } from '../core/time/moment.js';
import type { Platform } from '../core/community/home.js';

export interface HomeRef {
  readonly platform: Platform;
  readonly home: string;
}
export interface ChannelRef extends HomeRef {
  readonly channel: string;
}
export interface PersonRef extends HomeRef {
  readonly person: string;
}
export interface MessageRef extends ChannelRef {
  readonly message: string;
}

/** Why a platform will not take a post however often it is tried. `direct-refused`: it does not want us to write to people, whoever they are; nobody else is to be written to until somebody has looked into it. */
export type Never = 'channel-gone' | 'no-access' | 'no-permission' | 'message-gone' | 'refused' | 'direct-refused';

/** What became of one attempt to post: an answer, never an exception. `unknown`: it may or may not be there. */
export type Posted =
  | { readonly is: 'sent'; readonly ref: MessageRef }
  | { readonly is: 'wait'; readonly until: Moment }
  | { readonly is: 'unknown' }
  | { readonly is: 'never'; readonly reason: Never };

/** `closed`: this person takes no messages from us, or is not there. */
export type Told = Posted | { readonly is: 'closed' };

export type Edited = Exclude<Posted, { is: 'sent' }> | { readonly is: 'sent' };

/**
 * `unsure`: the platform could not be asked, look again later. `hidden`: it was asked and is there, but did not let us see.
 * `blind`: it may not be asked at all.
 */
export type Found =
  | { readonly is: 'found'; readonly ref: MessageRef }
  | { readonly is: 'absent' }
  | { readonly is: 'unsure' }
  | { readonly is: 'hidden' }
  | { readonly is: 'blind' };

/** What a delivery is known by on the platform, the same at each attempt: at most 25 characters of `A–Z a–z 0–9 _ -`. */
export type Marker = string;

export type Ability = 'see' | 'post' | 'embed' | 'history' | 'pin' | 'slow';

/** What a platform lets Guidon see of the conversations in one home. `text` and `moderation` mean nothing where `messages` is false. */
export interface Sight {
  readonly messages: boolean;
  readonly text: boolean;
  /** Who removed a message, and who was silenced for a while. */
  readonly moderation: boolean;
}

/** `previous`: the seconds between two messages of one person before. `changed`: it is not what it was thought to be but `seconds`, and was left alone. */
export type Slowed = { readonly is: 'done'; readonly previous: number } | { readonly is: 'changed'; readonly seconds: number } | Extract<Posted, { is: 'wait' | 'never' }>;

/** What one platform can do for Guidon. */
export interface Chat {
  readonly platform: Platform;
  post(to: ChannelRef, card: Card, marker: Marker): Promise<Posted>;
  edit(message: MessageRef, card: Card, marker: Marker): Promise<Edited>;
  dm(to: PersonRef, card: Card, marker: Marker): Promise<Told>;
  /** Says it to one person in a private corner of a channel, where a platform has such and we may open one; it may be repeated until it is sent. */
  aside?(channel: ChannelRef, person: string, card: Card, marker: Marker): Promise<Exclude<Posted, { is: 'unknown' }>>;
  /** Looks for a post of ours by its marker among the channel's posts since `since`. */
  find(to: ChannelRef | PersonRef, marker: Marker, since: Moment): Promise<Found>;
  pin(message: MessageRef): Promise<Edited>;
  /** What is missing to us in a channel; `null` when the channel is not there at all. */
  missing(channel: ChannelRef, wanted: readonly Ability[]): Promise<readonly Ability[] | null>;
  /** What can be seen in this home; left out where nothing is. */
  sight?(home: HomeRef): Sight;
  /** Lets each person write once in so many seconds, 0 for as often as they like; only where it still is `from`, if that is given. */
  slow?(channel: ChannelRef, seconds: number, from?: number): Promise<Slowed>;
  /** What a channel is called, without a sign before it; null where that is not known just now. */
  nameOf(channel: ChannelRef): Promise<string | null>;
  /** The address a person can open to see a message. */
  linkTo(message: MessageRef): string;
  /** How long this platform recognises a second post with the same marker as the first, in milliseconds. */
  readonly recognises: number;
}
