import { randomBytes } from 'node:crypto';
import { refuse } from './api-error.js';
import type { FakeChannel } from './channel.js';
import type { JsonObject } from './json.js';
import type { StoredMessage } from './messages.js';
import { channelInInteractionJson, memberJson, messageJson } from './payloads.js';
import type { Person } from './person.js';
import type { Outcome, SeenForm } from './seen.js';
import { outcomeOf } from './seen.js';
import type { World } from './world.js';

export const Kind = { command: 2, component: 3, autocomplete: 4, form: 5 } as const;
export const Callback = {
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  choices: 8,
  form: 9,
} as const;

const TOKEN_LIFE_MS = 15 * 60_000;

type Seen = Omit<Outcome, 'text' | 'private' | 'interactionId'>;

/** One thing a person did, and what has become of it. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly person: Person;
  readonly channel: FakeChannel;
  /** The message whose button was pressed, or from which the form came. */
  readonly source: StoredMessage | null;
  readonly payload: JsonObject;
  /** By the fake's clock. */
  readonly createdAt: number;
  /** By the real, monotonic clock. */
  readonly startedAt: number;
  answeredWith: number | null;
  /** What @original means. */
  original: StoredMessage | null;
  readonly refusals: string[];
  readonly settle: (seen: Seen) => void;
}

export interface NewInteraction {
  readonly type: number;
  readonly person: Person;
  readonly channel: FakeChannel;
  readonly data: JsonObject;
  readonly source?: StoredMessage | null;
}

export interface OpenForm {
  readonly form: SeenForm;
  readonly person: Person;
  readonly channel: FakeChannel;
  readonly source: StoredMessage | null;
}

interface DeskOptions {
  /** How long the bot has for its first answer, ms of real time. */
  readonly answerWithinMs: number;
  /** How long a deferred answer may take before the test gives up, ms of real time. */
  readonly outcomeWithinMs: number;
}

/** Hands what people do to the bot and waits for what they get to see. */
export class InteractionDesk {
  readonly forms = new Map<string, OpenForm>();
  private readonly byId = new Map<string, Interaction>();
  private readonly byToken = new Map<string, Interaction>();
  private readonly waiting = new Map<string, (reason: string) => void>();

  constructor(
    readonly world: World,
    private readonly options: DeskOptions,
  ) {}

  begin(asked: NewInteraction): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const id = this.world.ids.next();
      const token = Buffer.from(`interaction:${id}:${randomBytes(60).toString('base64url')}`).toString('base64url');
      const giveUp = (reason: string): void => {
        finish();
        const refused = interaction.refusals.map((one) => `\n  refused: ${one}`).join('');
        reject(new Error(`${reason} (interaction ${describe(interaction)})${refused}`));
      };
      const { answerWithinMs, outcomeWithinMs } = this.options;
      const timers = [
        setTimeout(() => {
          if (interaction.answeredWith === null) giveUp('The application did not respond');
        }, answerWithinMs + 20),
        setTimeout(giveUp, outcomeWithinMs, `Nothing to see within ${String(outcomeWithinMs)} ms`),
      ];
      const finish = (): void => {
        for (const timer of timers) clearTimeout(timer);
        this.waiting.delete(id);
      };
      const interaction: Interaction = {
        id,
        token,
        type: asked.type,
        person: asked.person,
        channel: asked.channel,
        source: asked.source ?? null,
        payload: this.payloadOf(id, token, asked),
        createdAt: this.world.now(),
        startedAt: performance.now(),
        answeredWith: null,
        original: null,
        refusals: [],
        settle: (seen) => {
          finish();
          resolve(outcomeOf({ ...seen, interactionId: id }));
        },
      };
      this.waiting.set(id, giveUp);
      this.byId.set(id, interaction);
      this.byToken.set(token, interaction);
      this.world.dispatch({ t: 'INTERACTION_CREATE', d: interaction.payload, intent: 0 });
    });
  }

  /** The same event once more, as Discord may send it. */
  replay(id: string): void {
    const interaction = this.byId.get(id);
    if (!interaction) throw new Error(`There was no interaction ${id}`);
    this.world.dispatch({ t: 'INTERACTION_CREATE', d: interaction.payload, intent: 0 });
  }

  /** For the first answer: in time, known and not answered before. */
  toAnswer(id: string, token: string): Interaction {
    const interaction = this.byId.get(id);
    if (!interaction || interaction.token !== token) throw refuse.unknownInteraction();
    if (interaction.answeredWith !== null) throw refuse.alreadyAcknowledged();
    const late = performance.now() - interaction.startedAt > this.options.answerWithinMs;
    if (late) throw refuse.unknownInteraction();
    return interaction;
  }

  /** For what comes after the first answer: a live token of an answered interaction. */
  toFollow(token: string): Interaction {
    const interaction = this.byToken.get(token);
    if (!interaction) throw refuse.deadToken();
    if (this.world.now() - interaction.createdAt > TOKEN_LIFE_MS) throw refuse.deadToken();
    if (interaction.answeredWith === null) throw refuse.unknownWebhook();
    return interaction;
  }

  byEither(idOrToken: string): Interaction | undefined {
    return this.byId.get(idOrToken) ?? this.byToken.get(idOrToken);
  }

  stop(): void {
    for (const giveUp of [...this.waiting.values()]) giveUp('The fake was stopped');
  }

  private payloadOf(id: string, token: string, { type, person, channel, data, source }: NewInteraction): JsonObject {
    const { guild } = channel;
    const membership = guild?.members.get(person.id);
    const who = membership
      ? { member: { ...memberJson(membership), permissions: channel.permissionsOf(person).toString() } }
      : { user: person.toJson() };
    const where = guild
      ? { guild_id: guild.id, guild: { id: guild.id, features: [], locale: 'en-US' }, guild_locale: 'en-US' }
      : {};
    return {
      id,
      application_id: this.world.bot.id,
      type,
      version: 1,
      token,
      data,
      ...where,
      ...who,
      channel_id: channel.id,
      channel: channelInInteractionJson(channel, person),
      ...(source ? { message: messageJson(this.world, source) } : {}),
      app_permissions: channel.botPermissions().toString(),
      locale: person.locale,
      context: guild ? 0 : 1,
      authorizing_integration_owners: { '0': guild ? guild.id : '0' },
      attachment_size_limit: 10_485_760,
      entitlements: [],
      entitlement_sku_ids: [],
    };
  }
}

const describe = (interaction: Interaction): string => {
  const data = interaction.payload['data'] as JsonObject;
  return `${String(data['name'] ?? data['custom_id'])} by ${interaction.person.name}`;
};

