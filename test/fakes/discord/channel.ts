import type { FakeGuild } from './guild.js';
import type { StoredMessage } from './messages.js';
import { channelJson } from './payloads.js';
import type { Overwrite } from './permissions.js';
import { ALL_PERMISSIONS, computePermissions } from './permissions.js';
import type { Person } from './person.js';
import type { World } from './world.js';
import { Intent } from './world.js';

/** A text channel of a server, or (guild null) the direct conversation of one person with the bot. */
export class FakeChannel {
  readonly id: string;
  readonly messages: StoredMessage[] = [];
  overwrites: Overwrite[] = [];
  readonly oldEditsAt: number[] = [];
  /** Seconds each person has to wait between two messages. */
  slowSeconds = 0;
  /** For a thread, the channel it hangs on. */
  parent: FakeChannel | null = null;
  /** For a private thread, the people in it besides the bot. */
  privateTo: Set<Person> | null = null;

  constructor(
    private readonly world: World,
    readonly name: string,
    readonly guild: FakeGuild | null,
    readonly recipient: Person | null = null,
  ) {
    this.id = world.ids.next();
    world.channels.set(this.id, this);
  }

  /** The bot gets exactly these permissions here, or 'default': what it has in the whole server. */
  setBotPermissions(permissions: bigint | 'default'): void {
    const botId = this.world.bot.id;
    this.overwrites = this.overwrites.filter((one) => one.id !== botId);
    if (permissions !== 'default') {
      this.overwrites.push({ id: botId, type: 1, allow: permissions, deny: ALL_PERMISSIONS & ~permissions });
    }
    this.tellChange();
  }

  /** Only these people and the bot see the channel. */
  showOnlyTo(people: readonly Person[]): void {
    const guild = this.requireGuild();
    const view = 1n << 10n;
    const kept = this.overwrites.filter((one) => one.id === this.world.bot.id);
    const seen = people.map((person): Overwrite => ({ id: person.id, type: 1, allow: view, deny: 0n }));
    const hidden: Overwrite = { id: guild.memberRole.id, type: 0, allow: 0n, deny: view };
    this.overwrites = [...kept, hidden, ...seen];
    this.tellChange();
  }

  setSlow(seconds: number): void {
    this.slowSeconds = seconds;
    this.tellChange();
  }

  /** A public thread of this channel. */
  addThread(name: string): FakeChannel {
    return this.hangThread(name, null);
  }

  /** What the bot opens for a few. */
  addPrivateThread(name: string): FakeChannel {
    return this.hangThread(name, new Set());
  }

  private hangThread(name: string, privateTo: Set<Person> | null): FakeChannel {
    const guild = this.requireGuild();
    const thread = new FakeChannel(this.world, name, guild);
    thread.parent = this;
    thread.privateTo = privateTo;
    guild.threads.push(thread);
    this.world.dispatch({ t: 'THREAD_CREATE', d: { ...channelJson(thread), newly_created: true }, intent: Intent.guilds });
    return thread;
  }

  delete(): void {
    const guild = this.requireGuild();
    this.world.channels.delete(this.id);
    guild.channels.splice(guild.channels.indexOf(this), 1);
    this.world.dispatch({ t: 'CHANNEL_DELETE', d: channelJson(this), intent: Intent.guilds });
  }

  botPermissions(): bigint {
    return this.guild ? computePermissions(this.guild.botHolder(), (this.parent ?? this).overwrites) : ALL_PERMISSIONS;
  }

  permissionsOf(person: Person): bigint {
    if (!this.guild) return this.recipient === person ? ALL_PERMISSIONS : 0n;
    if (this.privateTo !== null && !this.privateTo.has(person)) return 0n;
    const holder = this.guild.holderOf(person);
    return holder ? computePermissions(holder, (this.parent ?? this).overwrites) : 0n;
  }

  private requireGuild(): FakeGuild {
    if (!this.guild) throw new Error('a direct conversation has no server');
    return this.guild;
  }

  private tellChange(): void {
    this.world.dispatch({ t: 'CHANNEL_UPDATE', d: channelJson(this), intent: Intent.guilds });
  }
}
