/**
 * Whether a reworded checklist leaves the ticked lines (places from 0) where they are: entries know a line by its place
 * alone. A ticked line may get new words, but neither move nor give its place to another.
 */
export function keepsTicked(before: readonly string[], after: readonly string[], ticked: readonly number[]): boolean {
  return ticked.every((place) => {
    const [old = '', now] = [before[place], after[place]];
    if (now === undefined || now === old) return now === old;
    return !after.includes(old) && !before.includes(now);
  });
}
