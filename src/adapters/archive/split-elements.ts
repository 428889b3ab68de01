import { readPieces } from './read-pieces.js';

const [QUOTE, ESCAPE, OPEN_LIST, CLOSE_LIST, OPEN, CLOSE] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d];
const LONGEST = 64 * 1024 * 1024;

/** A piece of a large JSON object: what stands before its list of messages, then every message of the list. */
export interface Element {
  readonly is: 'head' | 'element';
  readonly bytes: Buffer;
}

/** Follows brackets and strings through the bytes of one JSON object. */
class Splitter {
  #depth = 0;
  #inString = false;
  #escaped = false;
  #inList = false;
  #kept: Buffer[] = [];
  #size = 0;

  /** The elements that end within this piece. */
  push(piece: Buffer): Element[] {
    const done: Element[] = [];
    let from = 0;
    for (let place = 0; place < piece.length; place += 1) {
      const step = this.#step(piece[place] ?? 0, () => this.#seen(piece.subarray(from, place)));
      if (step === 'begin') from = place;
      if (step !== 'head' && step !== 'element') continue;
      done.push({ is: step, bytes: Buffer.concat([...this.#kept, piece.subarray(from, place + (step === 'element' ? 1 : 0))]) });
      this.#drop();
      from = place + 1;
    }
    this.#keep(piece.subarray(from));
    return done;
  }

  /** Nothing of the object is missing. */
  get isWhole(): boolean {
    return this.#depth === 0 && !this.#inString;
  }

  #step(byte: number, before: () => string): Element['is'] | 'begin' | null {
    if (this.#inString) {
      this.#read(byte);
      return null;
    }
    if (byte === QUOTE) this.#inString = true;
    if (byte === OPEN || byte === OPEN_LIST) return this.#down(byte, before);
    return byte === CLOSE || byte === CLOSE_LIST ? this.#up(byte) : null;
  }

  #read(byte: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === ESCAPE) this.#escaped = true;
    else if (byte === QUOTE) this.#inString = false;
  }

  #down(byte: number, before: () => string): Element['is'] | 'begin' | null {
    this.#depth += 1;
    if (!this.#inList && this.#depth === 2 && byte === OPEN_LIST && /"messages"\s*:\s*$/.test(before())) {
      this.#inList = true;
      return 'head';
    }
    if (!this.#inList || this.#depth !== 3) return null;
    this.#drop();
    return 'begin';
  }

  #up(byte: number): Element['is'] | null {
    this.#depth -= 1;
    if (this.#inList && this.#depth === 1) this.#inList = false;
    return this.#inList && this.#depth === 2 && byte === CLOSE ? 'element' : null;
  }

  #seen(last: Buffer): string {
    return Buffer.concat([...this.#kept.slice(-1), last]).subarray(-200).toString('latin1');
  }

  #keep(piece: Buffer): void {
    this.#size += piece.length;
    if (this.#size <= LONGEST) this.#kept.push(Buffer.from(piece));
    else this.#kept = [];
  }

  #drop(): void {
    this.#kept = [];
    this.#size = 0;
  }
}

/** The messages of a large JSON object one by one, so that a file of any size fits into memory; null at the end when the file breaks off. */
export async function* splitElements(path: string): AsyncGenerator<Element | null> {
  const splitter = new Splitter();
  for await (const piece of readPieces(path)) yield* splitter.push(piece);
  if (!splitter.isWhole) yield null;
}
