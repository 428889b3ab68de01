import type { Knock } from '../history/check-history.js';
import type { Disturbance, LostReply } from './plan-run.js';

export interface FakeHome {
  readonly key: string;
  readonly name: string;
  readonly channels: readonly string[];
  readonly digestChannels: readonly string[];
  readonly managersChannel: string;
}

/** A platform of the run: a fake one on this machine, its homes and what it saw. */
export interface Place {
  readonly platform: 'discord' | 'slack';
  readonly homes: readonly FakeHome[];
  /** How a bot process finds it. */
  readonly settings: Readonly<Record<string, string>>;
  /** The first request to post a mark loses its answer so; `onPost` is called when a request to post has come in, before it is served. */
  watchPosts(faults: ReadonlyMap<string, LostReply>, onPost: () => void): void;
  disturb(how: Disturbance, lasts: number): Promise<void>;
  /** Everything that was asked to be posted, as the ledger has it. */
  knocks(): Knock[];
  /** How often somebody looked for an earlier post. */
  countLooks(): number;
  readonly violations: readonly string[];
  stop(): Promise<void>;
}

/** Tells for a request's text whether it meets a fault of this kind; each mark meets its own once. Asked of no kind, it only takes note. */
export class PlannedFaults {
  readonly #left: Map<string, LostReply>;

  constructor(
    faults: ReadonlyMap<string, LostReply>,
    private readonly onPost: () => void,
  ) {
    this.#left = new Map(faults);
  }

  take(text: string, kind: LostReply | null): boolean {
    if (kind === null) this.onPost();
    const mark = /Q\d{6}Q/.exec(text)?.[0] ?? '';
    if (kind === null || this.#left.get(mark) !== kind) return false;
    this.#left.delete(mark);
    return true;
  }
}
