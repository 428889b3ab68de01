/** So many events Slack sends in the time it may repeat one in, except in the largest workspaces. */
const REMEMBERED = 4096;

/** Tells the first coming of an event from the next; only the latest are remembered. */
export class SeenLately {
  readonly #ids = new Set<string>();

  isFirst(id: string): boolean {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    if (this.#ids.size > REMEMBERED) this.#ids.delete(this.#ids.values().next().value ?? '');
    return true;
  }
}
