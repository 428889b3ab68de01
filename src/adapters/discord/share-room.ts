interface Wish {
  readonly size: number;
  /** Shortened last. */
  readonly dear: boolean;
}

/** Divides room among texts so that the longest give way first; every answer is at most its wish and their sum at most `room`. */
export function shareRoom(wishes: readonly Wish[], room: number): number[] {
  const dear = sum(wishes.filter((wish) => wish.dear).map((wish) => wish.size));
  if (dear > room / 2) return shareEvenly(wishes.map((wish) => wish.size), room);
  const others = shareEvenly(wishes.map((wish) => (wish.dear ? 0 : wish.size)), room - dear);
  return wishes.map((wish, at) => (wish.dear ? wish.size : (others[at] ?? 0)));
}

function shareEvenly(sizes: readonly number[], room: number): number[] {
  const most = findWaterline(sizes, room);
  return sizes.map((size) => Math.min(size, most));
}

/** The greatest length at which all sizes, cut to it, fit. */
function findWaterline(sizes: readonly number[], room: number): number {
  let left = Math.max(0, room);
  const rising = [...sizes].sort((one, other) => one - other);
  for (const [at, size] of rising.entries()) {
    const share = Math.floor(left / (rising.length - at));
    if (size > share) return share;
    left -= size;
  }
  return Infinity;
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}
