/** How many letters must be changed, added or dropped to make one word of the other. */
function distanceBetween(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [row, letter] of Array.from(one).entries()) {
    const current = [row + 1];
    for (let column = 1; column < above.length; column += 1) {
      const changed = (above[column - 1] ?? 0) + (letter === other[column - 1] ? 0 : 1);
      current.push(Math.min(changed, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    above = current;
  }
  return above.at(-1) ?? 0;
}

/** The word most like what was typed, or null when none is like it. */
export function findNearest<T>(typed: string, among: readonly T[], wordOf: (each: T) => string): T | null {
  const wanted = typed.toLowerCase().slice(0, 60);
  const judged = among.map((each) => ({ each, distance: distanceBetween(wanted, wordOf(each).toLowerCase()) }));
  const [best] = judged.sort((one, other) => one.distance - other.distance);
  return best && best.distance <= Math.max(2, Math.floor(wanted.length / 2)) ? best.each : null;
}
