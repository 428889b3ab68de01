import { setTimeout as sleep } from 'node:timers/promises';
import { startFakeDiscord, type FakeDiscord } from '../fakes/discord/fake-discord.js';
import type { RecordedRequest } from '../fakes/discord/ledger.js';
import type { Knock } from '../history/check-history.js';
import { PlannedFaults, type FakeHome, type Place } from './place.js';
import { LOST_REPLIES, type Disturbance, type LostReply, type Plan } from './plan-run.js';

const POST = 'POST /channels/{channel_id}/messages';

/** Without the real rate limits, and with as many logins as the run needs: both are tried elsewhere. */
export async function openDiscord(plan: Plan): Promise<Place> {
  const fake = await startFakeDiscord({ rateLimits: 'off' });
  const homes = Array.from({ length: plan.homes.discord }, (_, index) => furnish(fake, plan, index));
  return new DiscordPlace(fake, homes);
}

function furnish(fake: FakeDiscord, plan: Plan, index: number): FakeHome {
  const name = `Server ${String(index)}`;
  const guild = fake.addGuild({ name });
  const make = (count: number, prefix: string): string[] => Array.from({ length: count }, (_, number) => guild.addChannel({ name: `${prefix}-${String(number)}` }).id);
  const digests = plan.digests.filter(({ platform, home }) => platform === 'discord' && home === index).length;
  const managersChannel = guild.addChannel({ name: 'managers' }).id;
  return { key: guild.id, name, channels: make(plan.channels, 'work'), digestChannels: make(digests, 'digest'), managersChannel };
}

class DiscordPlace implements Place {
  readonly platform = 'discord';
  readonly settings: Place['settings'];
  /** A session that ended with its process is never resumed, and its login is not to count against the day. */
  readonly #forgetting: NodeJS.Timeout;

  constructor(
    private readonly fake: FakeDiscord,
    readonly homes: readonly FakeHome[],
  ) {
    this.settings = { DISCORD_TOKEN: fake.token, DISCORD_API_URL: fake.apiUrl };
    this.#forgetting = setInterval(() => { fake.gateway.identifiedAt.splice(0, Math.max(0, fake.gateway.identifiedAt.length - 500)); }, 1_000);
  }

  get violations(): readonly string[] {
    return this.fake.violations;
  }

  watchPosts(faults: ReadonlyMap<string, LostReply>, onPost: () => void): void {
    const planned = new PlannedFaults(faults, onPost);
    for (const kind of [null, ...LOST_REPLIES]) {
      this.fake.faults.next(({ method, route, body }) => `${method} ${route}` === POST && planned.take(JSON.stringify(body), kind), kind ?? '503', Infinity);
    }
  }

  async disturb(how: Disturbance, lasts: number): Promise<void> {
    if (how === 'cut') this.fake.gateway.disconnectAll();
    else if (how === 'ask-to-return') this.fake.gateway.askToReconnect();
    else if (how === 'end-sessions') this.fake.gateway.invalidateSessions();
    else {
      this.fake.outage(true, how === 'away' ? 'refused' : '503');
      await sleep(lasts);
      this.fake.outage(false);
    }
  }

  knocks(): Knock[] {
    return this.fake.ledger.requestsTo(POST).map((request) => this.#knockOf(request));
  }

  countLooks(): number {
    return this.fake.ledger.requestsTo('GET /channels/{channel_id}/messages').length;
  }

  async stop(): Promise<void> {
    clearInterval(this.#forgetting);
    await this.fake.stop();
  }

  #knockOf({ at, path, body, response }: RecordedRequest): Knock {
    const channel = path.split('/')[2] ?? '';
    const { nonce: _, ...said } = (body ?? {}) as Record<string, unknown>;
    const { id } = (response ?? {}) as { id?: unknown };
    const home = this.fake.world.channels.get(channel)?.guild?.id ?? '';
    return { at, home, channel, text: JSON.stringify(said), message: typeof id === 'string' ? id : null };
  }
}
