import type { World } from './world.js';
import type { ShownClock } from './page/shown.js';
import type { Moment } from '../../core/time/moment.js';
import type { MovableClock } from '../../ports/clock.js';

const HOUR_MS = 3_600_000;

/** What main knows and the playground wants to hear: run after each step of the clock, and the community's time zone. */
export interface PlaygroundTime {
  readonly onMoved: () => Promise<void>;
  readonly readZone: () => Promise<string | null>;
  readonly isSetUp?: () => Promise<boolean>;
}

/** What a journey may do with the clock. */
export interface Moves {
  /** On to a moment, with every job on the way; nothing when it is past. */
  readonly to: (goal: Moment) => Promise<void>;
  /** On a little, without any job. */
  readonly by: (milliseconds: number) => void;
}

const ALONE: PlaygroundTime = { onMoved: () => Promise.resolve(), readZone: () => Promise.resolve(null) };

/** The playground's clock: goes on by itself, and from full hour to full hour when somebody moves it, so that each job has its turn. */
export class PlaygroundClock {
  readonly #clock: MovableClock;
  readonly #world: World;
  readonly #mayMove: boolean;
  readonly #witnesses = new Set<() => void>();
  #time = ALONE;
  #zone: string | null = null;
  #moving = false;

  constructor(clock: MovableClock, world: World, mayMove: boolean) {
    this.#clock = clock;
    this.#world = world;
    this.#mayMove = mayMove;
    if (mayMove && world.clockOffset > 0) clock.moveBy(world.clockOffset);
  }

  attach(time: PlaygroundTime): void {
    this.#time = time;
  }

  show(): ShownClock {
    return { now: this.#clock.now(), zone: this.#zone, mayMove: this.#mayMove, moving: this.#moving };
  }

  watch(witness: () => void): () => void {
    this.#witnesses.add(witness);
    return () => this.#witnesses.delete(witness);
  }

  /** Asks for the community's zone again; told to everybody when it has changed. */
  async refreshZone(): Promise<void> {
    const zone = await this.#time.readZone().catch(() => this.#zone);
    if (zone === this.#zone) return;
    this.#zone = zone;
    this.#tell();
  }

  /** Moves to `goal`; false when the clock stands fixed, is being moved already, or is past it. */
  async moveTo(goal: Moment): Promise<boolean> {
    return goal > this.#clock.now() && this.travel(({ to }) => to(goal));
  }

  /** Nobody else moves the clock until the journey is over; false when it stands fixed or is being moved already. */
  async travel(journey: (moves: Moves) => Promise<void>): Promise<boolean> {
    if (!this.#mayMove || this.#moving) return false;
    this.#moving = true;
    this.#tell();
    try {
      await journey({ to: (goal) => this.#goTo(goal), by: (milliseconds) => { this.#pass(milliseconds); } });
    } finally {
      this.#moving = false;
      this.#tell();
    }
    return true;
  }

  async #goTo(goal: Moment): Promise<void> {
    while (this.#clock.now() < goal) await this.#step(goal);
  }

  #pass(milliseconds: number): void {
    this.#clock.moveBy(milliseconds);
    this.#world.countMove(milliseconds);
    this.#tell();
  }

  async #step(goal: Moment): Promise<void> {
    const now = this.#clock.now();
    const fullHour = Math.floor(now / HOUR_MS) * HOUR_MS + HOUR_MS;
    this.#pass(Math.min(goal, fullHour) - now);
    await this.#time.onMoved();
    // An embedded database never lets go of the thread by itself; so the pages hear of each step.
    await this.#clock.sleep(1);
  }

  #tell(): void {
    for (const witness of this.#witnesses) witness();
  }
}
