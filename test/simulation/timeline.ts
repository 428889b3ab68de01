interface Happening {
  readonly at: number;
  readonly turn: number;
  readonly work: () => void;
}

/** Virtual time: one thing happens after the other, each when everything the last one set going has come to rest. */
export class Timeline {
  #turns = 0;
  readonly #heap: Happening[] = [];

  constructor(private moment: number) {}

  get now(): number {
    return this.moment;
  }

  at(moment: number, work: () => void): void {
    this.#turns += 1;
    this.#push({ at: Math.max(moment, this.moment), turn: this.#turns, work });
  }

  after(milliseconds: number, work: () => void): void {
    this.at(this.moment + milliseconds, work);
  }

  /** Until nothing is left to happen, or `isOver`, or it is later than `end`. */
  async run(end: number, isOver: () => boolean): Promise<void> {
    for (let next = this.#pop(); next !== undefined && next.at <= end && !isOver(); next = this.#pop()) {
      this.moment = next.at;
      next.work();
      await rest();
    }
  }

  #push(happening: Happening): void {
    const heap = this.#heap;
    let place = heap.push(happening) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (isBefore(heap[parent]!, happening)) break;
      heap[place] = heap[parent]!;
      place = parent;
    }
    heap[place] = happening;
  }

  #pop(): Happening | undefined {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let place = 0;
    for (let child = 1; child < heap.length; child = 2 * place + 1) {
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child += 1;
      if (isBefore(last, heap[child]!)) break;
      heap[place] = heap[child]!;
      place = child;
    }
    heap[place] = last;
    return first;
  }
}

function isBefore(one: Happening, other: Happening): boolean {
  return one.at < other.at || (one.at === other.at && one.turn < other.turn);
}

/** Node comes to the next tick when every promise that could go on has gone on. */
function rest(): Promise<void> {
  return new Promise((settle) => process.nextTick(settle));
}
