import { Routes, type APIChannel, type Client } from 'discord.js';
import type { Card } from '../../cards/card.js';
import type { Ability, ChannelRef, Chat, Edited, Found, HomeRef, Marker, MessageRef, PersonRef, Posted, Sight, Slowed, Told } from '../../ports/chat.js';
import type { Clock } from '../../ports/clock.js';
import type { Log } from '../../ports/log.js';
import type { Moment } from '../../core/time/moment.js';
import { bounded } from './call-bounds.js';
import { drawCard } from './draw-card.js';
import type { FindCommandId } from './draw-text.js';
import { findChannel } from './find-channel.js';
import { findPost, judgeSearch } from './find-post.js';
import { foreseeRefusal, listMissing } from './foresee-refusal.js';
import { openDirect } from './open-direct.js';
import { foreseeNoThread, isCorner, writeAside } from './private-thread.js';
import { readDirectFailure, readFailure, readRepeatable } from './read-failure.js';
import { Refusals } from './refusals.js';
import { sendMessage } from './send-message.js';
import { sightOf } from './sight-of.js';
import { slowChannel } from './slow-channel.js';

/** What the chat needs: `client` is null as long as Discord has not been reached. */
export interface ChatParts {
  readonly client: () => Client<true> | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly findCommandId: FindCommandId;
}

/** Until a connection or a home that Discord calls unavailable may be back. */
const AWAY_FOR = 15_000;
/** Discord knows a nonce again for "a few minutes"; of the two that are certain a request of ours may take the rest. */
const RECOGNISES = 100_000;

/** Posts to Discord's REST interface; every answer is a value, whatever happens. */
export class DiscordChat implements Chat {
  readonly platform = 'discord';
  readonly recognises = RECOGNISES;

  readonly #refusals: Refusals;

  constructor(private readonly parts: ChatParts) {
    this.#refusals = new Refusals(() => parts.clock.now(), parts.log);
  }

  async post(to: ChannelRef, card: Card, marker: Marker): Promise<Posted> {
    const setback = this.#refuse(to, ['see', 'post']);
    if (setback !== null) return setback;
    const told = await this.#send(to, to.channel, card, marker);
    return told.is === 'closed' ? { is: 'never', reason: 'no-permission' } : told;
  }

  async dm(to: PersonRef, card: Card, marker: Marker): Promise<Told> {
    const client = this.parts.client();
    if (client === null) return this.#later();
    try {
      const channel = await this.#refusals.ask(to.home, () => openDirect(client, to.person));
      return await this.#send(to, channel, card, marker);
    } catch (error) {
      // Nothing has been posted yet, so that opening again does no harm.
      const setback = readDirectFailure(error, this.parts.clock.now());
      return setback.is === 'unknown' ? this.#later() : this.#mend(error, setback);
    }
  }

  async aside(parent: ChannelRef, person: string, card: Card, marker: Marker): Promise<Exclude<Posted, { is: 'unknown' }>> {
    const client = this.parts.client();
    const setback = this.#refuse(parent, ['see', 'history']) ?? foreseeNoThread(client, parent);
    if (client === null || setback !== null) return setback?.is === 'never' ? setback : this.#later();
    try {
      const said = () => writeAside(client, { parent, person, marker }, drawCard(card, marker, this.parts.findCommandId));
      const { thread, message } = await this.#refusals.ask(parent.home, said);
      return message === null ? this.#later() : { is: 'sent', ref: refOf(parent, thread, message) };
    } catch (error) {
      return this.#mend(error, readRepeatable(error, this.parts.clock.now()));
    }
  }

  async edit(message: MessageRef, card: Card, marker: Marker): Promise<Edited> {
    return this.#change(message, ['see'], (client) => {
      const body = drawCard(card, marker, this.parts.findCommandId);
      return client.rest.patch(Routes.channelMessage(message.channel, message.message), { body, ...bounded() });
    });
  }

  async pin(message: MessageRef): Promise<Edited> {
    return this.#change(message, ['see', 'pin'], (client) => client.rest.put(Routes.channelMessagesPin(message.channel, message.message), bounded()));
  }

  async find(to: ChannelRef | PersonRef, marker: Marker, since: Moment): Promise<Found> {
    const client = this.parts.client();
    const answer = 'channel' in to ? this.#foresee(to) : null;
    if (client === null || answer !== null) return answer ?? { is: 'unsure' };
    try {
      const { channel, message } = await this.#refusals.ask(to.home, async () => {
        const place = 'channel' in to ? to.channel : await openDirect(client, to.person);
        return { channel: place, message: await findPost(client, place, marker, since) };
      });
      return message === null ? { is: 'absent' } : { is: 'found', ref: refOf(to, channel, message) };
    } catch (error) {
      return this.#mend(error, await judgeSearch(client, error, this.parts.clock.now()));
    }
  }

  missing(ref: ChannelRef, wanted: readonly Ability[]): Promise<readonly Ability[] | null> {
    return Promise.resolve(listMissing(findChannel(this.parts.client(), ref), wanted));
  }

  sight({ home }: HomeRef): Sight {
    return sightOf(this.parts.client(), home);
  }

  async slow(channel: ChannelRef, seconds: number, from?: number): Promise<Slowed> {
    const client = this.parts.client();
    const setback = this.#refuse(channel, ['see', 'slow']);
    if (client === null || setback !== null) return setback?.is === 'never' ? setback : this.#later();
    try {
      return await this.#refusals.ask(channel.home, () => slowChannel(client, channel, seconds, from));
    } catch (error) {
      return this.#mend(error, readRepeatable(error, this.parts.clock.now()));
    }
  }

  nameOf(channel: ChannelRef): Promise<string | null> {
    const place = findChannel(this.parts.client(), channel);
    return Promise.resolve(place.is === 'here' ? place.channel.name : null);
  }

  linkTo({ home, channel, message }: MessageRef): string {
    return `https://discord.com/channels/${home}/${channel}/${message}`;
  }

  async #send(to: ChannelRef | PersonRef, channel: string, card: Card, marker: Marker): Promise<Told> {
    const client = this.parts.client();
    if (client === null) return this.#later();
    const drawn = drawCard(card, marker, this.parts.findCommandId);
    try {
      const message = await this.#refusals.ask(to.home, () => sendMessage(client, channel, drawn, marker));
      return message === null ? { is: 'unknown' } : { is: 'sent', ref: refOf(to, channel, message) };
    } catch (error) {
      const read = 'channel' in to ? readFailure : readDirectFailure;
      return this.#mend(error, read(error, this.parts.clock.now()));
    }
  }

  async #change(message: MessageRef, wanted: readonly Ability[], call: (client: Client<true>) => Promise<unknown>): Promise<Edited> {
    const client = this.parts.client();
    if (client === null) return this.#later();
    try {
      const setback = await this.#refuseMessage(client, message, wanted);
      if (setback !== null) return setback;
      await this.#refusals.ask(message.home, () => call(client));
      return { is: 'sent' };
    } catch (error) {
      return this.#mend(error, readRepeatable(error, this.parts.clock.now()));
    }
  }

  #refuse(ref: ChannelRef, wanted: readonly Ability[]): Exclude<Posted, { is: 'sent' }> | null {
    const place = findChannel(this.parts.client(), ref);
    switch (place.is) {
      case 'here': return foreseeRefusal(place, wanted);
      case 'away': return this.#later();
      case 'left': return { is: 'never', reason: 'no-access' };
      case 'gone': return { is: 'never', reason: 'channel-gone' };
    }
  }

  /** Our own direct messages belong to no server, and threads are not remembered, so that they are looked at. */
  async #refuseMessage(client: Client<true>, message: MessageRef, wanted: readonly Ability[]): Promise<Exclude<Posted, { is: 'sent' }> | null> {
    const setback = this.#refuse(message, wanted);
    if (setback?.is !== 'never' || setback.reason !== 'channel-gone') return setback;
    const channel = (await this.#refusals.ask(message.home, () => client.rest.get(Routes.channel(message.channel), bounded()))) as APIChannel;
    return isCorner(channel, message.home) ? null : setback;
  }

  /** What a search would find where it cannot be done: without permission Discord answers with an empty list. */
  #foresee(ref: ChannelRef): Found | null {
    const place = findChannel(this.parts.client(), ref);
    if (place.is === 'gone') return { is: 'absent' };
    const lacks = listMissing(place, ['see', 'history']);
    return lacks === null || lacks.length > 0 ? { is: 'hidden' } : null;
  }

  #later(): { is: 'wait'; until: Moment } {
    return { is: 'wait', until: this.parts.clock.now() + AWAY_FOR };
  }

  /** The client forgets its token after one refusal and would need a restart; a passing one should not cost that. */
  #mend<Answer>(error: unknown, answer: Answer): Answer {
    const client = this.parts.client();
    if (client !== null && (error as { status?: unknown }).status === 401) client.rest.setToken(client.token);
    return answer;
  }
}

function refOf({ platform, home }: ChannelRef | PersonRef, channel: string, message: string): MessageRef {
  return { platform, home, channel, message };
}
