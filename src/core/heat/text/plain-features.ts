import { LONGEST_TEXT } from './clean-text.js';
import { EVERYDAY_WORDS } from './english.js';
import { EMPTY_GRAM, foldHash, hashAll, hashOn } from './hash-grams.js';

/** What a character is to somebody who reads plain English. */
type Kind = 0 | 1 | 2 | 3;
const OTHER: Kind = 0;
const GAP: Kind = 1;
const LETTER: Kind = 2;
const APOSTROPHE: Kind = 3;

/** Characters that stand between words and mean nothing else, wherever they are; two colons can be the name of an emoji. */
const GAPS = ' \t\n\r!"$%()*+,-.:;?^~';
/** Dashes, quotation marks and dots as phones write them. */
const CURLY_GAPS: ReadonlySet<number> = new Set(Array.from('–—“”…', (sign) => sign.charCodeAt(0)));
/** English letters and, with their accents, those of names and loan words. */
const LATIN = 256;
const CURLY_APOSTROPHE = 0x2019;
const SPACE = 0x20;
const DOT = 0x2e;
const SMALL_W = 0x77;
/** The halves of emoji; letters of other scripts that have halves have another first one. */
const FIRST_HALF = { from: 0xd83c, to: 0xd83e };
const SECOND_HALF = { from: 0xdc00, to: 0xdfff };

const KINDS = Uint8Array.from({ length: LATIN }, (_, code) => kindOf(String.fromCharCode(code)));
const SMALL = Uint8Array.from({ length: LATIN }, (_, code) => String.fromCharCode(code).toLowerCase().charCodeAt(0));
const ENGLISH: ReadonlySet<number> = new Set(EVERYDAY_WORDS.map(hashAll));

/**
 * What `featuresOf` finds, read in one go; null for a message that holds anything but Latin letters, emoji and plain punctuation.
 * Most messages are such, and reading one must cost next to nothing beside receiving it.
 */
export function readPlain(text: string, room: number): PlainReader | null {
  if (text.indexOf(':') !== text.lastIndexOf(':')) return null;
  const reader = new PlainReader(room);
  const end = Math.min(text.length, LONGEST_TEXT);
  let kind = end === 0 ? GAP : kindAt(text.charCodeAt(0));
  for (let place = 0; place < end; place += 1) {
    const next = place + 1 < end ? kindAt(text.charCodeAt(place + 1)) : GAP;
    if (!reader.take(text.charCodeAt(place), kind, next)) return null;
    kind = next;
  }
  reader.endWord();
  return reader;
}

/** Reads character by character; `words` and `english` count all words, also those whose hashes have no room. */
class PlainReader {
  words = 0;
  english = 0;
  readonly #hashes: Uint16Array;
  #filled = 0;
  /** The word being read, as a gram of its own and as the end of a pair with the word before. */
  #alone = EMPTY_GRAM;
  #paired = EMPTY_GRAM;
  #length = 0;
  #last = 0;
  #run = 0;

  constructor(room: number) {
    this.#hashes = new Uint16Array(room);
  }

  get hashes(): Uint16Array {
    return this.#hashes.subarray(0, this.#filled);
  }

  /** False for what this reader does not understand. */
  take(code: number, kind: Kind, next: Kind): boolean {
    if (kind === LETTER) {
      this.#addLetter(SMALL[code] ?? code);
      return true;
    }
    if (kind === OTHER || (code === DOT && this.#beginsLink())) return false;
    if (kind === GAP || next !== LETTER) this.endWord();
    return true;
  }

  endWord(): void {
    if (this.#length === 0) return;
    this.words += 1;
    if (ENGLISH.has(this.#alone)) this.english += 1;
    if (this.words > 1) this.#add(this.#paired);
    this.#add(this.#alone);
    this.#paired = hashOn(this.#alone, SPACE);
    this.#alone = EMPTY_GRAM;
    this.#length = 0;
    this.#last = 0;
  }

  /** Of a letter that comes three times or more two are read. */
  #addLetter(code: number): void {
    this.#run = code === this.#last ? this.#run + 1 : 1;
    this.#last = code;
    this.#length += 1;
    if (this.#run > 2) return;
    this.#alone = hashOn(this.#alone, code);
    this.#paired = hashOn(this.#paired, code);
  }

  #add(state: number): void {
    if (this.#filled >= this.#hashes.length) return;
    this.#hashes[this.#filled] = foldHash(state);
    this.#filled += 1;
  }

  /** `www.` does. */
  #beginsLink(): boolean {
    return this.#last === SMALL_W && this.#run >= 3;
  }
}

function kindOf(sign: string): Kind {
  if (/\p{L}/u.test(sign)) return LETTER;
  if (sign === "'") return APOSTROPHE;
  return GAPS.includes(sign) ? GAP : OTHER;
}

function kindAt(code: number): Kind {
  if (code < LATIN) return (KINDS[code] ?? OTHER) as Kind;
  if (code === CURLY_APOSTROPHE) return APOSTROPHE;
  return isWithin(FIRST_HALF, code) || isWithin(SECOND_HALF, code) || CURLY_GAPS.has(code) ? GAP : OTHER;
}

function isWithin({ from, to }: { readonly from: number; readonly to: number }, code: number): boolean {
  return code >= from && code <= to;
}
