import { openStore } from '../../src/adapters/postgres/open-store.js';
import type { Card } from '../../src/cards/card.js';
import { drawPlain } from '../../src/cards/draw-plain.js';
import type { Home } from '../../src/core/community/home.js';
import type { Goal } from '../../src/core/goals/goal.js';
import type { Moment } from '../../src/core/time/moment.js';
import { makeTick, type Ticking } from '../../src/jobs/tick.js';
import type { Ability, ChannelRef, Chat, Edited, Found, Marker, MessageRef, PersonRef, Posted, Told } from '../../src/ports/chat.js';
import type { Counter } from '../../src/ports/counter.js';
import type { CommunityStore, Store } from '../../src/ports/store.js';
import { announceLaunch } from '../../src/use-cases/announce.js';
import type { Surroundings } from '../../src/use-cases/context.js';
import { makeGoal } from '../cards/sample.js';
import { QuietWatch } from '../doors/quiet-watch.js';
import { TestClock, TestLog } from '../doors/rig.js';
import { openTestDatabase } from '../setup/test-database.js';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

interface Shown {
  readonly channel: string;
  readonly message: string;
  readonly marker: Marker;
  readonly at: Moment;
  card: Card;
  edits: number;
  pinned: boolean;
}

/** What the next calls come to instead of success; `lost` arrives, but the answer does not. */
type Fate = Exclude<Told, { is: 'sent' }> | { readonly is: 'lost' };

/** A platform that keeps what people would see. It makes no second copy of a marker for 100 seconds and searches when asked. */
export class Platform implements Chat {
  readonly platform = 'discord';
  readonly recognises = 100_000;
  readonly shown: Shown[] = [];
  /** Answers of the next posts and messages, in order. */
  readonly fates: Fate[] = [];
  readonly edits: Exclude<Edited, { is: 'sent' }>[] = [];
  pins: Edited = { is: 'sent' };
  found: Found['is'] | 'truth' = 'truth';
  lacks: readonly Ability[] = [];
  attempts = 0;
  looks = 0;

  constructor(private readonly clock: TestClock) {}

  post = (to: ChannelRef, card: Card, marker: Marker): Promise<Posted> => this.take(to, to.channel, card, marker) as Promise<Posted>;

  dm = (to: PersonRef, card: Card, marker: Marker): Promise<Told> => this.take(to, `dm-${to.person}`, card, marker);

  edit = (ref: MessageRef, card: Card): Promise<Edited> => {
    const fate = this.edits.shift();
    const message = this.shown.find((each) => each.message === ref.message && each.channel === ref.channel);
    if (fate) return Promise.resolve(fate);
    if (!message) return Promise.resolve({ is: 'never', reason: 'message-gone' });
    message.card = card;
    message.edits += 1;
    return Promise.resolve({ is: 'sent' });
  };

  find = (to: ChannelRef | PersonRef, marker: Marker, since: Moment): Promise<Found> => {
    this.looks += 1;
    const channel = 'channel' in to ? to.channel : `dm-${to.person}`;
    const message = this.shown.find((each) => each.marker === marker && each.channel === channel && each.at >= since);
    if (this.found === 'unsure') return Promise.resolve({ is: 'unsure' });
    return Promise.resolve(message ? { is: 'found', ref: { ...to, channel, message: message.message } } : { is: 'absent' });
  };

  pin = (ref: MessageRef): Promise<Edited> => {
    const message = this.shown.find((each) => each.message === ref.message);
    if (message && this.pins.is === 'sent') message.pinned = true;
    return Promise.resolve(this.pins);
  };

  missing = (_channel: ChannelRef, wanted: readonly Ability[]): Promise<readonly Ability[]> => Promise.resolve(wanted.filter((ability) => this.lacks.includes(ability)));

  nameOf = (): Promise<string | null> => Promise.resolve(null);

  linkTo = (message: MessageRef): string => `https://example.org/${message.message}`;

  private take(to: ChannelRef | PersonRef, channel: string, card: Card, marker: Marker): Promise<Told> {
    this.attempts += 1;
    const fate = this.fates.shift();
    if (fate && fate.is !== 'lost') return Promise.resolve(fate);
    const known = this.shown.find((each) => each.marker === marker && this.clock.now() - each.at < this.recognises);
    const message = known ?? { channel, message: `m${String(this.shown.length + 1)}`, marker, at: this.clock.now(), card, edits: 0, pinned: false };
    if (!known) this.shown.push(message);
    return Promise.resolve(fate ? { is: 'unknown' } : { is: 'sent', ref: { platform: to.platform, home: to.home, channel, message: message.message } });
  }
}

/** The jobs over a real database, a clock to move and a platform that shows what people see. */
export class Rig {
  readonly chat: Platform;
  readonly log = new TestLog();
  readonly around: Surroundings;
  readonly ticking: Ticking;
  readonly counted = new Map<Counter, number>();
  readonly watch = new QuietWatch();
  connected = true;

  constructor(
    readonly store: Store,
    readonly community: CommunityStore,
    readonly home: Home,
    readonly clock: TestClock,
  ) {
    this.chat = new Platform(clock);
    this.around = { store, clock, log: this.log, chatOf: (platform) => (this.connected && platform === 'discord' ? this.chat : null), wake: () => undefined, watch: this.watch, count: (counter, many = 1) => this.counted.set(counter, (this.counted.get(counter) ?? 0) + many) };
    this.ticking = makeTick(this.around, 'worker-1');
  }

  tick(): Promise<void> {
    return this.ticking.tick();
  }

  async pass(milliseconds: number): Promise<void> {
    this.clock.moveBy(milliseconds);
    await this.tick();
  }

  /** A goal launched in channel 100 by a steward of its own. */
  async launch(change: Partial<Goal> = {}): Promise<Goal> {
    const now = this.clock.now();
    const steward = await this.community.person(this.home.id, '5', now);
    const { id: _, number: _number, ...goal } = makeGoal({ home: this.home.id, steward: steward.id, openedAt: now, lastMovedAt: now, ...change });
    return this.community.together(async (inside) => {
      const launched = await inside.addGoal(goal);
      await announceLaunch(inside, launched, now);
      return launched;
    });
  }

  /** Somebody's progress, with what the doors write beside it. */
  async progress(goal: Goal, amount: number, key = '7', change: { waiting?: boolean; item?: number } = {}): Promise<string> {
    const now = this.clock.now();
    const { id: person } = await this.community.person(this.home.id, key, now);
    const { waiting = false, item = null } = change;
    const entry = await this.community.addEntry({ goal: goal.id, person, reporter: person, amount, item, note: null, link: null, at: now, waiting });
    await this.community.changeGoal(goal.id, { lastMovedAt: now });
    return entry.id;
  }

  /** What stands in a channel, as bare text. */
  seen(channel: string): string[] {
    return this.chat.shown.filter((each) => each.channel === channel).map(({ card }) => drawPlain(card));
  }

  digests(channel = '100'): string[] {
    return this.seen(channel).filter((text) => text.includes('Where our goal'));
  }

  /** A home that has left is never worked for again: the next test finds its database as if it were empty. */
  async close(): Promise<void> {
    await this.ticking.stop();
    await this.store.queue.leaveHome('discord', this.home.key, this.clock.now());
    // What holds for the whole bot would hold for the next test as well.
    await this.store.queue.releaseDms(this.clock.now());
    await this.store.queue.forget(this.clock.now() + 3 * DAY);
  }
}

/** One database for all tests of a file. */
export class House {
  private homes = 0;

  constructor(
    readonly store: Store,
    private readonly dispose: () => Promise<void>,
    /** As another process has it; the embedded engine takes one only, which then is the same. */
    readonly openAnother: () => Promise<Store>,
  ) {}

  /** A community of its own; it is Monday, 2 March 2026, 08:00 UTC, and channel 900 is the managers'. */
  async openRig(): Promise<Rig> {
    this.homes += 1;
    const at = Date.UTC(2026, 2, 2, 8);
    const { community, home } = await this.store.queue.joinHome('discord', String(this.homes), 'Lighthouse', at);
    const own = this.store.of(community);
    await own.changeHome(home.id, { managersChannel: '900', postsChannel: '800' });
    const [opened = home] = await own.homes();
    return new Rig(this.store, own, opened, new TestClock(at));
  }

  async close(): Promise<void> {
    await this.store.close();
    await this.dispose();
  }
}

export async function openHouse(): Promise<House> {
  const { target, dispose } = await openTestDatabase();
  const where = target.engine === 'embedded' ? { databaseUrl: null, folder: target.folder } : { databaseUrl: target.url, folder: '' };
  const store = await openStore({ ...where, log: new TestLog() });
  return new House(store, dispose, () => (target.engine === 'embedded' ? Promise.resolve(store) : openStore({ ...where, log: new TestLog() })));
}
