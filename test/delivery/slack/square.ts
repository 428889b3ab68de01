import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openStore } from '../../../src/adapters/postgres/open-store.js';
import { connectSlack, type SlackConnection } from '../../../src/adapters/slack/connect-slack.js';
import { makeManifest, type ManifestKind } from '../../../src/adapters/slack/manifest.js';
import { messageActions } from '../../../src/commands/index.js';
import type { Home } from '../../../src/core/community/home.js';
import type { Delivery } from '../../../src/core/delivery/delivery.js';
import type { Goal } from '../../../src/core/goals/goal.js';
import { Desk } from '../../../src/front-desk.js';
import { makeTick, type Ticking } from '../../../src/jobs/tick.js';
import type { CommunityStore, Store } from '../../../src/ports/store.js';
import type { Surroundings } from '../../../src/use-cases/context.js';
import { sayLine } from '../../../src/words/say.js';
import { makeGoal } from '../../cards/sample.js';
import { startFakeSlack, type FakeChannel, type FakeSlack, type FakeSlackOptions, type FakeTeam } from '../../fakes/slack/fake-slack.js';
import { checkHistory, type Breach, type Knock, type Wish } from '../../history/check-history.js';
import { QuietWatch } from '../../doors/quiet-watch.js';
import { StoryClock, StoryLog } from '../../journeys/stage.js';
import { openTestDatabase, type TestDatabase } from '../../setup/test-database.js';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
const ALL = 1_000_000;

/** What one process has of Guidon: its own connection, desk and jobs. */
interface Bot {
  readonly connection: SlackConnection;
  readonly ticking: Ticking;
}

/** A post that was asked for. */
export interface Asked {
  readonly title: string;
  readonly goal: string;
  readonly delivery: string;
  readonly channel: FakeChannel;
  readonly due: number;
}

interface SquareOptions extends FakeSlackOptions {
  readonly kind?: ManifestKind;
  readonly transport?: 'socket' | 'http';
  /** How many processes there are; one unless given. */
  readonly bots?: number;
}

/** A fake Slack with one workspace, a real database and as many bots as a test wants, under a clock the test moves. */
export class Square {
  readonly log = new StoryLog();
  readonly asked: Asked[] = [];
  readonly bots: Bot[] = [];
  readonly managers: FakeChannel;
  readonly stores: Store[];
  #home: Home | null = null;
  #community: CommunityStore | null = null;
  #proxy: Server | null = null;
  #turn = 0;

  constructor(
    readonly fake: FakeSlack,
    readonly team: FakeTeam,
    readonly clock: StoryClock,
    private readonly database: TestDatabase,
    store: Store,
  ) {
    this.stores = [store];
    this.managers = team.addChannel({ name: 'managers', private: true });
  }

  get store(): Store {
    return this.stores[0]!;
  }

  get home(): Home {
    if (!this.#home) throw new Error('nobody has moved in');
    return this.#home;
  }

  get community(): CommunityStore {
    if (!this.#community) throw new Error('nobody has moved in');
    return this.#community;
  }

  async moveIn(): Promise<void> {
    const { community, home } = await this.store.queue.joinHome('slack', this.team.id, this.team.name, this.clock.now());
    this.#community = this.store.of(community);
    await this.#community.changeHome(home.id, { managersChannel: this.managers.id, postsChannel: this.managers.id });
    this.#home = (await this.#community.homes())[0] ?? home;
  }

  /** Another process: on a server it has a pool of its own, the embedded engine allows only one. */
  async startBot(transport: 'socket' | 'http' = 'socket'): Promise<Bot> {
    const store = this.bots.length === 0 ? this.store : await this.#openStoreAgain();
    const around: Surroundings = {
      ...{ store, clock: this.clock, log: this.log, wake: () => undefined, count: () => undefined, watch: new QuietWatch() },
      chatOf: (platform) => (platform === 'slack' ? connection.chat : null),
    };
    const { fake } = this;
    const way = transport === 'socket' ? { appToken: fake.appToken, signingSecret: null } : { appToken: null, signingSecret: fake.signingSecret };
    const connection = await connectSlack({ token: this.team.botToken, apiUrl: fake.apiUrl, ...way, clock: this.clock, log: this.log, desk: new Desk(around) });
    await connection.ready;
    const bot = { connection, ticking: makeTick(around, `worker-${String(this.bots.length)}`) };
    this.bots.push(bot);
    if (transport === 'http' && this.#proxy === null) await this.#openProxy();
    return bot;
  }

  /** Each knock goes to the next process, as behind a proxy. */
  async #openProxy(): Promise<void> {
    this.#proxy = createServer((request, response) => {
      this.#turn += 1;
      void this.bots[this.#turn % this.bots.length]?.connection.handle(request, response);
    });
    await new Promise<void>((resolve) => this.#proxy?.listen(0, '127.0.0.1', resolve));
    this.fake.sendTo(`http://127.0.0.1:${String((this.#proxy.address() as AddressInfo).port)}/slack/events`);
  }

  /** A launch to be posted now, of a goal of its own, in a channel of its own unless one is given. */
  async ask(channel = this.team.addChannel({ name: `channel-${String(this.asked.length)}` }), change: Partial<Goal> = {}): Promise<Asked> {
    const due = this.clock.now();
    const title = `Post ${String(this.asked.length).padStart(6, '0')}`;
    const { id: _, number: _number, ...goal } = makeGoal({ home: this.home.id, channel: channel.id, title, steward: null, openedAt: due, lastMovedAt: due, ...change });
    const asked = await this.community.together(async (inside) => {
      const { id } = await inside.addGoal(goal);
      const delivery = await inside.addDelivery({ home: this.home.id, target: channel.id, toPerson: false, kind: 'launch', subject: { goal: id }, once: `launch:${id}`, due });
      return { title, goal: id, delivery: delivery ?? '', channel, due };
    });
    this.asked.push(asked);
    return asked;
  }

  async askMany(count: number): Promise<Asked[]> {
    const posts: Asked[] = [];
    for (let number = 0; number < count; number += 1) posts.push(await this.ask());
    return posts;
  }

  async tick(): Promise<void> {
    await Promise.all(this.bots.map(({ ticking }) => ticking.tick()));
  }

  /** Lets time pass in steps, with everything due done at each. */
  async pass(milliseconds: number, step = 5 * SECOND): Promise<void> {
    for (const end = this.clock.now() + milliseconds; this.clock.now() < end;) {
      this.clock.moveBy(Math.min(step, end - this.clock.now()));
      await this.tick();
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

  async onTheirWay(): Promise<number> {
    const all = await this.community.deliveries('launch', ALL);
    return all.filter(({ state }) => state !== 'sent' && state !== 'parked' && state !== 'skipped').length;
  }

  async read({ delivery }: Asked): Promise<Delivery> {
    const read = await this.community.delivery(delivery);
    if (!read) throw new Error('it is not there');
    return read;
  }

  /** What people see of it, and what the managers are told, as texts. */
  seen({ channel, title }: Asked): string[] {
    return this.fake.ledger.posts(channel).map(({ text }) => text).filter((text) => text.includes(title));
  }

  notes(): string[] {
    return this.fake.ledger.posts(this.managers).map(({ text }) => text);
  }

  /** When it was tried to post it. */
  triesOf({ title }: Asked): number[] {
    return this.fake.ledger.requestsTo('chat.postMessage').filter(({ args }) => String(args['text']).includes(title)).map(({ at }) => at);
  }

  /** Judged by what stands in the channels alone: what is lost, doubled, or where it should not be. */
  judge(change: (asked: Asked) => Partial<Wish> = () => ({})): Breach[] {
    const wishes = this.asked.map((asked): Wish => {
      const { title, channel, due } = asked;
      return { key: title, home: this.team.id, channel: channel.id, due, mark: title, owed: true, versions: [{ from: 0, text: title }], cancelledAt: null, ...change(asked) };
    });
    const managersChannels = [{ home: this.team.id, channel: this.managers.id }];
    return checkHistory({ wishes, knocks: this.standing(), managersChannels, mayBeEarlyBy: 0, mayFollowCancelBy: 0 });
  }

  /** Each post that people can see. */
  private standing(): Knock[] {
    return this.team.channels.flatMap((channel) =>
      this.fake.ledger.posts(channel).map(({ ts, text }) => ({ at: Number(ts) * SECOND, home: this.team.id, channel: channel.id, text, message: `${channel.id} ${ts}` })),
    );
  }

  async close(): Promise<void> {
    await Promise.all(this.bots.map(({ ticking }) => ticking.stop()));
    await Promise.all(this.bots.map(({ connection }) => connection.close()));
    this.#proxy?.closeAllConnections();
    this.#proxy?.close();
    await this.fake.stop();
    await Promise.all(this.stores.map((store) => store.close()));
    await this.database.dispose();
  }

  async #openStoreAgain(): Promise<Store> {
    const { target } = this.database;
    if (target.engine === 'embedded') return this.store;
    const store = await openStore({ databaseUrl: target.url, folder: '', log: this.log });
    this.stores.push(store);
    return store;
  }
}

/** Guidon in a workspace called Harbour, as installed from its own manifest. */
export async function openSquare({ kind = 'full', transport = 'socket', bots = 1, ...options }: SquareOptions = {}): Promise<Square> {
  const clock = new StoryClock();
  const database = await openTestDatabase();
  const { target } = database;
  const where = target.engine === 'embedded' ? { databaseUrl: null, folder: target.folder } : { databaseUrl: target.url, folder: '' };
  const store = await openStore({ ...where, log: new StoryLog() });
  const manifest = makeManifest({ kind, address: null, messageActions: messageActions.map(({ name }) => ({ name: sayLine(name) })) });
  const times = { now: () => clock.now(), signedAt: () => clock.now(), ratesAt: () => clock.now(), answerWithinMs: 20_000, triggerLivesMs: 20_000, outcomeWithinMs: 60_000 };
  const fake = await startFakeSlack({ rateLimits: 'off', ...times, manifest, ...options });
  const square = new Square(fake, fake.addTeam({ name: 'Harbour' }), clock, database, store);
  try {
    await square.moveIn();
    for (let started = 0; started < bots; started += 1) await square.startBot(transport);
    return square;
  } catch (error) {
    await square.close();
    throw error;
  }
}
