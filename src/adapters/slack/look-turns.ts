import type { Moment } from '../../core/time/moment.js';
import type { Found } from '../../ports/chat.js';

/** `refused`: Slack would not be read now, and says until when. */
export type Looked = Found | { readonly is: 'refused'; readonly until: Moment };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A refusal after so few looks in a minute, this one among them, means that the app may look once a minute. */
const FEW = 2;

/** Lets one look at Slack's history follow the other, and no more of them than Slack allows: a few apps have one a minute. */
export class LookTurns {
  #last: Promise<Looked> | null = null;
  #looks: readonly Moment[] = [];
  #refusedUntil = 0;
  #rareUntil = 0;

  constructor(private readonly now: () => Moment) {}

  /** Whoever waited behind a look that Slack left unanswered does not try in vain as well: it is `unsure` too. */
  async take(look: () => Promise<Looked>): Promise<Found> {
    const before = this.#last;
    const mine = (async () => ((await before)?.is === 'unsure' ? UNSURE : this.#look(look)))();
    this.#last = mine;
    const looked = await mine;
    if (this.#last === mine) this.#last = null;
    return looked.is === 'refused' ? { is: 'hidden' } : looked;
  }

  async #look(look: () => Promise<Looked>): Promise<Looked> {
    const now = this.now();
    this.#looks = this.#looks.filter((at) => at > now - MINUTE && at <= now);
    if (now < this.#refusedUntil || (now < this.#rareUntil && this.#looks.length > 0)) return UNSURE;
    this.#looks = [...this.#looks, now];
    const looked = await look();
    if (looked.is === 'refused') this.#heed(looked.until);
    return looked;
  }

  #heed(until: Moment): void {
    this.#refusedUntil = until;
    if (this.#looks.length <= FEW) this.#rareUntil = this.now() + HOUR;
  }
}

const UNSURE = { is: 'unsure' } as const;
