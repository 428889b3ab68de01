import type { Card } from '../../src/cards/card.js';
import type { ChannelRef, Chat, Found, Marker, PersonRef, Posted } from '../../src/ports/chat.js';
import type { Knock } from '../history/check-history.js';
import type { Chance } from './chance.js';
import type { SimulatedProcess } from './simulated-process.js';
import type { Timeline } from './timeline.js';

/** nonce: repeats are recognised, as Discord does it · read-back: posts can be looked for, as on Slack with history · blind: neither. */
export type Handle = 'nonce' | 'read-back' | 'blind';

interface Message extends ChannelRef {
  readonly id: string;
  readonly marker: Marker;
  readonly at: number;
  /** When a search begins to find it. */
  readonly listedAt: number;
}

export interface PlatformTrouble {
  readonly away: readonly { readonly from: number; readonly to: number }[];
  /** Channels that take nothing. */
  readonly closed: ReadonlySet<string>;
  /** Only one search a minute. */
  readonly searchesRarely: boolean;
  /** Until then no search shows anything, though the platform is there. */
  readonly hidesUntil: number;
}

const NONCE_WINDOW = 120_000;
const TIMEOUT = 10_000;
/** How long after it was begun a request may still be taken: longer where nobody relies on a window. */
const LATEST: Readonly<Record<Handle, number>> = { nonce: 30_000, 'read-back': 50_000, blind: 50_000 };
const SEARCH_LAG: Readonly<Record<Handle, number>> = { nonce: 2_000, 'read-back': 20_000, blind: 0 };
/** What Slack's search reads around the first attempt in doubt. */
const SEARCHED_BEFORE = 60_000;
const SEARCHED_AFTER = 180_000;
/** So often nobody can tell what became of one post; a delivery is given up after five such attempts. */
const MOST_DOUBTS = 2;
const MINUTE = 60_000;

/** A platform with its ledger: what people would see, and each request it met. */
export class SimulatedPlatform {
  readonly knocks: Knock[] = [];
  readonly messages: Message[] = [];
  readonly #doubts = new Map<Marker, number>();
  #searchedAt = Number.NEGATIVE_INFINITY;

  constructor(
    readonly handle: Handle,
    private readonly timeline: Timeline,
    private readonly chance: Chance,
    private readonly trouble: PlatformTrouble,
  ) {}

  /** The platform as one process reaches it. */
  chatOf(process: SimulatedProcess): Chat {
    return {
      platform: this.handle === 'nonce' ? 'discord' : 'slack',
      recognises: this.handle === 'nonce' ? 100_000 : 0,
      post: (to, card, marker) => this.#send(process, to, card, marker),
      dm: () => Promise.resolve({ is: 'closed' }),
      edit: () => Promise.resolve({ is: 'sent' }),
      find: (to, marker, since) => process.call(() => this.#search(process, to, marker, since)),
      pin: () => Promise.resolve({ is: 'sent' }),
      missing: () => process.call(() => ['post']),
      nameOf: () => Promise.resolve(null),
      linkTo: ({ message }) => message,
    };
  }

  has(marker: Marker): boolean {
    return this.messages.some((message) => message.marker === marker);
  }

  #send(process: SimulatedProcess, to: ChannelRef, card: Card, marker: Marker): Promise<Posted> {
    return new Promise((settle) => {
      if (!process.leaves()) return;
      const fate = this.#chooseFate(process, marker);
      const answer = (posted: Posted) => process.answer(() => settle(posted));
      if (fate === 'never-left') return this.timeline.after(TIMEOUT, () => answer({ is: 'unknown' }));
      const takes = fate === 'late' ? this.chance.between(TIMEOUT, LATEST[this.handle]) : this.chance.between(5, 400);
      this.timeline.after(takes, () => {
        const posted = this.#take(to, card, marker, fate);
        if (fate !== 'late' && fate !== 'unanswered') this.timeline.after(this.chance.between(1, 200), () => answer(posted));
      });
      if (fate === 'late' || fate === 'unanswered') this.timeline.after(TIMEOUT, () => answer({ is: 'unknown' }));
    });
  }

  #chooseFate(process: SimulatedProcess, marker: Marker): 'well' | 'never-left' | 'late' | 'unanswered' | 'limited' {
    const doubts = this.#doubts.get(marker) ?? 0;
    if (!process.mayGoWrong() || this.chance.happens(0.65)) return 'well';
    if (doubts >= MOST_DOUBTS || this.chance.happens(0.2)) return 'limited';
    this.#doubts.set(marker, doubts + 1);
    return this.chance.of(['never-left', 'late', 'unanswered', 'unanswered'] as const);
  }

  /** The request has arrived. */
  #take(to: ChannelRef, card: Card, marker: Marker, fate: 'well' | 'late' | 'unanswered' | 'limited'): Posted {
    const { now } = this.timeline;
    const knock = (message: string | null) => {
      this.knocks.push({ at: now, home: to.home, channel: to.channel, text: JSON.stringify(card), message });
    };
    if (fate === 'limited' || this.#isAway()) {
      knock(null);
      return { is: 'wait', until: now + this.chance.between(0, 20_000) };
    }
    if (this.trouble.closed.has(to.channel)) {
      knock(null);
      return { is: 'never', reason: 'no-permission' };
    }
    const known = this.handle === 'nonce' ? this.messages.find((message) => message.marker === marker && message.channel === to.channel && now - message.at < NONCE_WINDOW) : undefined;
    const message = known ?? { ...to, id: `m${String(this.messages.length + 1)}`, marker, at: now, listedAt: now + this.chance.between(0, SEARCH_LAG[this.handle]) };
    if (!known) this.messages.push(message);
    knock(message.id);
    return { is: 'sent', ref: { ...to, message: message.id } };
  }

  #search(process: SimulatedProcess, to: ChannelRef | PersonRef, marker: Marker, since: number): Found {
    const { now } = this.timeline;
    if (this.handle === 'blind') return { is: 'blind' };
    if (this.#isAway()) return { is: 'unsure' };
    if (now < this.trouble.hidesUntil || (process.mayGoWrong() && this.chance.happens(0.1))) return { is: 'hidden' };
    if (this.trouble.searchesRarely && now - this.#searchedAt < MINUTE) return { is: 'unsure' };
    this.#searchedAt = now;
    const isInReach = ({ at }: Message) => at >= since - SEARCHED_BEFORE && (this.handle === 'nonce' || at <= since + SEARCHED_AFTER);
    const found = this.messages.find((each) => each.marker === marker && 'channel' in to && each.home === to.home && each.channel === to.channel && each.listedAt <= now && isInReach(each));
    return found ? { is: 'found', ref: { ...found, message: found.id } } : { is: 'absent' };
  }

  #isAway(): boolean {
    return this.trouble.away.some(({ from, to }) => this.timeline.now >= from && this.timeline.now < to);
  }
}
