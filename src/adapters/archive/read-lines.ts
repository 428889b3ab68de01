import { decodePiece } from './decode.js';
import { readPieces } from './read-pieces.js';

/** One line; `text` is null when it is longer than any message can be. `right` as in decodePiece. */
export interface Line {
  readonly number: number;
  readonly text: string | null;
  readonly right: boolean;
}

const NEWLINE = 0x0a;
const LONGEST = 64 * 1024 * 1024;

/** Collects the bytes of one line, and lets go of them when they are too many. */
class Collected {
  #pieces: Buffer[] = [];
  #size = 0;

  add(piece: Buffer): void {
    this.#size += piece.length;
    if (this.#size <= LONGEST) this.#pieces.push(piece);
    else this.#pieces = [];
  }

  take(number: number): Line {
    const line = this.#size > LONGEST ? { text: null, right: true } : decodePiece(Buffer.concat(this.#pieces));
    this.#pieces = [];
    this.#size = 0;
    return { number, ...line, text: line.text?.replace(/^\u{FEFF}/u, '').trim() ?? null };
  }

  get isEmpty(): boolean {
    return this.#size === 0;
  }
}

/** The lines of a file that are not empty, numbered from 1; never more than one line in memory. */
export async function* readLines(path: string): AsyncGenerator<Line> {
  const collected = new Collected();
  let number = 1;
  for await (const piece of readPieces(path)) {
    let from = 0;
    for (let to = piece.indexOf(NEWLINE); to !== -1; to = piece.indexOf(NEWLINE, from)) {
      collected.add(piece.subarray(from, to));
      const line = collected.take(number);
      if (line.text !== '') yield line;
      number += 1;
      from = to + 1;
    }
    if (from < piece.length) collected.add(Buffer.from(piece.subarray(from)));
  }
  if (!collected.isEmpty) {
    const line = collected.take(number);
    if (line.text !== '') yield line;
  }
}
