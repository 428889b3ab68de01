import type { Moment } from '../core/time/moment.js';
import type { Surroundings } from '../use-cases/context.js';
import { deliver } from './deliver.js';
import { editPosts } from './edit-posts.js';
import { guard } from './guard.js';
import { planPosts } from './plan-posts.js';
import { watchGoals } from './watch-goals.js';
import { watchMissions } from './watch-missions.js';

/** Everything that time does. `tick` does what is due now and may be called at any moment; `stop` ends after what is under way. */
export interface Ticking {
  tick(): Promise<void>;
  stop(): Promise<void>;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** What is left after so many rounds waits for the next heartbeat, so that one tick always ends. */
const MOST_ROUNDS = 50;

/** Joins the jobs. `worker` names this process in the ledger: no two at once may have the same name. */
export function makeTick(around: Surroundings, worker: string): Ticking {
  return new Ticker(around, worker);
}

class Ticker implements Ticking {
  readonly #watchDue = makeRare(MINUTE_MS);
  readonly #forgetDue = makeRare(HOUR_MS);
  #running: Promise<void> | null = null;
  #again = false;
  #stopped = false;

  constructor(
    private readonly around: Surroundings,
    private readonly worker: string,
  ) {}

  /** Somebody who calls during a pass may have added work that it no longer sees: then there is one more. */
  tick(): Promise<void> {
    this.#again = true;
    return (this.#running ??= this.#run());
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      await this.#pass();
    }
    // Here and not later, or a call in between would wait for a run that is over.
    this.#running = null;
  }

  async #pass(): Promise<void> {
    const { clock, store } = this.around;
    if (this.#watchDue(clock.now())) {
      await this.#job('watch-missions', () => watchMissions(this.around));
      await this.#job('watch-goals', () => watchGoals(this.around));
    }
    if (this.#forgetDue(clock.now())) await this.#job('forget', () => store.queue.forget(clock.now()));
    for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) if ((await this.#round()) === 0) return;
  }

  /** How many things were done. */
  async #round(): Promise<number> {
    const planned = await this.#job('plan-posts', () => planPosts(this.around));
    const sent = await this.#job('deliver', () => deliver(this.around, this.worker));
    const edited = await this.#job('edit-posts', () => editPosts(this.around, this.worker));
    return planned + sent + edited;
  }

  async #job(job: string, work: () => Promise<unknown>): Promise<number> {
    if (this.#stopped) return 0;
    const done = await guard(this.around.log, { job }, work);
    return typeof done === 'number' ? done : 0;
  }
}

/** True at most once in so much clock time, and at once when the clock was moved either way. */
function makeRare(every: number): (now: Moment) => boolean {
  let last: Moment | null = null;
  return (now) => {
    if (last !== null && now >= last && now - last < every) return false;
    last = now;
    return true;
  };
}
