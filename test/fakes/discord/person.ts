import { everyComponent, SELECTS } from './component-rules.js';
import { FakeChannel } from './channel.js';
import type { OptionValue } from './command-input.js';
import { findCommand, resolvedJson, typeCommand } from './command-input.js';
import type { FieldValue } from './form-input.js';
import { fillForm, pickValues } from './form-input.js';
import type { FakeGuild } from './guild.js';
import { addReaction, auditDeletion, deleteTogether, silence } from './happenings.js';
import type { InteractionDesk } from './interaction-desk.js';
import { Kind } from './interaction-desk.js';
import type { JsonObject } from './json.js';
import { textAt } from './json.js';
import type { StoredMessage } from './messages.js';
import { createMessage, deleteMessage, editMessage } from './messages.js';
import { messageJson, userJson } from './payloads.js';
import { computePermissions, Permission } from './permissions.js';
import type { Choice, Outcome, SeenForm, SeenMessage } from './seen.js';
import { seeMessage } from './seen.js';
import type { World } from './world.js';

export type Typed = Readonly<Record<string, OptionValue>>;
interface WithId {
  readonly id: string;
}

/** Somebody with a Discord client in hand: can do what the client lets them do, and nothing else. */
export class Person {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly isBot: boolean;
  dmsClosed = false;
  private direct: FakeChannel | null = null;

  constructor(
    readonly world: World,
    private readonly desk: InteractionDesk,
    asked: { name: string; locale?: string; bot?: boolean },
  ) {
    this.id = world.ids.next();
    this.name = asked.name;
    this.locale = asked.locale ?? 'en-US';
    this.isBot = asked.bot ?? false;
    world.people.set(this.id, this);
  }

  toJson(): JsonObject {
    return userJson(this, this.isBot);
  }

  /** The direct conversation with the bot, opened by the person when there is none. */
  get dm(): FakeChannel {
    this.direct ??= new FakeChannel(this.world, this.name, null, this);
    return this.direct;
  }

  get hasDm(): boolean {
    return this.direct !== null;
  }

  closeDms(): void {
    this.dmsClosed = true;
  }

  openDms(): void {
    this.dmsClosed = false;
  }

  say(channel: FakeChannel, text: string, replyTo?: WithId): SeenMessage {
    this.mustSee(channel);
    const reply = replyTo ? { message_reference: { message_id: replyTo.id } } : {};
    return seeMessage(createMessage(this.world, { channel, author: this, body: { content: text, ...reply } }));
  }

  edit(message: WithId, text: string): SeenMessage {
    const stored = this.find(message);
    if (stored.author !== this) throw new Error(`${this.name} did not write that`);
    editMessage(this.world, stored, { content: text }, []);
    return seeMessage(stored);
  }

  deleteMessage(message: WithId): void {
    const stored = this.find(message);
    const may = stored.channel.permissionsOf(this) & Permission.manageMessages;
    if (stored.author !== this && !may) throw new Error(`${this.name} may not delete that`);
    deleteMessage(this.world, stored);
    auditDeletion(stored, this);
  }

  /** A moderator clears many messages of one channel at once. */
  deleteMessages(channel: FakeChannel, messages: readonly WithId[]): void {
    if (!(channel.permissionsOf(this) & Permission.manageMessages)) throw new Error(`${this.name} may not delete those`);
    deleteTogether(channel, messages.map((message) => this.find(message)), this);
  }

  /** Silences somebody for so many ms; 0 lets them speak again. */
  timeOut(guild: FakeGuild, person: Person, milliseconds: number): void {
    const holder = guild.holderOf(this);
    if (!holder || !(computePermissions(holder, []) & Permission.moderateMembers)) throw new Error(`${this.name} may not silence anybody`);
    silence(guild, person, this, milliseconds === 0 ? null : this.world.now() + milliseconds);
  }

  react(message: WithId, emoji: string): void {
    addReaction(this.find(message), this, emoji);
  }

  async command(channel: FakeChannel, line: string, values: Typed = {}): Promise<Outcome> {
    this.mustSee(channel);
    const data = typeCommand({ person: this, channel }, line, { values });
    return this.desk.begin({ type: Kind.command, person: this, channel, data: this.inGuild(channel, data) });
  }

  /** What is offered while the person types into one option. */
  async autocomplete(channel: FakeChannel, line: string, values: Typed, focused: string): Promise<Choice[]> {
    this.mustSee(channel);
    const data = typeCommand({ person: this, channel }, line, { values, focused });
    const outcome = await this.desk.begin({
      type: Kind.autocomplete,
      person: this,
      channel,
      data: this.inGuild(channel, data),
    });
    return outcome.choices ?? [];
  }

  /** A command from the menu of a message. */
  async messageAction(name: string, message: WithId): Promise<Outcome> {
    const target = this.find(message);
    const { channel } = target;
    const command = findCommand({ person: this, channel }, name, 3);
    const resolved = { messages: { [target.id]: messageJson(this.world, target) } };
    const data = { id: command['id'], name, type: 3, target_id: target.id, resolved };
    return this.desk.begin({ type: Kind.command, person: this, channel, data: this.inGuild(channel, data) });
  }

  async pressButton(message: WithId, labelOrCustomId: string): Promise<Outcome> {
    const source = this.find(message);
    const button = this.findPart(source, labelOrCustomId, (one) => one['type'] === 2, 'label');
    if ('url' in button) throw new Error(`"${labelOrCustomId}" is a link`);
    const data = { component_type: 2, custom_id: button['custom_id'], id: button['id'] };
    return this.desk.begin({ type: Kind.component, person: this, channel: source.channel, data, source });
  }

  async choose(message: WithId, placeholderOrCustomId: string, value: FieldValue): Promise<Outcome> {
    const source = this.find(message);
    const isMenu = (one: JsonObject): boolean => SELECTS.includes(one['type']);
    const menu = this.findPart(source, placeholderOrCustomId, isMenu, 'placeholder');
    const values = pickValues(menu, value, placeholderOrCustomId);
    const { channel } = source;
    const resolved = menu['type'] === 3 ? {} : { resolved: resolvedJson(values, { person: this, channel }) };
    const data = { component_type: menu['type'], custom_id: menu['custom_id'], id: menu['id'], values, ...resolved };
    return this.desk.begin({ type: Kind.component, person: this, channel, data, source });
  }

  /** Sends a form; fields by label or custom id, what is not named keeps what it was prefilled with. */
  async submitForm(form: SeenForm | undefined, values: Readonly<Record<string, FieldValue>> = {}): Promise<Outcome> {
    const open = form && this.desk.forms.get(form.id);
    if (!open) throw new Error('There is no such form');
    if (open.person !== this) throw new Error(`The form is not open at ${this.name}'s`);
    const data = fillForm(open, this, values);
    const { channel, source } = open;
    return this.desk.begin({ type: Kind.form, person: this, channel, data, source });
  }

  /** Whether the person can see this message: by its channel, and private answers only when theirs. */
  sees(message: StoredMessage): boolean {
    if (message.visibleTo !== null) return message.visibleTo === this;
    return (message.channel.permissionsOf(this) & Permission.viewChannel) !== 0n;
  }

  private inGuild(channel: FakeChannel, data: JsonObject): JsonObject {
    return channel.guild ? { ...data, guild_id: channel.guild.id } : data;
  }

  private mustSee(channel: FakeChannel): void {
    if (!this.world.channels.has(channel.id)) throw new Error('The channel is gone');
    if (!(channel.permissionsOf(this) & Permission.viewChannel)) throw new Error(`${this.name} cannot see the channel`);
  }

  private find(message: WithId): StoredMessage {
    const stored = this.world.messages.get(message.id);
    if (!stored) throw new Error('The message is gone');
    if (!this.sees(stored)) throw new Error(`${this.name} cannot see that message`);
    return stored;
  }

  private findPart(
    source: StoredMessage,
    name: string,
    fits: (one: JsonObject) => boolean,
    label: 'label' | 'placeholder',
  ): JsonObject {
    const all = source.components.flatMap(everyComponent).filter(fits);
    const found = all.filter((one) => textAt(one, label) === name || textAt(one, 'custom_id') === name);
    const [first, second] = found;
    if (!first || second) {
      const offered = all.map((one) => textAt(one, label)).join(', ');
      throw new Error(`${first ? 'More than one' : 'No'} "${name}" on the message; offered: ${offered}\n${seeMessage(source).text}`);
    }
    if (first['disabled'] === true) throw new Error(`"${name}" is switched off`);
    return first;
  }
}
