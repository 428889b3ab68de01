import { randomBytes } from 'node:crypto';
import { FakeChannel } from './channel.js';
import type { InteractionDesk } from './interaction-desk.js';
import type { NewPerson } from './person.js';
import { Person } from './person.js';
import type { World } from './world.js';

export interface NewTeam {
  name: string;
  /** Granted to the bot; all of them unless given. */
  scopes?: readonly string[];
}

export interface NewChannel {
  name: string;
  private?: boolean;
  /** True unless given. */
  botIsMember?: boolean;
  /** Who is in it; everybody there is unless given. */
  members?: readonly Person[];
}

export interface FakeGroup {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  people: Person[];
}

interface Bot {
  readonly userId: string;
  readonly botId: string;
  readonly name: string;
}

/** Every scope there is a use for. */
export const EVERY_SCOPE: readonly string[] = [
  'app_mentions:read', 'channels:history', 'channels:join', 'channels:read', 'chat:write', 'chat:write.public',
  'commands', 'groups:history', 'groups:read', 'im:history', 'im:read', 'im:write', 'mpim:read', 'pins:read',
  'pins:write', 'reactions:read', 'reactions:write', 'team:read', 'usergroups:read', 'users:read',
];

/** A workspace with the app installed. */
export class FakeTeam {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly bot: Bot;
  readonly botToken: string;
  readonly scopes: Set<string>;
  readonly channels: FakeChannel[] = [];
  readonly people: Person[] = [];
  readonly groups: FakeGroup[] = [];
  /** False after the app was uninstalled or its token revoked. */
  installed = true;

  constructor(
    readonly world: World,
    private readonly desk: InteractionDesk,
    asked: NewTeam,
  ) {
    this.id = world.ids.next('T');
    this.name = asked.name;
    this.domain = asked.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
    this.bot = { userId: world.ids.next('U'), botId: world.ids.next('B'), name: 'guidon' };
    this.botToken = `xoxb-fake-${this.id}-${randomBytes(8).toString('hex')}`;
    this.scopes = new Set(asked.scopes ?? world.settings.manifest?.scopes ?? EVERY_SCOPE);
    world.teams.set(this.id, this);
  }

  addChannel(asked: NewChannel): FakeChannel {
    const channel = new FakeChannel(this, asked.name, asked.private ? 'group' : 'channel', asked.botIsMember ?? true);
    const atHome = this.people.filter((person) => !person.isBot && !person.deactivated);
    for (const person of asked.members ?? atHome) channel.members.add(person);
    this.channels.push(channel);
    return channel;
  }

  /** Somebody new, who is in every public channel from the start. */
  addPerson(asked: NewPerson): Person {
    const person = new Person(this, this.desk, asked);
    this.people.push(person);
    for (const channel of this.channels) if (channel.kind === 'channel' && !person.isBot) channel.members.add(person);
    return person;
  }

  addGroup(asked: { name: string; handle?: string; people?: Person[] }): FakeGroup {
    const handle = asked.handle ?? asked.name.toLowerCase().replaceAll(' ', '-');
    const group = { id: this.world.ids.next('S'), handle, name: asked.name, people: asked.people ?? [] };
    this.groups.push(group);
    return group;
  }

  grant(...scopes: string[]): void {
    for (const scope of scopes) this.scopes.add(scope);
  }

  withdraw(...scopes: string[]): void {
    for (const scope of scopes) this.scopes.delete(scope);
  }

  /** The workspace takes the app out: both events are sent, and the token is dead. */
  uninstall(): void {
    this.installed = false;
    const about = { team: this, scope: null };
    this.world.tell({ ...about, type: 'app_uninstalled', subscription: 'app_uninstalled', body: {} });
    const body = { tokens: { oauth: [], bot: [this.bot.userId] } };
    this.world.tell({ ...about, type: 'tokens_revoked', subscription: 'tokens_revoked', body });
  }
}
