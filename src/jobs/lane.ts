/** One piece of work; of two with the same name only one is done at a time. It never throws. */
export interface Work {
  readonly name: string;
  run(): Promise<unknown>;
}

/** Keeps up to `places` pieces of work going, so that a slow one holds up no other: whenever one ends it fetches more, until there is none. */
export class Lane {
  readonly #underWay = new Set<string>();
  #done = 0;
  #again = false;
  #stopped = false;
  #running: Promise<void> | null = null;
  #fetching: Promise<unknown> = Promise.resolve();
  #change: () => void = () => undefined;

  /** `fetch` gives up to so many pieces of work, and never throws. */
  constructor(
    private readonly places: number,
    private readonly fetch: (most: number) => Promise<readonly Work[]>,
  ) {}

  /** How many pieces of work have ended. */
  get done(): number {
    return this.#done;
  }

  get isBusy(): boolean {
    return this.#running !== null;
  }

  /** Says that there may be something to fetch. */
  wake(): void {
    this.#again = !this.#stopped;
    this.#change();
    if (this.#again) this.#running ??= this.#run();
  }

  /** Resolves when nothing is under way and nothing more was found. */
  async rest(): Promise<void> {
    await this.#running;
  }

  /** Begins nothing more, not even what is being fetched; what is under way goes on. Resolves when nothing is being fetched. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#again = false;
    await this.#fetching;
  }

  async #run(): Promise<void> {
    while (this.#again || this.#underWay.size > 0) {
      if (this.#again && this.#underWay.size < this.places) await this.#fill();
      else await new Promise<void>((resolve) => (this.#change = resolve));
    }
    this.#running = null;
  }

  async #fill(): Promise<void> {
    this.#again = false;
    const fetching = this.fetch(this.places - this.#underWay.size);
    this.#fetching = fetching;
    const works = await fetching;
    if (!this.#stopped) for (const work of works) void this.#carry(work);
  }

  async #carry(work: Work): Promise<void> {
    if (this.#underWay.has(work.name)) return;
    this.#underWay.add(work.name);
    await work.run();
    this.#underWay.delete(work.name);
    this.#done += 1;
    this.wake();
  }
}
