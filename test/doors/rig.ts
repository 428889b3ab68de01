import type { Card, Form } from '../../src/cards/card.js';
import { drawPlain } from '../../src/cards/draw-plain.js';
import { Desk } from '../../src/front-desk.js';
import { openStore } from '../../src/adapters/postgres/open-store.js';
import type { Ability, Chat, MessageRef } from '../../src/ports/chat.js';
import type { MovableClock } from '../../src/ports/clock.js';
import type { Answer, Values, Visit } from '../../src/ports/front-desk.js';
import type { Log } from '../../src/ports/log.js';
import type { CommunityStore, Store } from '../../src/ports/store.js';
import { QuietWatch } from './quiet-watch.js';
import { openTestDatabase } from '../setup/test-database.js';

/** Monday, 2 March 2026, 08:00 UTC. */
export const START = Date.UTC(2026, 2, 2, 8);
const FIRST_HOME = 900;

export class TestClock implements MovableClock {
  constructor(private moment: number) {}

  now(): number {
    return this.moment;
  }

  monotonic(): number {
    return this.moment;
  }

  sleep(): Promise<void> {
    return Promise.resolve();
  }

  heartbeat(): () => void {
    return () => undefined;
  }

  moveBy(milliseconds: number): void {
    this.moment += milliseconds;
  }
}

/** A platform that takes everything, remembers it, and lacks what a test says. */
export class TestChat implements Chat {
  readonly platform = 'discord';
  readonly recognises = 100_000;
  readonly posts: { readonly channel: string; readonly card: Card }[] = [];
  /** By channel: what Guidon lacks there; null: there is no such channel. */
  readonly lacks = new Map<string, readonly Ability[] | null>();
  sight?: NonNullable<Chat['sight']>;
  slow?: NonNullable<Chat['slow']>;

  post: Chat['post'] = (to, card) => {
    this.posts.push({ channel: to.channel, card });
    return Promise.resolve({ is: 'sent', ref: { ...to, message: String(this.posts.length) } });
  };

  dm: Chat['dm'] = (to, card) => this.post({ platform: to.platform, home: to.home, channel: `dm-${to.person}` }, card, '');

  edit: Chat['edit'] = () => Promise.resolve({ is: 'sent' });

  find: Chat['find'] = () => Promise.resolve({ is: 'absent' });

  pin: Chat['pin'] = () => Promise.resolve({ is: 'sent' });

  missing: Chat['missing'] = (ref, wanted) => {
    const lacking = this.lacks.get(ref.channel);
    return Promise.resolve(lacking === null ? null : wanted.filter((ability) => lacking?.includes(ability)));
  };

  nameOf(): Promise<string | null> {
    return Promise.resolve(null);
  }

  linkTo(message: MessageRef): string {
    return `https://example.org/${message.message}`;
  }
}

/** What was logged at warn or error: a test that expects none can say so. */
export class TestLog implements Log {
  readonly alarms: unknown[] = [];

  debug(): void {
    return undefined;
  }

  info(): void {
    return undefined;
  }

  warn(facts: unknown, message: string): void {
    this.alarms.push([message, facts]);
  }

  error(facts: unknown, message: string): void {
    this.alarms.push([message, facts]);
  }

  child(): Log {
    return this;
  }
}

interface Rights {
  readonly admin?: boolean;
  readonly roles?: readonly string[];
  readonly channel?: string;
  readonly home?: { readonly key: string; readonly name: string };
}

/** Somebody at the door; each call is a visit of its own. */
export class Guest {
  constructor(
    private readonly rig: Rig,
    private readonly key: string,
    private readonly rights: Rights = {},
  ) {}

  asks(path: string, values: Values = {}): Promise<Answer> {
    return this.rig.desk.asked(this.visit(), path.split(' '), values);
  }

  presses(press: string, chosen: readonly string[] = []): Promise<Answer> {
    return this.rig.desk.pressed(this.visit(), press, chosen);
  }

  submits(press: string, values: Values): Promise<Answer> {
    return this.rig.desk.submitted(this.visit(), press, values);
  }

  visit(): Visit {
    const { admin = false, roles = [], channel = '100', home = this.rig.home } = this.rights;
    return { id: this.rig.nextVisit(), platform: 'discord', home, channel, message: null, visitor: { key: this.key, admin, roles } };
  }
}

/** The real front desk over a real, empty database of its own, a clock to move and a chat to look into. */
export class Rig {
  readonly clock = new TestClock(START);
  readonly chat = new TestChat();
  readonly log = new TestLog();
  readonly watch = new QuietWatch();
  readonly desk: Desk;
  readonly manager = new Guest(this, '1', { admin: true });
  readonly member = new Guest(this, '2');
  connected = true;
  private visits = 0;

  readonly home: { readonly key: string; readonly name: string };

  constructor(
    readonly store: Store,
    private readonly dispose: () => Promise<void>,
    private readonly number = FIRST_HOME,
  ) {
    this.home = { key: String(number), name: 'Lighthouse keepers' };
    this.desk = new Desk({
      store,
      clock: this.clock,
      log: this.log,
      chatOf: (platform) => (this.connected && platform === 'discord' ? this.chat : null),
      wake: () => undefined,
      watch: this.watch,
      count: () => undefined,
    });
  }

  nextVisit(): string {
    this.visits += 1;
    return `visit-${this.home.key}-${String(this.visits)}`;
  }

  guest(key: string, rights: Rights = {}): Guest {
    return new Guest(this, key, rights);
  }

  /** The community that lives in the home now. */
  async community(): Promise<CommunityStore> {
    const { community } = await this.store.queue.joinHome('discord', this.home.key, this.home.name, this.clock.now());
    return this.store.of(community);
  }

  /** Another community that knows nothing of this one, over the same database; it is closed with this one. */
  inNextHome(): Rig {
    return new Rig(this.store, this.dispose, this.number + 1);
  }

  async close(): Promise<void> {
    await this.store.close();
    await this.dispose();
  }
}

export async function openRig(): Promise<Rig> {
  const { target, dispose } = await openTestDatabase();
  const where = target.engine === 'embedded' ? { databaseUrl: null, folder: target.folder } : { databaseUrl: target.url, folder: '' };
  return new Rig(await openStore({ ...where, log: new TestLog() }), dispose);
}

export function cardOf(answer: Answer): Card {
  if (answer.is !== 'card') throw new Error(`the answer is no card but: ${answer.is}`);
  return answer.card;
}

export function formOf(answer: Answer): Form {
  if (answer.is !== 'form') throw new Error(answer.is === 'card' ? `a card instead of a form:\n${drawPlain(answer.card)}` : 'nothing instead of a form');
  return answer.form;
}

/** A private answer as bare text. */
export function textOf(answer: Answer): string {
  return drawPlain(cardOf(answer));
}

/** What the button with this label presses. */
export function pressIn(answer: Answer, label: string): string {
  const all = cardOf(answer).blocks.flatMap((block) => (block.is === 'actions' ? block.actions : []));
  const found = all.find((action) => action.is === 'button' && action.label === label);
  if (found?.is !== 'button') throw new Error(`no button “${label}” in:\n${textOf(answer)}`);
  return found.press;
}

/** What a form was filled in with. */
export function valuesOf(form: Form): Record<string, string> {
  return Object.fromEntries(form.fields.map((field) => [field.name, field.value ?? '']));
}
