import type { Surroundings } from '../use-cases/context.js';
import { openDeliveries } from './deliver.js';
import { openEdits } from './edit-posts.js';
import { guard } from './guard.js';
import { PLATFORMS } from './hand.js';
import { Lane, type Work } from './lane.js';
import { planPosts } from './plan-posts.js';
import { openRareJobs } from './rare-jobs.js';

/** Everything that time does. Nothing waits for anything else: a platform that hangs holds up neither another one nor the planning. */
export interface Ticking {
  /** Begins what is due now, and may be called at any moment. */
  wake(): void;
  /** Does what is due now and what follows from it. */
  tick(): Promise<void>;
  /** Begins nothing more, gives what is under way a moment to end, and lets go what is then still held. */
  stop(): Promise<void>;
}

/** What is left after so many rounds waits for the next heartbeat, so that one tick always ends. */
const MOST_ROUNDS = 50;
/** How long what is under way may take once Guidon is to stop, and how often that is looked at. */
const LONGEST_END = 5_000;
const LOOK_EVERY = 20;

/** Joins the jobs. `worker` names this process in the ledger: no two at once may have the same name. */
export function makeTick(around: Surroundings, worker: string): Ticking {
  return new Ticker(around, worker);
}

class Ticker implements Ticking {
  readonly #platforms: readonly Lane[];
  readonly #lanes: readonly Lane[];
  #planned = 0;
  #stopped = false;

  constructor(
    private readonly around: Surroundings,
    private readonly worker: string,
  ) {
    this.#platforms = PLATFORMS.flatMap((platform) => [openDeliveries(around, worker, platform), openEdits(around, worker, platform)]);
    this.#lanes = [...openRareJobs(around), new Lane(1, () => this.#plan()), ...this.#platforms];
  }

  wake(): void {
    for (const lane of this.#lanes) lane.wake();
  }

  async tick(): Promise<void> {
    for (let rounds = 0; rounds < MOST_ROUNDS && !this.#stopped; rounds += 1) {
      const before = this.#countDone();
      this.wake();
      await Promise.all(this.#lanes.map((lane) => lane.rest()));
      if (this.#countDone() === before) return;
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#lanes.map((lane) => lane.stop()));
    await this.#release('unbegun');
    for (let waited = 0; waited < LONGEST_END && this.#lanes.some((lane) => lane.isBusy); waited += LOOK_EVERY) await this.around.clock.sleep(LOOK_EVERY);
    await this.#release('all');
  }

  #release(which: 'unbegun' | 'all'): Promise<unknown> {
    return guard(this.around.log, { job: 'release' }, () => this.around.store.queue.release(this.worker, which));
  }

  #countDone(): number {
    return this.#lanes.reduce((sum, { done }) => sum + done, this.#planned);
  }

  /** What is planned goes out at once. */
  async #plan(): Promise<readonly Work[]> {
    for (let rounds = 0; rounds < MOST_ROUNDS && !this.#stopped; rounds += 1) {
      const planned = (await guard(this.around.log, { job: 'plan-posts' }, () => planPosts(this.around))) ?? 0;
      if (planned === 0) break;
      this.#planned += planned;
      for (const lane of this.#platforms) lane.wake();
    }
    return [];
  }
}
