const START = 0x811c9dc5;
const PRIME = 0x01000193;
const LARGEST = 0xffff;

/** Where the hash of a gram begins: FNV-1a, character by character. */
export const EMPTY_GRAM = START;

export function hashOn(state: number, code: number): number {
  return Math.imul(state ^ code, PRIME);
}

/** Folded to 16 bits; the last round alone leaves the upper bits poorly mixed for short words. */
export function foldHash(state: number): number {
  const mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 16)) & LARGEST;
}

/** The state after a whole gram. */
export function hashAll(gram: string): number {
  let state = START;
  for (let place = 0; place < gram.length; place += 1) state = hashOn(state, gram.charCodeAt(place));
  return state;
}
