import { maySee } from './cast.js';
import type { Said, ShownMessage } from './page/shown.js';
import type { Moment } from '../../core/time/moment.js';

/** A message as it is kept. `onlyFor` names the one person who sees a private answer. */
export interface KeptMessage {
  readonly number: number;
  readonly channel: string;
  readonly author: string | null;
  readonly at: Moment;
  readonly said: Said;
  readonly edited: boolean;
  readonly pinned: boolean;
  readonly marker: string | null;
  readonly onlyFor: string | null;
  /** The command a private answer is to, as it was typed. */
  readonly asked: string | null;
}

/** What is written to disk. */
export interface KeptWorld {
  readonly version: 1;
  readonly clockOffset: number;
  readonly lastNumber: number;
  readonly messages: readonly KeptMessage[];
}

type NewMessage = Pick<KeptMessage, 'channel' | 'author' | 'at' | 'said'> & Partial<Pick<KeptMessage, 'marker' | 'onlyFor' | 'asked'>>;
type Change = Partial<Pick<KeptMessage, 'said' | 'edited' | 'pinned' | 'asked'>>;
type Witness = (message: KeptMessage, happened: 'there' | 'gone') => void;

/** Chatter and private answers are forgotten beyond this; what Guidon posted is kept, so that it can always be found again. */
const MOST_PASSING = 2_000;

export const EMPTY_WORLD: KeptWorld = { version: 1, clockOffset: 0, lastNumber: 0, messages: [] };

export function idOf(message: KeptMessage): string {
  return `m${String(message.number)}`;
}

export function isVisible(message: KeptMessage, person: string): boolean {
  return maySee(person, message.channel) && (message.onlyFor ?? person) === person;
}

export function showMessage(message: KeptMessage): ShownMessage {
  const { number, channel, author, at, said, edited, pinned, asked } = message;
  return { id: idOf(message), number, channel, author, at, said, edited, pinned, onlyYou: message.onlyFor !== null, asked };
}

/** Everything that was said in the playground, and whoever wants to hear of more. */
export class World {
  #lastNumber: number;
  #clockOffset: number;
  readonly #messages: Map<string, KeptMessage>;
  readonly #witnesses = new Set<Witness>();

  constructor(kept: KeptWorld) {
    this.#lastNumber = kept.lastNumber;
    this.#clockOffset = kept.clockOffset;
    this.#messages = new Map(kept.messages.map((message) => [idOf(message), message]));
  }

  get clockOffset(): number {
    return this.#clockOffset;
  }

  countMove(milliseconds: number): void {
    this.#clockOffset += milliseconds;
  }

  add(message: NewMessage): KeptMessage {
    this.#lastNumber += 1;
    const added: KeptMessage = { marker: null, onlyFor: null, asked: null, ...message, number: this.#lastNumber, edited: false, pinned: false };
    this.#messages.set(idOf(added), added);
    this.#tell(added, 'there');
    this.#forgetPassing();
    return added;
  }

  change(message: KeptMessage, change: Change): KeptMessage {
    const changed = { ...message, ...change };
    this.#messages.set(idOf(changed), changed);
    this.#tell(changed, 'there');
    return changed;
  }

  remove(message: KeptMessage): void {
    if (this.#messages.delete(idOf(message))) this.#tell(message, 'gone');
  }

  get(id: string): KeptMessage | null {
    return this.#messages.get(id) ?? null;
  }

  findMarked(channel: string, marker: string): KeptMessage | null {
    return [...this.#messages.values()].find((message) => message.marker === marker && message.channel === channel) ?? null;
  }

  visibleTo(person: string): KeptMessage[] {
    return [...this.#messages.values()].filter((message) => isVisible(message, person));
  }

  /** Calls `witness` at every change until the returned function is called. */
  watch(witness: Witness): () => void {
    this.#witnesses.add(witness);
    return () => this.#witnesses.delete(witness);
  }

  keep(): KeptWorld {
    return { version: 1, clockOffset: this.#clockOffset, lastNumber: this.#lastNumber, messages: [...this.#messages.values()] };
  }

  #forgetPassing(): void {
    const passing = [...this.#messages.values()].filter((message) => message.marker === null);
    const oldest = passing.length > MOST_PASSING ? passing[0] : undefined;
    if (oldest) this.remove(oldest);
  }

  #tell(message: KeptMessage, happened: 'there' | 'gone'): void {
    for (const witness of this.#witnesses) witness(message, happened);
  }
}
