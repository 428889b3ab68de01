import { Events, GatewayDispatchEvents, Status, type APIInteraction, type Client, type Guild } from 'discord.js';
import type { Chat } from '../../ports/chat.js';
import type { Clock } from '../../ports/clock.js';
import type { FrontDesk } from '../../ports/front-desk.js';
import type { Log } from '../../ports/log.js';
import type { Watch } from '../../ports/watch.js';
import { createClient } from './create-client.js';
import { DiscordChat } from './discord-chat.js';
import { askForText } from './intents.js';
import { logIn, SettingRefused } from './log-in.js';
import { inviteUrlOf } from './permissions.js';
import { describeFailure } from './read-failure.js';
import { registerCommands, type Registered } from './register-commands.js';
import { seeChannels } from './see-channels.js';
import { serveInteraction } from './serve-interaction.js';

export interface DiscordOptions {
  readonly token: string;
  /** Where Discord's REST interface is, without the version; left out for Discord itself. */
  readonly apiUrl?: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly desk: FrontDesk;
  readonly registered: Registered;
  /** Who is told what happens in channels; left out where nobody wants to know. */
  readonly watch?: Watch;
}

export interface DiscordConnection {
  readonly chat: Chat;
  /** Settles once Discord was reached for the first time; rejects with `SettingRefused` when it refuses our settings. */
  readonly ready: Promise<void>;
  isReady(): boolean;
  /** Null until Discord was reached. */
  readonly inviteUrl: string | null;
  homes(): readonly { readonly key: string; readonly name: string }[];
  /** Answers what was begun and leaves. */
  close(): Promise<void>;
}

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 60_000;
/** A gateway that cannot be reached is tried for ever inside the library, and nothing else may wait for that. */
const LONGEST_START = 15_000;

/** Connects to Discord; settles after the first try or 15 s, and only throws when the settings are to blame (`SettingRefused`). */
export async function connectDiscord(options: DiscordOptions): Promise<DiscordConnection> {
  const link = new DiscordLink(options);
  await link.open();
  return link;
}

class DiscordLink implements DiscordConnection {
  readonly chat: Chat;
  ready: Promise<void> = Promise.resolve();
  #client: Client<true> | null = null;
  #commandIds: ReadonlyMap<string, string> = new Map();
  #closed = false;
  readonly #inFlight = new Set<Promise<void>>();

  constructor(private readonly options: DiscordOptions) {
    this.chat = new DiscordChat({ client: () => this.#client, clock: options.clock, log: options.log, findCommandId: this.#findCommandId });
  }

  get inviteUrl(): string | null {
    return this.#client === null ? null : inviteUrlOf(this.#client.application.id);
  }

  isReady(): boolean {
    // The client's own answer stays "ready" while it is reconnecting; its shards know better.
    return this.#client?.ws.shards.every(({ status }) => status === Status.Ready) === true;
  }

  homes(): readonly { readonly key: string; readonly name: string }[] {
    return [...(this.#client?.guilds.cache.values() ?? [])].map(({ id, name }) => ({ key: id, name }));
  }

  async open(): Promise<void> {
    const first = this.#tryToLogIn();
    this.ready = first.then(async (done) => {
      if (!done) await this.#repeat(() => this.#tryToLogIn());
    });
    let waitedFor = true;
    this.ready.catch((error: unknown) => {
      // Whoever still waits is told by the refusal itself.
      if (!waitedFor) this.options.log.error(describeFailure(error), 'Discord refuses the settings: check DISCORD_TOKEN');
    });
    const tooLong = this.options.clock.sleep(LONGEST_START).then(() => 'too-long' as const);
    if ((await Promise.race([first, tooLong])) === 'too-long') this.options.log.warn({}, 'Discord has not answered yet, going on without it');
    waitedFor = false;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled([...this.#inFlight]);
    await this.#client?.destroy();
  }

  readonly #findCommandId = (words: string): string | null => this.#commandIds.get(words.split(' ', 1)[0] ?? '') ?? null;

  /** Tells whether it is done with; throws `SettingRefused`. */
  async #tryToLogIn(): Promise<boolean> {
    const client = createClient(this.options.apiUrl, this.options.log);
    this.#listen(client);
    try {
      await askForText(client, this.options.token);
      await this.#welcome(await logIn(client, this.options.token));
      return true;
    } catch (error) {
      await client.destroy();
      if (error instanceof SettingRefused) throw error;
      this.options.log.warn(describeFailure(error), 'Discord cannot be reached, trying again');
      return false;
    }
  }

  async #welcome(client: Client<true>): Promise<void> {
    if (this.#closed) {
      await client.destroy();
      return;
    }
    // Before anything is posted: a server we were removed from in the meantime would only refuse it.
    const found = this.options.desk.found('discord', [...client.guilds.cache.keys()]);
    this.#notify(found);
    await found.catch(() => undefined);
    this.#client = client;
    void this.#repeat(() => this.#tryToRegister(client));
  }

  #listen(client: Client): void {
    const { watch, clock, log } = this.options;
    if (watch !== undefined) seeChannels({ client, watch, clock, log });
    // At the start and after an outage each server comes as available, a new one as created.
    client.on(Events.GuildCreate, (guild) => { this.#meet(guild); });
    client.on(Events.GuildAvailable, (guild) => { this.#meet(guild); });
    client.on(Events.GuildDelete, ({ id }) => { this.#notify(this.options.desk.left('discord', id)); });
    client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) => { this.#serve(client, interaction); });
  }

  #serve(client: Client, interaction: APIInteraction): void {
    const { desk, clock, log } = this.options;
    const nameOf = (home: string): string => client.guilds.cache.get(home)?.name ?? '';
    this.#track(serveInteraction(interaction, { desk, clock, log, nameOf, rest: client.rest, findCommandId: this.#findCommandId }));
  }

  /** A server that Discord calls unavailable has no name yet and is met when it is back. */
  #meet(guild: Guild): void {
    if (guild.available) this.#notify(this.options.desk.joined('discord', guild.id, guild.name));
  }

  #notify(told: Promise<void>): void {
    this.#track(told.catch((error: unknown) => {
      this.options.log.error(describeFailure(error), 'a change of servers could not be taken in');
    }));
  }

  #track(work: Promise<void>): void {
    const kept = work.finally(() => this.#inFlight.delete(kept));
    this.#inFlight.add(kept);
  }

  async #tryToRegister(client: Client<true>): Promise<boolean> {
    try {
      this.#commandIds = await registerCommands(client, this.options.desk, this.options.registered);
      return true;
    } catch (error) {
      this.options.log.warn(describeFailure(error), 'the commands could not be registered, trying again');
      return false;
    }
  }

  async #repeat(attempt: () => Promise<boolean>): Promise<void> {
    for (let wait = FIRST_WAIT; !this.#closed && !(await attempt()); wait = Math.min(LONGEST_WAIT, wait * 2)) {
      await this.options.clock.sleep(wait);
    }
  }
}
