/** Numbers from 0 up to 1 that look drawn by chance and are the same for the same seed (mulberry32). */
export function drawFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** The same things in an order drawn by chance. */
export function shuffle<Thing>(things: readonly Thing[], draw: () => number): Thing[] {
  return things
    .map((thing) => ({ thing, place: draw() }))
    .sort((one, other) => one.place - other.place)
    .map(({ thing }) => thing);
}
