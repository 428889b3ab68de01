/** Ids as Slack writes them: a letter for the kind, then capitals and digits. */
export class Ids {
  private count = 0;

  next(kind: 'T' | 'U' | 'C' | 'G' | 'D' | 'B' | 'A' | 'V' | 'S' | 'Ev'): string {
    this.count += 1;
    return `${kind}0G${(46_655 * 36 + this.count * 37).toString(36).toUpperCase().padStart(7, '0')}`;
  }

  /** A number that is given once. */
  serial(): number {
    this.count += 1;
    return this.count;
  }
}

/** Message timestamps: seconds with six digits behind the point; they never repeat and never go back. */
export class Timestamps {
  private last = 0;

  constructor(private readonly now: () => number) {}

  next(): string {
    this.last = Math.max(this.last + 1, Math.floor(this.now()) * 1000);
    return writeTs(this.last);
  }
}

const writeTs = (micros: number): string => `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
