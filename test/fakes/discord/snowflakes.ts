const DISCORD_EPOCH = 1_420_070_400_000n;

/** Ids that carry the (possibly movable) clock's time and never go back or repeat. */
export class Snowflakes {
  private last = 0n;

  constructor(private readonly now: () => number) {}

  next(): string {
    const fromClock = (BigInt(Math.floor(this.now())) - DISCORD_EPOCH) << 22n;
    this.last = fromClock > this.last ? fromClock : this.last + 1n;
    return this.last.toString();
  }
}
