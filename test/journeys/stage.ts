import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Config } from '../../src/config.js';
import { NodeClock } from '../../src/adapters/node/clock.js';
import { startGuidon, type Guidon, type Herald } from '../../src/guidon.js';
import type { Log } from '../../src/ports/log.js';
import { openTestDatabase, type TestDatabase } from '../setup/test-database.js';

/** The people of every story: Mira runs the place, Jonas is a steward to be, Надія is new. */
export const CAST = ['Mira', 'Jonas', 'Inès', 'Kofi', 'Надія'] as const;
/** Tomás comes in where more hands are needed. */
export const EVERYBODY = [...CAST, 'Tomás'] as const;
export type Who = (typeof EVERYBODY)[number];

/** `managers` is seen by Mira and Jonas only. */
export const PLACES = ['general', 'goals', 'workshop', 'managers'] as const;
export type Where = (typeof PLACES)[number];

export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Where the people of the stories live; its clocks go forward on Sunday, 29 March 2026. */
export const ZONE = 'Europe/Berlin';

/** Tuesday, 3 March 2026, 11:00 in Berlin. */
export const START = Date.UTC(2026, 2, 3, 10);

/** A message everybody in its channel sees, as text; `pinned` and `revisions` (oldest first) as of now. */
export interface Post {
  readonly id: string;
  readonly text: string;
  readonly pinned: boolean;
  readonly revisions: readonly { readonly at: number; readonly text: string }[];
}

/**
 * Somebody with a screen. Each act gives what that person then sees of it, in words that are the same on every
 * platform: first all text, then a line with everything that can be pressed; a form as its title and its fields.
 */
export interface Actor {
  says(text: string): Promise<Post>;
  /** `@Jonas`, `#goals` and `@Managers` mean the person, channel and role wherever one is asked for. */
  command(line: string, values?: Readonly<Record<string, string>>): Promise<string>;
  /** Presses a button on the newest private answer, or on a post. */
  press(label: string, on?: Post): Promise<string>;
  choose(menu: string, option: string, on?: Post): Promise<string>;
  /** Sends the open form; fields by label, those not named stay as they are. */
  fillIn(values: Readonly<Record<string, string>>): Promise<string>;
  pointAt(message: Post, action: string): Promise<string>;
  /** The newest private answer, to be pressed on later. */
  answer(): Post;
  /** What is offered while typing. */
  offered(line: string, option: string, typed: string): Promise<string[]>;
}

/** One platform with Guidon on it. */
export interface Stage {
  readonly name: string;
  /** What the community is called. */
  readonly home: string;
  readonly clock: StoryClock;
  as(who: Who, where?: Where): Actor;
  /** What Guidon has posted there, oldest first. */
  posts(where: Where): Promise<Post[]>;
  /** What Guidon has written to this person alone. */
  notes(who: Who): Promise<Post[]>;
  /** Guidon cannot write to this person any more, as far as the platform knows of such a thing; false where it does not. */
  shut(who: Who): boolean;
  /** Moves the clock from full hour to full hour, with everything due done at each. */
  moveTo(moment: number): Promise<void>;
  /** What somebody has still to do so that the manager role finds its command. */
  readonly roleStep: string;
  /** Everything that must not be: rules broken, alarms logged, people pinged, private answers others can see. */
  troubles(): Promise<string[]>;
  /** Ends Guidon and starts it again on the same database. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** A clock that stands still until it is moved, so that nothing happens by itself and each story is the same each time. */
export class StoryClock extends NodeClock {
  #moment = START;

  override now(): number {
    return this.#moment;
  }

  /** Nothing waits for what is only slept through. */
  override async sleep(milliseconds: number): Promise<void> {
    await setTimeout(milliseconds, undefined, { ref: false });
  }

  override moveBy(milliseconds: number): void {
    this.#moment += milliseconds;
  }

  override follow(): Promise<void> {
    return Promise.resolve();
  }

  override heartbeat(): () => void {
    return () => undefined;
  }
}

export interface Alarm {
  readonly level: 'warn' | 'error';
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export class StoryLog implements Log {
  readonly alarms: Alarm[] = [];

  debug(): void {
    return undefined;
  }

  info(): void {
    return undefined;
  }

  warn(facts: Readonly<Record<string, unknown>>, message: string): void {
    this.alarms.push({ level: 'warn', message, facts });
  }

  error(facts: Readonly<Record<string, unknown>>, message: string): void {
    this.alarms.push({ level: 'error', message, facts });
  }

  child(): Log {
    return this;
  }
}

/** Which platforms a story is told on. */
type Settings = Pick<Config, 'discord' | 'playground'> & Partial<Pick<Config, 'slack'>>;

/** Guidon as it is started from the command line, but for where it listens and what its clock shows. */
export class Running {
  readonly log = new StoryLog();
  readonly heralded: string[] = [];
  private started: Guidon | null = null;

  constructor(
    private readonly database: TestDatabase,
    private readonly folder: string,
    readonly clock: StoryClock,
    private readonly settings: Settings,
  ) {}

  get guidon(): Guidon {
    if (!this.started) throw new Error('Guidon is not running');
    return this.started;
  }

  async start(): Promise<void> {
    const { target } = this.database;
    const where = target.engine === 'embedded' ? { databaseUrl: null, folder: target.folder } : { databaseUrl: target.url, folder: this.folder };
    const config: Config = { slack: null, ...this.settings, ...where, host: '127.0.0.1', port: 0, logLevel: 'info' };
    const herald: Herald = {
      preparing: () => this.heralded.push('preparing'),
      discord: (inviteUrl, homes) => this.heralded.push(`${inviteUrl} ${homes.join(', ')}`),
      slack: (homes) => this.heralded.push(homes.join(', ')),
    };
    this.started = await startGuidon(config, { log: this.log, herald, clock: this.clock });
  }

  async stop(): Promise<void> {
    await this.started?.close();
    this.started = null;
  }

  async close(): Promise<void> {
    await this.stop();
    await this.database.dispose();
    await rm(this.folder, { recursive: true, force: true });
  }
}

export async function openRunning(settings: Settings, clock: StoryClock): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'guidon-journey-'));
  const running = new Running(await openTestDatabase(), folder, clock, settings);
  try {
    await running.start();
    return running;
  } catch (error) {
    await running.close();
    throw error;
  }
}

/** Waits for what is bound to happen, ten seconds at most. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 10_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`it did not happen within ten seconds: ${what}`);
    await setTimeout(10);
  }
}

/** A moment as a reader in the story's zone sees it. */
export function tellMoment(at: number, as: 'day' | 'minute'): string {
  const style = as === 'day' ? ({ dateStyle: 'long' } as const) : ({ dateStyle: 'long', timeStyle: 'short' } as const);
  return new Intl.DateTimeFormat('en-GB', { ...style, timeZone: ZONE }).format(at);
}

/** 09:00 and the like in Berlin, as a moment: `inBerlin(2026, 3, 30, 9)`. */
export function inBerlin(year: number, month: number, day: number, hour = 0, minute = 0): number {
  const utc = Date.UTC(year, month - 1, day, hour, minute);
  const shown = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: 'numeric', hourCycle: 'h23' }).format(utc);
  const ahead = (Number(shown) - new Date(utc).getUTCHours() + 24) % 24;
  return utc - ahead * HOUR;
}

/** The newest post that says this. */
export function findPost(posts: readonly Post[], words: string): Post {
  const found = posts.findLast(({ text }) => text.includes(words));
  if (!found) throw new Error(`no post says “${words}”; there are:\n${posts.map(({ text }) => text).join('\n---\n')}`);
  return found;
}
