import { DiscordAPIError } from 'discord.js';
import type { Moment } from '../../core/time/moment.js';
import type { Log } from '../../ports/log.js';

/** Thrown instead of asking Discord for something it would most likely refuse once more. */
export class RefusedTooOften extends Error {
  override readonly name = 'RefusedTooOften';

  constructor(readonly until: Moment) {
    super('Discord has refused too much lately');
  }
}

interface Call {
  readonly home: string;
  readonly at: Moment;
}

const WINDOW = 10 * 60_000;
/** Discord bars an address after 10,000 refusals in ten minutes; far below that, and one server leaves the others their share. */
const MOST_OF_ALL = 60;
const MOST_OF_A_HOME = 20;
/** Until calls that are still under way have shown whether they are refused too. */
const SHORTLY = 1_000;

/** Counts what Discord refused (401 and 403) in the last ten minutes and asks no more where that was too much. */
export class Refusals {
  #refused: readonly Call[] = [];
  readonly #underWay = new Set<Call>();

  constructor(
    private readonly now: () => Moment,
    private readonly log: Log,
  ) {}

  /** Throws `RefusedTooOften`, or what `request` throws. */
  async ask<Answer>(home: string, request: () => Promise<Answer>): Promise<Answer> {
    const call = { home, at: this.now() };
    this.#refused = this.#refused.filter(({ at }) => call.at - at < WINDOW);
    this.#check(call, MOST_OF_ALL, () => true);
    this.#check(call, MOST_OF_A_HOME, (other) => other.home === home);
    this.#underWay.add(call);
    try {
      return await request();
    } catch (error) {
      if (isRefusal(error)) this.#remember(call);
      throw error;
    } finally {
      this.#underWay.delete(call);
    }
  }

  /** Once one was refused, those under way count as well: all of them may be. */
  #check({ at }: Call, most: number, counts: (other: Call) => boolean): void {
    const refused = this.#refused.filter(counts);
    const [oldest] = refused;
    if (oldest === undefined || refused.length + [...this.#underWay].filter(counts).length < most) return;
    throw new RefusedTooOften(refused.length < most ? at + SHORTLY : oldest.at + WINDOW);
  }

  #remember(call: Call): void {
    this.#refused = [...this.#refused, { ...call, at: this.now() }];
    const ofHome = this.#refused.filter(({ home }) => home === call.home).length;
    if (ofHome === MOST_OF_A_HOME || this.#refused.length === MOST_OF_ALL) {
      this.log.warn({ home: call.home, ofHome, ofAll: this.#refused.length }, 'Discord refuses so much that it is left alone for up to ten minutes');
    }
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof DiscordAPIError && (error.status === 401 || error.status === 403);
}
