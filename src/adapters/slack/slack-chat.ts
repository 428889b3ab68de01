import type { Card } from '../../cards/card.js';
import type { Moment } from '../../core/time/moment.js';
import type { Ability, ChannelRef, Chat, Edited, Found, HomeRef, Marker, MessageRef, PersonRef, Posted, Sight, Told } from '../../ports/chat.js';
import type { Clock } from '../../ports/clock.js';
import { ChannelNames } from './channel-names.js';
import type { SlackClient } from './create-client.js';
import { drawCard } from './draw-card.js';
import { findMissing } from './find-missing.js';
import { findPost } from './find-post.js';
import type { Identity } from './identity.js';
import { LookTurns, type Looked } from './look-turns.js';
import { markWith } from './marker.js';
import { readCode, readDirectFailure, readFailure, readRateLimit, readRepeatable } from './read-failure.js';
import { linkOf } from './read-knock.js';

/** What the chat needs: `identity` is null as long as Slack has not been reached, or after it has thrown us out. */
export interface ChatParts {
  readonly client: SlackClient;
  readonly identity: () => Identity | null;
  readonly clock: Clock;
}

/** Scopes under which Slack tells what is written in the channels we are in. */
const TELLS_OF_MESSAGES = new Set(['channels:history', 'groups:history']);
/** Until a connection that is away may be back. */
const AWAY_FOR = 15_000;

/** Posts through Slack's Web API; every answer is a value, whatever happens. */
export class SlackChat implements Chat {
  readonly platform = 'slack';
  /** Slack takes every post for a new one. */
  readonly recognises = 0;

  readonly #turns: LookTurns;
  readonly #names: ChannelNames;

  constructor(private readonly parts: ChatParts) {
    this.#turns = new LookTurns(() => parts.clock.now());
    this.#names = new ChannelNames(parts.client);
  }

  async post(to: ChannelRef, card: Card, marker: Marker): Promise<Posted> {
    const setback = this.#refuse(to);
    if (setback !== null) return setback;
    const told = await this.#send(to, to.channel, card, marker);
    return told.is === 'closed' ? { is: 'never', reason: 'no-permission' } : told;
  }

  async dm(to: PersonRef, card: Card, marker: Marker): Promise<Told> {
    const setback = this.#refuse(to);
    if (setback !== null) return setback;
    let channel: string;
    try {
      channel = await this.#openDirect(to);
    } catch (error) {
      // Nothing has been posted yet, so that opening again does no harm.
      const failed = readDirectFailure(error, this.parts.clock.now());
      return failed.is === 'unknown' ? this.#later() : failed;
    }
    return this.#send(to, channel, card, marker);
  }

  async edit(message: MessageRef, card: Card, marker: Marker): Promise<Edited> {
    return this.#change(message, () => {
      const drawn = drawCard(card);
      return this.parts.client.chat.update({ channel: message.channel, ts: message.message, ...drawn, ...markWith(marker), link_names: false });
    });
  }

  async pin(message: MessageRef): Promise<Edited> {
    return this.#change(message, async () => {
      try {
        await this.parts.client.pins.add({ channel: message.channel, timestamp: message.message });
      } catch (error) {
        if (readCode(error) !== 'already_pinned') throw error;
      }
    });
  }

  async find(to: ChannelRef | PersonRef, marker: Marker, since: Moment): Promise<Found> {
    const identity = this.parts.identity();
    if (identity === null) return { is: 'unsure' };
    if (identity.key !== to.home) return { is: 'hidden' };
    return this.#turns.take(async () => {
      try {
        const channel = 'channel' in to ? to.channel : await this.#openDirect(to);
        const ts = await findPost(this.parts.client, { channel, marker, since, user: identity.user });
        return ts === null ? { is: 'absent' } : { is: 'found', ref: refOf(to, channel, ts) };
      } catch (error) {
        return readLook(error, this.parts);
      }
    });
  }

  async missing(channel: ChannelRef, wanted: readonly Ability[]): Promise<readonly Ability[] | null> {
    const identity = this.parts.identity();
    // As long as Slack is away nothing is known to be missing.
    if (identity === null) return [];
    return identity.key === channel.home ? findMissing(this.parts.client, channel.channel, wanted) : null;
  }

  sight({ home }: HomeRef): Sight {
    const identity = this.parts.identity();
    const sees = identity?.key === home && identity.scopes.some((scope) => TELLS_OF_MESSAGES.has(scope));
    // Slack says of no message who removed it, and tells of nobody who is silenced.
    return { messages: sees, text: sees, moderation: false };
  }

  nameOf({ channel }: ChannelRef): Promise<string | null> {
    return this.#names.nameOf(channel);
  }

  linkTo({ channel, message }: MessageRef): string {
    return linkOf(this.parts.identity()?.url ?? 'https://slack.com/', channel, message);
  }

  async #send(to: ChannelRef | PersonRef, channel: string, card: Card, marker: Marker): Promise<Told> {
    const still = { unfurl_links: false, unfurl_media: false, link_names: false } as const;
    try {
      const { ts, channel: place = channel } = await this.parts.client.chat.postMessage({ channel, ...drawCard(card), ...markWith(marker), ...still });
      return ts === undefined ? { is: 'unknown' } : { is: 'sent', ref: refOf(to, place, ts) };
    } catch (error) {
      return ('channel' in to ? readFailure : readDirectFailure)(error, this.parts.clock.now());
    }
  }

  async #change(message: MessageRef, call: () => Promise<unknown>): Promise<Edited> {
    const setback = this.#refuse(message);
    if (setback !== null) return setback;
    try {
      await call();
      return { is: 'sent' };
    } catch (error) {
      return readRepeatable(error, this.parts.clock.now());
    }
  }

  async #openDirect({ person }: PersonRef): Promise<string> {
    const { channel } = await this.parts.client.conversations.open({ users: person });
    if (channel?.id === undefined) throw new Error('Slack names no direct conversation');
    return channel.id;
  }

  #refuse({ home }: ChannelRef | PersonRef): Exclude<Posted, { is: 'sent' }> | null {
    const identity = this.parts.identity();
    if (identity === null) return this.#later();
    return identity.key === home ? null : { is: 'never', reason: 'no-access' };
  }

  #later(): { is: 'wait'; until: Moment } {
    return { is: 'wait', until: this.parts.clock.now() + AWAY_FOR };
  }
}

function refOf({ platform, home }: ChannelRef | PersonRef, channel: string, message: string): MessageRef {
  return { platform, home, channel, message };
}

/** What a search that failed says. Where it was left unanswered, Slack is asked whether it is there at all. */
async function readLook(error: unknown, { client, clock }: ChatParts): Promise<Looked> {
  const until = readRateLimit(error, clock.now());
  if (until !== null) return { is: 'refused', until };
  if (readCode(error) === 'missing_scope') return { is: 'blind' };
  const { is } = readFailure(error, clock.now());
  if (is === 'wait') return { is: 'unsure' };
  return { is: is !== 'unknown' || (await answers(client)) ? 'hidden' : 'unsure' };
}

async function answers(client: SlackClient): Promise<boolean> {
  try {
    return (await client.auth.test()).ok;
  } catch {
    return false;
  }
}
