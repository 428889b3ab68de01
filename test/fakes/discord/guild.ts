import { FakeChannel } from './channel.js';
import type { JsonObject } from './json.js';
import { channelJson, guildJson, memberJson, roleJson } from './payloads.js';
import { ORDINARY_BOT, ORDINARY_MEMBER } from './permissions.js';
import { Person } from './person.js';
import type { World } from './world.js';
import { Intent } from './world.js';
import type { InteractionDesk } from './interaction-desk.js';

export interface FakeRole {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
  readonly managed: boolean;
}

export interface Membership {
  readonly person: Person;
  roles: FakeRole[];
  readonly joinedAt: number;
}

export interface NewPerson {
  name: string;
  roles?: FakeRole[];
  /** Beyond what every member has; given through a role of the person's own. */
  permissions?: bigint;
  /** Somebody who is already in another server. */
  as?: Person;
  locale?: string;
  /** Another application's bot. */
  bot?: boolean;
}

interface Parts {
  readonly world: World;
  readonly desk: InteractionDesk;
}

export interface NewGuild {
  name: string;
  /** Name of the owner. */
  owner?: string;
}

/**
 * A server. @everyone may do nothing; people hold the role "member" and the bot its own role, so that
 * `botPermissions` is exactly what the bot may do.
 */
export class FakeGuild {
  readonly id: string;
  readonly name: string;
  readonly roles: FakeRole[] = [];
  readonly channels: FakeChannel[] = [];
  readonly threads: FakeChannel[] = [];
  readonly members = new Map<string, Membership>();
  readonly memberRole: FakeRole;
  readonly owner: Person;
  readonly joinedAt: number;
  /** Command name to the people and roles a server admin added under Integrations. */
  readonly shownCommands = new Map<string, Set<string>>();
  private readonly everyone: FakeRole;
  private readonly botRole: FakeRole;

  constructor(
    private readonly parts: Parts,
    asked: NewGuild,
  ) {
    const { world } = parts;
    this.id = world.ids.next();
    this.name = asked.name;
    this.joinedAt = world.now();
    this.everyone = { id: this.id, name: '@everyone', permissions: 0n, managed: false };
    this.memberRole = { id: world.ids.next(), name: 'member', permissions: ORDINARY_MEMBER, managed: false };
    this.botRole = { id: world.ids.next(), name: world.bot.name, permissions: ORDINARY_BOT, managed: true };
    this.roles.push(this.everyone, this.memberRole, this.botRole);
    this.owner = this.join({ name: asked.owner ?? `Owner of ${asked.name}` });
    world.guilds.set(this.id, this);
    world.dispatch({ t: 'GUILD_CREATE', d: guildJson(world, this), intent: Intent.guilds });
  }

  addChannel(asked: { name: string }): FakeChannel {
    const channel = new FakeChannel(this.parts.world, asked.name, this);
    this.channels.push(channel);
    this.tell('CHANNEL_CREATE', channelJson(channel));
    return channel;
  }

  addRole(asked: { name: string; permissions?: bigint }): FakeRole {
    const id = this.parts.world.ids.next();
    const role = { id, name: asked.name, permissions: asked.permissions ?? 0n, managed: false };
    this.roles.push(role);
    this.tell('GUILD_ROLE_CREATE', { guild_id: this.id, role: roleJson(role, this.roles.indexOf(role)) });
    return role;
  }

  addPerson(asked: NewPerson): Person {
    const person = this.join(asked);
    const membership = this.members.get(person.id);
    if (membership) {
      this.tell('GUILD_MEMBER_ADD', { guild_id: this.id, ...memberJson(membership) }, Intent.guildMembers);
    }
    return person;
  }

  removePerson(person: Person): void {
    this.members.delete(person.id);
    this.tell('GUILD_MEMBER_REMOVE', { guild_id: this.id, user: person.toJson() }, Intent.guildMembers);
  }

  setRolePermissions(role: FakeRole, permissions: bigint): void {
    role.permissions = permissions;
    this.tell('GUILD_ROLE_UPDATE', { guild_id: this.id, role: roleJson(role, this.roles.indexOf(role)) });
  }

  /** What a server admin does under Integrations: lets a person or role see a command. */
  showCommand(name: string, to: Person | FakeRole): void {
    const shown = this.shownCommands.get(name) ?? new Set<string>();
    this.shownCommands.set(name, shown.add(to.id));
  }

  get world(): World {
    return this.parts.world;
  }

  get botPermissions(): bigint {
    return this.botRole.permissions;
  }

  set botPermissions(permissions: bigint) {
    this.setRolePermissions(this.botRole, permissions);
  }

  /** The bot is taken out of the server. */
  remove(): void {
    const { world } = this.parts;
    world.guilds.delete(this.id);
    for (const channel of this.channels) world.channels.delete(channel.id);
    this.tell('GUILD_DELETE', { id: this.id });
  }

  botRoleIds(): string[] {
    return [this.botRole.id];
  }

  botHolder() {
    const { id } = this.parts.world.bot;
    return { id, owner: false, everyoneId: this.id, roles: [this.everyone, this.botRole] };
  }

  holderOf(person: Person) {
    const membership = this.members.get(person.id);
    if (!membership) return null;
    const roles = [this.everyone, ...membership.roles];
    return { id: person.id, owner: this.owner === person, everyoneId: this.id, roles };
  }

  private join(asked: NewPerson): Person {
    const person = asked.as ?? new Person(this.parts.world, this.parts.desk, asked);
    const roles = [this.memberRole, ...(asked.roles ?? [])];
    if (asked.permissions !== undefined) {
      roles.push(this.addRole({ name: `of ${asked.name}`, permissions: asked.permissions }));
    }
    this.members.set(person.id, { person, roles, joinedAt: this.parts.world.now() });
    return person;
  }

  private tell(t: string, d: JsonObject, intent: number = Intent.guilds): void {
    this.parts.world.dispatch({ t, d, intent });
  }
}
