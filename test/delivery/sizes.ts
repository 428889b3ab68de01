/** `FULL=1` runs the sizes of the published evidence; without it they are small enough for every commit. */
export const IS_FULL = process.env.FULL === '1';

export function sized(small: number, full: number): number {
  return IS_FULL ? full : small;
}

/** In a full run, what was tried and what that proves: without a failure, 3/N is the upper bound of their share at 95 %. */
export function report(what: string, tries: number, failures: number): void {
  if (!IS_FULL) return;
  const bound = failures === 0 ? `under ${((3 / tries) * 100).toPrecision(2)} % at 95 %` : `${((failures / tries) * 100).toPrecision(2)} %`;
  process.stdout.write(`${what}: ${String(tries)} tries, ${String(failures)} failures, ${bound}\n`);
}
