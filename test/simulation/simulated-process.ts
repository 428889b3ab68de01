import type { Clock } from '../../src/ports/clock.js';
import { StoreUnavailable } from '../../src/ports/store.js';
import type { Chance } from './chance.js';
import type { Travel } from './simulated-store.js';
import type { Timeline } from './timeline.js';

/** What a process lives in: when the database is away, and until when anything may go wrong. */
export interface Weather {
  readonly storeAway: readonly { readonly from: number; readonly to: number }[];
  readonly calmFrom: number;
}

export interface Misfortune {
  /** It dies at its so-manieth call, or never. */
  readonly diesAt: number | null;
  /** It stands still after its so-manieth call, or never, and for how many milliseconds. */
  readonly freezesAt: number | null;
  readonly freezesFor: number;
  /** Milliseconds its clock is ahead. */
  readonly ahead: number;
}

/** One process: every call it makes takes time and may fail, and it may die or stand still at any of them. */
export class SimulatedProcess {
  alive = true;
  #calls = 0;
  #frozenUntil = 0;

  constructor(
    private readonly timeline: Timeline,
    private readonly chance: Chance,
    private readonly weather: Weather,
    private readonly fate: Misfortune & { readonly died: () => void; readonly froze: () => void },
  ) {}

  readonly clock: Clock = {
    now: () => this.timeline.now + this.fate.ahead,
    monotonic: () => this.timeline.now,
    sleep: (milliseconds) => new Promise((settle) => this.timeline.after(milliseconds, () => this.answer(settle))),
    heartbeat: () => () => undefined,
  };

  /** To the database and back. */
  readonly travel: Travel = (step) => this.#reach(step, () => this.#storeFault());

  /** To a platform and back; that the platform may be away is its own affair. */
  readonly call: Travel = (step) => this.#reach(step, () => null);

  /** Whether a call gets out of this process. Counts the calls and lets misfortune come. */
  leaves(): boolean {
    if (!this.alive) return false;
    this.#calls += 1;
    if (this.#calls === this.fate.freezesAt) {
      this.#frozenUntil = this.timeline.now + this.fate.freezesFor;
      this.fate.froze();
    }
    if (this.#calls === this.fate.diesAt) this.#die();
    return this.alive || this.chance.happens(0.5);
  }

  /** Hands an answer over, later when the process stands still, never when it is dead. */
  answer(hand: () => void): void {
    if (!this.alive) return;
    if (this.timeline.now < this.#frozenUntil) this.timeline.at(this.#frozenUntil, () => this.answer(hand));
    else hand();
  }

  #die(): void {
    this.alive = false;
    this.fate.died();
  }

  mayGoWrong(): boolean {
    return this.timeline.now < this.weather.calmFrom;
  }

  #reach<Answer>(step: () => Answer, chooseFault: () => 'before' | 'after' | null): Promise<Answer> {
    return new Promise((settle, fail) => {
      if (!this.leaves()) return;
      const slow = this.mayGoWrong() && this.chance.happens(0.02);
      this.timeline.after(this.chance.between(0, slow ? 3_000 : 15), () => {
        const fault = chooseFault();
        if (fault === 'before') return this.answer(() => fail(new StoreUnavailable('unreachable')));
        const outcome = attemptStep(step);
        this.timeline.after(this.chance.between(0, 10), () =>
          this.answer(() => {
            if (fault === 'after') fail(new StoreUnavailable('unreachable'));
            else if ('thrown' in outcome) fail(outcome.thrown);
            else settle(outcome.answer);
          }),
        );
      });
    });
  }

  #storeFault(): 'before' | 'after' | null {
    if (this.weather.storeAway.some(({ from, to }) => this.timeline.now >= from && this.timeline.now < to)) return 'before';
    if (!this.mayGoWrong() || !this.chance.happens(0.01)) return null;
    return this.chance.happens(0.5) ? 'before' : 'after';
  }
}

function attemptStep<Answer>(step: () => Answer): { readonly answer: Answer } | { readonly thrown: Error } {
  try {
    return { answer: step() };
  } catch (thrown) {
    return { thrown: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }
}
