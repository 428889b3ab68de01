import type { JsonObject } from '../discord/json.js';
import { objectAt, textAt } from '../discord/json.js';
import { FakeChannel } from './channel.js';
import type { FieldValue } from './fill.js';
import { actionJson, fillField, requireFilled } from './fill.js';
import type { Surface } from './bodies.js';
import { commandBody, commonBody, handleOf, passedOn, shortcutBody, surfaceBody } from './bodies.js';
import type { InteractionDesk, NewInteraction } from './interaction-desk.js';
import type { StoredMessage } from './messages.js';
import { createMessage, deleteMessage, editMessage, stateFor } from './messages.js';
import { userJson, viewJson } from './payloads.js';
import type { Outcome, Said, SeenMessage, SeenView } from './seen.js';
import { seeMessage, seenView } from './seen.js';
import type { Part } from './surface.js';
import { findPart } from './surface.js';
import type { FakeTeam } from './team.js';
import { closeAll, closeTop } from './views.js';

export interface NewPerson {
  name: string;
  admin?: boolean;
  owner?: boolean;
  guest?: boolean;
  /** Another app's bot user. */
  bot?: boolean;
  tz?: string;
  locale?: string;
}

interface MessageRef {
  readonly channelId: string;
  readonly ts: string;
}

/** Something on the screen: a message, a modal, App Home, or the outcome that brought one up. */
export type Touched = MessageRef | SeenView | Outcome;

/** Somebody with a Slack client in hand: can do what the client lets them do, and nothing else. */
export class Person {
  readonly id: string;
  readonly name: string;
  readonly handle: string;
  readonly tz: string;
  readonly locale: string;
  readonly isBot: boolean;
  readonly guest: boolean;
  owner: boolean;
  admin: boolean;
  deactivated = false;
  private direct: FakeChannel | null = null;

  constructor(
    readonly team: FakeTeam,
    private readonly desk: InteractionDesk,
    asked: NewPerson,
  ) {
    this.id = team.world.ids.next('U');
    this.name = asked.name;
    this.handle = handleOf(asked.name, this.id);
    this.tz = asked.tz ?? 'UTC';
    this.locale = asked.locale ?? 'en-US';
    this.isBot = asked.bot ?? false;
    this.guest = asked.guest ?? false;
    this.owner = asked.owner ?? false;
    this.admin = asked.admin ?? false;
    team.world.people.set(this.id, this);
  }

  /** The direct conversation with the bot. */
  get dm(): FakeChannel {
    if (!this.direct) {
      this.direct = new FakeChannel(this.team, 'directmessage', 'im', true);
      this.direct.members.add(this);
    }
    return this.direct;
  }

  get hasDm(): boolean {
    return this.direct !== null;
  }

  /** The account is switched off. */
  deactivate(): void {
    this.deactivated = true;
    for (const channel of this.team.channels) channel.members.delete(this);
    const about = { type: 'user_change', subscription: 'user_change', scope: 'users:read', team: this.team };
    this.team.world.tell({ ...about, body: { user: userJson(this) } });
  }

  /** Starts the client anew: private answers and open modals are gone. */
  reload(): void {
    for (const message of this.team.world.messages.values()) if (message.visibleTo === this) message.deleted = true;
    closeAll(this);
  }

  sees(message: StoredMessage): boolean {
    if (message.visibleTo !== null) return message.visibleTo === this;
    return message.channel.members.has(this);
  }

  say(channel: FakeChannel, text: string, { thread }: { thread?: MessageRef } = {}): Said {
    this.mustBeIn(channel);
    if (channel.isArchived) throw new Error('The channel is archived');
    const root = thread && this.find(thread);
    const stored = createMessage(channel, { author: this, text: passedOn(text), blocks: [], threadTs: root ? (root.threadTs ?? root.ts) : null });
    const bot = this.team.bot.userId;
    if (stored.text.includes(`<@${bot}>`) && channel.botIsMember) {
      const about = { type: 'app_mention', subscription: 'app_mention', scope: 'app_mentions:read', team: this.team };
      this.team.world.tell({ ...about, body: { user: this.id, text: stored.text, ts: stored.ts, channel: channel.id } });
    }
    const message = seeMessage(stored, this);
    return { kind: 'message', interactionId: '', text: message.text, private: false, message };
  }

  edit(message: MessageRef, text: string): SeenMessage {
    const stored = this.find(message);
    if (stored.author !== this) throw new Error(`${this.name} did not write that`);
    editMessage(stored, { text: passedOn(text), blocks: [] });
    return seeMessage(stored, this);
  }

  deleteMessage(message: MessageRef): void {
    const stored = this.find(message);
    if (stored.author !== this && !this.admin && !this.owner) throw new Error(`${this.name} may not delete that`);
    deleteMessage(stored);
  }

  react(message: MessageRef, name: string): void {
    const stored = this.find(message);
    stored.reactions.push({ name, users: [this.id] });
    if (!stored.channel.botIsMember) return;
    const item = { type: 'message', channel: stored.channel.id, ts: stored.ts };
    const about = { type: 'reaction_added', subscription: 'reaction_added', scope: 'reactions:read', team: this.team };
    const author = stored.author?.id ?? this.team.bot.userId;
    this.team.world.tell({ ...about, body: { user: this.id, reaction: name, item, item_user: author } });
  }

  /** A slash command, which Slack takes only outside threads. */
  async command(channel: FakeChannel, command: string, text = ''): Promise<Outcome> {
    this.mustBeIn(channel);
    const { manifest } = this.team.world.settings;
    const known = this.team.scopes.has('commands') && (!manifest || manifest.commands.includes(command));
    if (!known) throw new Error(`${command} is not a valid command here`);
    const body = commandBody(this, channel, { command, text });
    return this.desk.begin({ kind: 'slash_commands', person: this, channel, body, responseUrl: true });
  }

  /** A shortcut from the menu of the message box. */
  async shortcut(callbackId: string): Promise<Outcome> {
    this.mustKnow(callbackId, 'global');
    return this.act({ body: { type: 'shortcut', callback_id: callbackId, action_ts: this.newTs() } });
  }

  /** A shortcut from the menu of a message, in threads too. */
  async messageShortcut(callbackId: string, message: Touched): Promise<Outcome> {
    this.mustKnow(callbackId, 'message');
    const stored = this.surface(message).message;
    if (!stored || stored.visibleTo) throw new Error('A private answer has no menu');
    const { channel } = stored;
    const body = shortcutBody(stored, callbackId);
    return this.act({ body, channel, message: stored, responseUrl: true });
  }

  async press(on: Touched, labelOrActionId: string): Promise<Outcome> {
    const surface = this.surface(on);
    const part = findPart(surface.blocks, labelOrActionId, ({ element }) => element['type'] === 'button');
    return this.sendAction(surface, part);
  }

  /** Picks from a menu, box or calendar that stands for itself; one of a form only keeps what was picked. */
  async choose(on: Touched, name: string, value: FieldValue): Promise<Outcome> {
    const surface = this.surface(on);
    const part = fillField(surface.blocks, surface.state, name, value);
    const silent = part.block['type'] === 'input' && part.block['dispatch_action'] !== true;
    if (silent) return { kind: 'none', interactionId: '', text: '', private: true };
    return this.sendAction(surface, part);
  }

  /** What a menu with outside options offers for what was typed. */
  async suggest(on: Touched, name: string, typed: string): Promise<Outcome> {
    const surface = this.surface(on);
    const part = findPart(surface.blocks, name, ({ element }) => textAt(element, 'type').endsWith('external_select'));
    const ids = { action_id: part.element['action_id'], block_id: part.block['block_id'] };
    return this.act({ ...this.placeOf(surface), body: { ...surfaceBody(surface), type: 'block_suggestion', ...ids, value: typed } });
  }

  /** Types into a form without sending it. */
  fill(on: Touched, values: Readonly<Record<string, FieldValue>>): void {
    const surface = this.surface(on);
    for (const [name, value] of Object.entries(values)) fillField(surface.blocks, surface.state, name, value);
  }

  /** Sends a modal; fields by label, block id or action id, what is not named keeps what it holds. */
  async submit(on: Touched, values: Readonly<Record<string, FieldValue>> = {}): Promise<Outcome> {
    this.fill(on, values);
    const { view } = this.surface(on);
    if (view?.type !== 'modal') throw new Error('Only a modal can be sent');
    if (Object.keys(objectAt(view.content, 'submit')).length === 0) throw new Error('The modal has nothing to send it with');
    requireFilled(view.blocks, view.state);
    return this.act({ view, body: { type: 'view_submission', view: viewJson(view), response_urls: [] } });
  }

  /** Closes the newest modal; the app hears of it only where it asked to. */
  async close(on: Touched): Promise<Outcome> {
    const { view } = this.surface(on);
    if (view?.type !== 'modal') throw new Error('Only a modal can be closed');
    const body = { type: 'view_closed', view: viewJson(view), is_cleared: false };
    closeTop(this);
    if (view.content['notify_on_close'] !== true) return { kind: 'none', interactionId: '', text: '', private: true };
    return this.act({ body, view });
  }

  /** Opens the app's home; what stood there before is shown where nothing new comes. */
  async openHome(): Promise<Outcome> {
    const { world } = this.team;
    if (world.settings.manifest?.home === false) throw new Error('The app has no home');
    const before = world.homes.get(this.id);
    const outcome = this.desk.watch(this);
    const about = { type: 'app_home_opened', subscription: 'app_home_opened', scope: null, team: this.team };
    const view = before ? { view: viewJson(before) } : {};
    world.tell({ ...about, body: { user: this.id, channel: this.dm.id, tab: 'home', ...view } });
    const seen = await outcome;
    const shown = world.homes.get(this.id);
    return seen.kind === 'ack' && shown ? { ...seenView('view', shown), interactionId: seen.interactionId } : seen;
  }

  private sendAction(surface: Surface, part: Part): Promise<Outcome> {
    const held = surface.state.get(textAt(part.block, 'block_id'))?.get(textAt(part.element, 'action_id'));
    const body = { ...surfaceBody(surface), type: 'block_actions', actions: [actionJson(part, held, this.newTs())] };
    return this.act({ ...this.placeOf(surface), body, responseUrl: surface.message !== null });
  }

  private placeOf({ message, view }: Surface): Pick<NewInteraction, 'message' | 'view' | 'channel'> {
    return message ? { message, channel: message.channel } : { view };
  }

  private act(asked: Partial<NewInteraction> & { body: JsonObject }): Promise<Outcome> {
    const { manifest } = this.team.world.settings;
    if (manifest && !manifest.interactive) throw new Error('The app is not configured to handle interactive responses');
    const body = { ...commonBody(this), ...asked.body };
    return this.desk.begin({ kind: 'interactive', person: this, responseUrl: false, ...asked, body });
  }

  private surface(on: Touched): Surface {
    if ('kind' in on && on.view) return this.surface(on.view);
    if ('kind' in on && on.message) return this.surface(on.message);
    if ('ts' in on) {
      const message = this.find(on);
      return { message, view: null, blocks: message.blocks, state: stateFor(message, this) };
    }
    const view = 'callbackId' in on ? this.team.world.views.get(on.id) : undefined;
    const top = this.team.world.stackOf(this).at(-1);
    if (!view || (view !== top && view !== this.team.world.homes.get(this.id))) throw new Error(`${this.name} has nothing of the kind open`);
    return { message: null, view, blocks: view.blocks, state: view.state };
  }

  private find({ channelId, ts }: MessageRef): StoredMessage {
    const stored = this.team.world.message(channelId, ts);
    if (!stored || stored.deleted) throw new Error('The message is gone');
    if (!this.sees(stored)) throw new Error(`${this.name} cannot see that message`);
    return stored;
  }

  private mustBeIn(channel: FakeChannel): void {
    if (!channel.members.has(this)) throw new Error(`${this.name} is not in ${channel.name}`);
  }

  private mustKnow(callbackId: string, kind: 'global' | 'message'): void {
    const { manifest } = this.team.world.settings;
    const listed = !manifest || manifest.shortcuts.some((one) => one.callbackId === callbackId && one.kind === kind);
    if (!listed || !this.team.scopes.has('commands')) throw new Error(`There is no ${kind} shortcut ${callbackId}`);
  }

  private newTs(): string {
    return this.team.world.timestamps.next();
  }
}
