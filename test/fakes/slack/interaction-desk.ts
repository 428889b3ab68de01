import { randomBytes } from 'node:crypto';
import type { JsonObject } from '../discord/json.js';
import { textAt } from '../discord/json.js';
import type { FakeChannel } from './channel.js';
import { applyAnswer } from './acknowledgement.js';
import type { Ledger } from './ledger.js';
import type { StoredMessage } from './messages.js';
import type { Person } from './person.js';
import { ResponseUrls } from './response-urls.js';
import type { Outcome } from './seen.js';
import { seeMessage, seenMessage } from './seen.js';
import { SlackError } from './slack-error.js';
import type { FakeTeam } from './team.js';
import type { Parcel, Transport } from './transport.js';
import type { StoredView } from './views.js';
import type { World } from './world.js';

export type Seen = Omit<Outcome, 'interactionId'>;

export interface Interaction {
  readonly id: string;
  readonly person: Person;
  readonly channel: FakeChannel | null;
  /** What was acted on. */
  readonly message: StoredMessage | null;
  readonly view: StoredView | null;
  readonly parcel: Parcel;
  /** What came up elsewhere on the screen, such as a note in the person's direct messages. */
  aside: Seen | null;
  open: boolean;
  readonly settle: (seen: Seen) => void;
}

export interface NewInteraction {
  readonly kind: Parcel['kind'];
  readonly person: Person;
  readonly channel?: FakeChannel | null;
  readonly message?: StoredMessage | null;
  readonly view?: StoredView | null;
  readonly body: JsonObject;
  /** Whether Slack gives an address for answers with it. */
  readonly responseUrl: boolean;
}

interface Trigger {
  readonly person: Person;
  readonly interaction: Interaction;
  readonly at: number;
  readonly fromModal: boolean;
  used: boolean;
}

interface DeskOptions {
  readonly transport: () => Transport;
  readonly ledger: Ledger;
  readonly baseUrl: () => string;
  /** Real ms since the app last did anything. */
  readonly quietFor: () => number;
}

const POLL_MS = 15;

/** Hands what people do to the app and waits for what they get to see. */
export class InteractionDesk {
  readonly responses: ResponseUrls;
  private readonly triggers = new Map<string, Trigger>();
  private readonly all = new Map<string, Interaction>();
  private readonly waiting = new Set<Interaction>();
  private stopped = false;

  constructor(
    readonly world: World,
    private readonly options: DeskOptions,
  ) {
    this.responses = new ResponseUrls(this, options.baseUrl);
  }

  get busy(): boolean {
    return this.waiting.size > 0;
  }

  begin(asked: NewInteraction): Promise<Outcome> {
    return new Promise((resolve) => {
      const id = `envelope-${this.world.ids.serial()}-${randomBytes(6).toString('hex')}`;
      const triggerId = `${this.world.ids.serial()}.${asked.person.team.id}.${randomBytes(8).toString('hex')}`;
      const responseUrl: JsonObject = asked.responseUrl ? { response_url: this.responses.newUrl(id) } : {};
      const payload = { ...asked.body, trigger_id: triggerId, ...responseUrl };
      const interaction: Interaction = {
        id,
        person: asked.person,
        channel: asked.channel ?? null,
        message: asked.message ?? null,
        view: asked.view ?? null,
        parcel: { id, kind: asked.kind, payload, attempt: 0, reason: '' },
        aside: null,
        open: true,
        settle: (seen) => {
          if (!interaction.open) return;
          interaction.open = false;
          this.waiting.delete(interaction);
          resolve({ ...seen, interactionId: id });
        },
      };
      this.all.set(id, interaction);
      this.waiting.add(interaction);
      const fromModal = asked.view?.type === 'modal';
      this.triggers.set(triggerId, { person: asked.person, interaction, at: performance.now(), fromModal, used: false });
      void this.deliver(interaction);
    });
  }

  /** App Home is opened: an event, but somebody waits for what comes up. */
  watch(person: Person): Promise<Outcome> {
    return new Promise((resolve) => {
      const id = `home-${this.world.ids.serial()}`;
      const parcel: Parcel = { id, kind: 'events_api', payload: {}, attempt: 0, reason: '' };
      const view = this.world.homes.get(person.id) ?? null;
      const interaction: Interaction = {
        ...{ id, person, channel: null, message: null, view, parcel, aside: null, open: true },
        settle: (seen) => {
          if (!interaction.open) return;
          interaction.open = false;
          this.waiting.delete(interaction);
          resolve({ ...seen, interactionId: id });
        },
      };
      this.waiting.add(interaction);
      void this.waitForQuiet(interaction);
    });
  }

  byId(id: string): Interaction | undefined {
    return this.all.get(id);
  }

  /** The same interaction once more, with the same trigger and address. */
  async replay(id: string): Promise<void> {
    const interaction = this.all.get(id);
    if (!interaction) throw new Error(`There was no interaction ${id}`);
    const { how } = await this.options.transport().deliver(interaction.parcel);
    this.record(interaction, how, 1);
  }

  /** Uses up a trigger: known, fresh, not used before, of this workspace. */
  exchange(triggerId: string, team: FakeTeam): { person: Person; fromModal: boolean } {
    const trigger = this.triggers.get(triggerId);
    if (trigger?.person.team !== team) throw new SlackError('invalid_trigger_id');
    if (trigger.used) throw new SlackError('exchanged_trigger_id');
    if (performance.now() - trigger.at > this.world.settings.triggerLivesMs) throw new SlackError('expired_trigger_id');
    trigger.used = true;
    return trigger;
  }

  /** Something came up for this person: by the trigger used for it, else for what was done last. */
  show(person: Person, seen: Seen, by: { triggerId?: string; interactionId?: string } = {}): void {
    const own = by.triggerId ? this.triggers.get(by.triggerId)?.interaction : this.all.get(by.interactionId ?? '');
    const target = own?.open ? own : [...this.waiting].findLast((one) => one.person === person);
    if (!target) return;
    const isHome = seen.view?.type === 'home';
    const expected = !isHome || target.view?.type === 'home' || target.parcel.kind === 'events_api';
    if (!expected) target.aside = seen;
    else if (seen.view && seen.view.id === target.view?.id && target.parcel.kind !== 'events_api') target.settle({ ...seen, kind: 'update' });
    else target.settle(seen);
  }

  /** A note in the direct conversation, which is the answer only to what was done there or nowhere else. */
  showDirect(person: Person, seen: Seen): void {
    const target = [...this.waiting].findLast((one) => one.person === person);
    if (target?.channel && target.channel === person.dm) target.settle(seen);
    else if (target) target.aside ??= seen;
  }

  /** What somebody acted on has changed. */
  showChange(message: StoredMessage): void {
    for (const one of [...this.waiting]) {
      if (one.message === message) one.settle(seenMessage('update', seeMessage(message, one.person)));
    }
  }

  stop(): void {
    this.stopped = true;
    for (const one of [...this.waiting]) one.settle({ kind: 'none', text: 'The fake was stopped', private: true });
  }

  private async deliver(interaction: Interaction): Promise<void> {
    const { how, answer } = await this.options.transport().deliver(interaction.parcel);
    this.record(interaction, how, 0);
    if (this.stopped) return;
    if (how === 'acked') {
      this.accept(interaction, answer);
      return;
    }
    if (how === 'late') this.world.violations.push(`${describe(interaction)} was not acknowledged in time`);
    const text = how === 'late' ? `${describe(interaction)} failed because the app did not respond` : `${describe(interaction)} failed with the error "dispatch_failed"`;
    interaction.settle({ kind: how === 'late' ? 'timeout' : 'none', text, private: true });
  }

  private accept(interaction: Interaction, answer: unknown): void {
    try {
      const seen = applyAnswer(this, interaction, answer);
      if (seen) interaction.settle(seen);
      else void this.waitForQuiet(interaction);
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      const why = `${describe(interaction)} was answered with what Slack refuses: ${JSON.stringify(error.toJson())}`;
      this.world.violations.push(why);
      interaction.settle({ kind: 'none', text: why, private: true });
    }
  }

  /** Acknowledged without an answer: it may still come, until the app has been quiet for a while. */
  private async waitForQuiet(interaction: Interaction): Promise<void> {
    const { quietMs, outcomeWithinMs } = this.world.settings;
    const since = performance.now();
    const waited = (): number => performance.now() - since;
    const isQuiet = (): boolean => waited() > quietMs && this.options.quietFor() > quietMs;
    while (interaction.open && !this.stopped && !isQuiet() && waited() < outcomeWithinMs) {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    interaction.settle(interaction.aside ?? { kind: 'ack', text: '', private: true });
  }

  private record(interaction: Interaction, how: string, attempt: number): void {
    const { id, parcel } = interaction;
    this.options.ledger.deliveries.push({ id, kind: parcel.kind, type: describe(interaction), attempt, how });
  }
}

const describe = ({ parcel }: Interaction): string =>
  parcel.kind === 'slash_commands' ? textAt(parcel.payload, 'command') : textAt(parcel.payload, 'type');
