import { GatewayDispatchEvents, type Client, type GatewayAutoModerationActionExecutionDispatchData, type GatewayGuildAuditLogEntryCreateDispatchData, type GatewayMessageCreateDispatchData, type GatewayMessageDeleteBulkDispatchData, type GatewayMessageDeleteDispatchData, type GatewayMessageReactionAddDispatchData, type GatewayMessageUpdateDispatchData } from 'discord.js';
import type { Sighting } from '../../core/heat/sighting.js';
import type { Clock } from '../../ports/clock.js';
import type { Log } from '../../ports/log.js';
import type { Watch } from '../../ports/watch.js';
import { readsText } from './intents.js';
import { describeFailure } from './read-failure.js';
import { readBulkDeletion, readEdit, readMessage, readReaction } from './see-message.js';
import { isAutomodStroke, readAuditEntry } from './see-moderation.js';
import { placeOf } from './see-place.js';

interface Eyes {
  readonly client: Client;
  readonly watch: Watch;
  readonly clock: Clock;
  readonly log: Log;
}

/** Where something happened, as the gateway says it. */
interface Happened {
  readonly guild_id?: string;
  readonly channel_id: string;
}

/** What each event brings. */
interface Told {
  readonly [GatewayDispatchEvents.MessageCreate]: GatewayMessageCreateDispatchData;
  readonly [GatewayDispatchEvents.MessageUpdate]: GatewayMessageUpdateDispatchData;
  readonly [GatewayDispatchEvents.MessageDelete]: GatewayMessageDeleteDispatchData;
  readonly [GatewayDispatchEvents.MessageDeleteBulk]: GatewayMessageDeleteBulkDispatchData;
  readonly [GatewayDispatchEvents.MessageReactionAdd]: GatewayMessageReactionAddDispatchData;
  readonly [GatewayDispatchEvents.GuildAuditLogEntryCreate]: GatewayGuildAuditLogEntryCreateDispatchData;
  readonly [GatewayDispatchEvents.AutoModerationActionExecution]: GatewayAutoModerationActionExecutionDispatchData;
}

/** Hands what happens in channels to the watch, from the raw events: the library forgets messages, and would keep their deletion to itself. */
export function seeChannels(eyes: Eyes): void {
  const { clock } = eyes;
  listen(eyes, GatewayDispatchEvents.MessageCreate, (data) => { seeMessage(eyes, data); });
  listen(eyes, GatewayDispatchEvents.MessageUpdate, (data) => { hand(eyes, data, readEdit(data, clock.now())); });
  listen(eyes, GatewayDispatchEvents.MessageDelete, (data) => { hand(eyes, data, { what: 'deletion', at: clock.now(), by: 'unknown', count: 1 }); });
  listen(eyes, GatewayDispatchEvents.MessageDeleteBulk, (data) => { hand(eyes, data, readBulkDeletion(data, clock.now())); });
  listen(eyes, GatewayDispatchEvents.MessageReactionAdd, (data) => { hand(eyes, data, readReaction(data, clock.now())); });
  listen(eyes, GatewayDispatchEvents.GuildAuditLogEntryCreate, (data) => { seeModeration(eyes, data); });
  listen(eyes, GatewayDispatchEvents.AutoModerationActionExecution, (data) => { seeAutomod(eyes, data); });
}

/** An exception here would end the process. */
function listen<Event extends keyof Told>({ client, log }: Eyes, event: Event, see: (data: Told[Event]) => void): void {
  client.ws.on(event, (data: Told[Event]) => {
    try {
      see(data);
    } catch (error) {
      log.warn({ event, ...describeFailure(error) }, 'something in a channel could not be taken in');
    }
  });
}

function seeMessage({ client, watch, clock }: Eyes, data: GatewayMessageCreateDispatchData): void {
  const { guild_id: home, channel_id: channel } = data;
  const place = home === undefined ? null : placeOf(client, home, channel);
  if (home === undefined || place === null) return;
  const seen = readMessage(data, clock.now(), readsText(client) && watch.wantsText('discord', home, place));
  if (seen !== null) watch.saw('discord', home, place, seen);
}

function seeModeration(eyes: Eyes, data: GatewayGuildAuditLogEntryCreateDispatchData): void {
  const at = eyes.clock.now();
  const done = readAuditEntry(data, at);
  if (done === null) return;
  if (done.channel === null) eyes.watch.sawTimeout('discord', data.guild_id, done.person, at);
  else hand(eyes, { guild_id: data.guild_id, channel_id: done.channel }, done.what === 'timeout' ? { what: 'timeout', at } : { what: 'deletion', at, by: 'moderator', count: done.count });
}

function seeAutomod(eyes: Eyes, data: GatewayAutoModerationActionExecutionDispatchData): void {
  const { guild_id: home, channel_id: channel } = data;
  if (channel !== undefined && isAutomodStroke(data)) hand(eyes, { guild_id: home, channel_id: channel }, { what: 'automod', at: eyes.clock.now() });
}

function hand({ client, watch }: Eyes, { guild_id: home, channel_id: channel }: Happened, seen: Sighting | null): void {
  if (seen === null || home === undefined) return;
  const place = placeOf(client, home, channel);
  if (place !== null) watch.saw('discord', home, place, seen);
}
