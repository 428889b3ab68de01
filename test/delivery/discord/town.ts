import { setTimeout } from 'node:timers/promises';
import { connectDiscord, type DiscordConnection } from '../../../src/adapters/discord/connect-discord.js';
import { openStore } from '../../../src/adapters/postgres/open-store.js';
import type { Home } from '../../../src/core/community/home.js';
import type { Goal } from '../../../src/core/goals/goal.js';
import { Desk } from '../../../src/front-desk.js';
import { makeTick, type Ticking } from '../../../src/jobs/tick.js';
import type { CommunityStore, Store } from '../../../src/ports/store.js';
import type { Surroundings } from '../../../src/use-cases/context.js';
import { makeGoal } from '../../cards/sample.js';
import { QuietWatch } from '../../doors/quiet-watch.js';
import { startFakeDiscord, type FakeChannel, type FakeDiscord, type FakeDiscordOptions, type FakeGuild } from '../../fakes/discord/fake-discord.js';
import { checkHistory, type Breach, type Knock, type Wish } from '../../history/check-history.js';
import { StoryClock, StoryLog, until } from '../../journeys/stage.js';
import { openTestDatabase, type TestDatabase } from '../../setup/test-database.js';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const POST = 'POST /channels/{channel_id}/messages';
const OTHERS = 1_000_000;

/** One server and the community in it. */
export interface Place {
  readonly guild: FakeGuild;
  readonly managers: FakeChannel;
  readonly home: Home;
  readonly community: CommunityStore;
}

/** What one process has of Guidon: its own connection, desk and jobs; `tick` does what is due. */
export interface Bot {
  readonly connection: DiscordConnection;
  readonly ticking: Ticking;
}

/** A post that was asked for. */
export interface Asked {
  readonly title: string;
  readonly delivery: string;
  readonly place: Place;
  readonly channel: FakeChannel;
  readonly due: number;
}

/** A fake Discord, a real database and as many bots as a test starts, under a clock the test moves. */
export class Town {
  readonly log = new StoryLog();
  readonly places: Place[] = [];
  readonly asked: Asked[] = [];
  readonly bots: Bot[] = [];
  private readonly stores: Store[] = [];

  constructor(
    readonly fake: FakeDiscord,
    readonly clock: StoryClock,
    private readonly database: TestDatabase,
    readonly store: Store,
  ) {
    this.stores.push(store);
  }

  /** A server with a channel for its managers, known to Guidon. */
  async addPlace(name: string): Promise<Place> {
    const guild = this.fake.addGuild({ name });
    const managers = guild.addChannel({ name: 'managers' });
    const { community, home } = await this.store.queue.joinHome('discord', guild.id, name, this.clock.now());
    const own = this.store.of(community);
    await own.changeHome(home.id, { managersChannel: managers.id, postsChannel: managers.id });
    const place = { guild, managers, home, community: own };
    this.places.push(place);
    return place;
  }

  /** Another process: on a server it has a pool of its own, the embedded engine allows only one. */
  async startBot(): Promise<Bot> {
    const store = this.bots.length === 0 ? this.store : await this.openStoreAgain();
    const around: Surroundings = { store, clock: this.clock, log: this.log, chatOf: (platform) => (platform === 'discord' ? connection.chat : null), wake: () => undefined, count: () => undefined, watch: new QuietWatch() };
    const registered = { read: () => store.queue.registration('discord'), write: (hash: string) => store.queue.saveRegistration('discord', hash) };
    const { token, apiUrl } = this.fake;
    const connection = await connectDiscord({ token, apiUrl, clock: this.clock, log: this.log, desk: new Desk(around), registered });
    await connection.ready;
    await until('the commands are registered', () => this.fake.ledger.registrations.length > 0);
    const bot = { connection, ticking: makeTick(around, `worker-${String(this.bots.length)}`) };
    this.bots.push(bot);
    return bot;
  }

  /** A launch to be posted now, of a goal of its own. */
  async ask(place: Place, channel: FakeChannel, change: Partial<Goal> = {}): Promise<Asked> {
    const due = this.clock.now();
    const title = `Post ${String(this.asked.length).padStart(6, '0')}`;
    const { id: _, number: _number, ...goal } = makeGoal({ home: place.home.id, channel: channel.id, title, steward: null, openedAt: due, lastMovedAt: due, ...change });
    const delivery = await place.community.together(async (inside) => {
      const { id } = await inside.addGoal(goal);
      return inside.addDelivery({ home: place.home.id, target: channel.id, toPerson: false, kind: 'launch', subject: { goal: id }, once: `launch:${id}`, due });
    });
    const asked = { title: change.title ?? title, delivery: delivery ?? '', place, channel, due };
    this.asked.push(asked);
    return asked;
  }

  /** Discord tells of a new channel a moment later. */
  async untilKnown(posts: readonly Asked[]): Promise<void> {
    const last = posts.at(-1);
    if (!last) return;
    const ref = { platform: 'discord', home: last.place.guild.id, channel: last.channel.id } as const;
    await until('the channels are known', async () => (await Promise.all(this.bots.map(({ connection }) => connection.chat.missing(ref, [])))).every((lacks) => lacks !== null));
  }

  async tick(): Promise<void> {
    await Promise.all(this.bots.map(({ ticking }) => ticking.tick()));
  }

  /** Lets time pass in steps, with everything due done at each; real time passes too, for the client library waits by it. */
  async pass(milliseconds: number, step = 5 * SECOND): Promise<void> {
    for (const end = this.clock.now() + milliseconds; this.clock.now() < end;) {
      this.clock.moveBy(Math.min(step, end - this.clock.now()));
      await this.tick();
      await setTimeout(20);
    }
  }

  /** Lets time pass until nothing asked for is on its way any more; throws when that takes longer than `most`. */
  async settle(most = HOUR, step = 5 * SECOND): Promise<void> {
    await this.tick();
    for (const end = this.clock.now() + most; (await this.onTheirWay()) > 0;) {
      if (this.clock.now() >= end) throw new Error(`${String(await this.onTheirWay())} posts are still on their way`);
      await this.pass(step, step);
    }
  }

  /** How many times Discord met a request to post this. */
  knocksOf({ title }: Asked): Knock[] {
    return this.knocks().filter(({ text }) => text.includes(title));
  }

  /** What people see of it. */
  copiesOf({ title, channel }: Asked): string[] {
    return this.fake.ledger.posts(channel).map(({ text }) => text).filter((text) => text.includes(title));
  }

  notesIn({ managers }: Place): string[] {
    return this.fake.ledger.posts(managers).map(({ text }) => text);
  }

  /** The judgement of the one who knows only what Discord met. */
  judge(change: (asked: Asked) => Partial<Wish> = () => ({})): Breach[] {
    const wishes = this.asked.map((asked): Wish => {
      const { title, due, place, channel } = asked;
      return { key: title, home: place.guild.id, channel: channel.id, due, mark: title, owed: true, versions: [{ from: 0, text: title }], cancelledAt: null, ...change(asked) };
    });
    const managersChannels = this.places.map(({ guild, managers }) => ({ home: guild.id, channel: managers.id }));
    return checkHistory({ wishes, knocks: this.knocks(), managersChannels, mayBeEarlyBy: 0, mayFollowCancelBy: 0 });
  }

  /** Requests Discord counts against the bot's address, the most in any ten minutes. */
  mostInvalidInTenMinutes(): number {
    const at = this.fake.ledger.requests.filter(({ status }) => [401, 403, 429].includes(status)).map((request) => request.at);
    return Math.max(0, ...at.map((from) => at.filter((other) => other >= from && other < from + 10 * MINUTE).length));
  }

  async close(): Promise<void> {
    await Promise.all(this.bots.map(({ ticking }) => ticking.stop()));
    await Promise.all(this.bots.map(({ connection }) => connection.close()));
    await this.fake.stop();
    await Promise.all(this.stores.map((store) => store.close()));
    await this.database.dispose();
  }

  private async onTheirWay(): Promise<number> {
    const lists = await Promise.all(this.places.map(({ community }) => community.deliveries('launch', OTHERS)));
    return lists.flat().filter(({ state }) => state !== 'sent' && state !== 'parked' && state !== 'skipped').length;
  }

  private knocks(): Knock[] {
    const { world, ledger } = this.fake;
    return ledger.requestsTo(POST).map(({ at, path, body, response }) => {
      const channel = path.split('/')[2] ?? '';
      const { id } = (response ?? {}) as { id?: string };
      const message = id !== undefined && world.messages.has(id) ? id : null;
      return { at, channel, home: world.channels.get(channel)?.guild?.id ?? '', text: (body as { content: string }).content, message };
    });
  }

  private async openStoreAgain(): Promise<Store> {
    const { target } = this.database;
    if (target.engine === 'embedded') return this.store;
    const store = await openStore({ databaseUrl: target.url, folder: '', log: this.log });
    this.stores.push(store);
    return store;
  }
}

/** Goes as real time does, for what the client library waits for by real time. */
class GoingClock extends StoryClock {
  readonly #started = performance.now();

  override now(): number {
    return super.now() + Math.floor(performance.now() - this.#started);
  }
}

export async function openTown({ goes = false, ...options }: FakeDiscordOptions & { goes?: boolean } = {}): Promise<Town> {
  const clock = goes ? new GoingClock() : new StoryClock();
  const database = await openTestDatabase();
  const { target } = database;
  const where = target.engine === 'embedded' ? { databaseUrl: null, folder: target.folder } : { databaseUrl: target.url, folder: '' };
  const store = await openStore({ ...where, log: new StoryLog() });
  const fake = await startFakeDiscord({ now: () => clock.now(), rateLimits: 'off', answerWithinMs: 20_000, outcomeWithinMs: 60_000, ...options });
  return new Town(fake, clock, database, store);
}
