import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readCode } from './read-code.js';
import { EMPTY_WORLD, type KeptWorld, type World } from './world.js';
import type { Card } from '../../cards/card.js';
import type { Clock } from '../../ports/clock.js';
import type { Log } from '../../ports/log.js';

const card = z.custom<Card>((value) => z.object({ blocks: z.array(z.object({ is: z.string() })) }).safeParse(value).success);

const keptWorld = z.object({
  version: z.literal(1),
  clockOffset: z.number().nonnegative(),
  lastNumber: z.int().nonnegative(),
  messages: z.array(
    z.object({
      number: z.int(),
      channel: z.string(),
      author: z.string().nullable(),
      at: z.number(),
      said: z.discriminatedUnion('is', [z.object({ is: z.literal('typed'), text: z.string() }), z.object({ is: z.literal('card'), card })]),
      edited: z.boolean(),
      pinned: z.boolean(),
      marker: z.string().nullable(),
      onlyFor: z.string().nullable(),
      asked: z.string().nullable().default(null),
    }),
  ),
});

const WRITE_AFTER_MS = 400;

function pathIn(folder: string): string {
  return join(folder, 'playground.json');
}

/** What was said before; an empty world when there is no file, and, with a warning, when it cannot be read. */
export async function readWorld(folder: string | null, log: Log): Promise<KeptWorld> {
  if (folder === null) return EMPTY_WORLD;
  const text = await readFile(pathIn(folder), 'utf8').catch(() => null);
  if (text === null) return EMPTY_WORLD;
  try {
    return keptWorld.parse(JSON.parse(text));
  } catch {
    await rename(pathIn(folder), `${pathIn(folder)}.unreadable`).catch(() => undefined);
    log.warn({}, 'the playground file could not be read and was put aside');
    return EMPTY_WORLD;
  }
}

/** Keeps the world on disk a moment after each change; a write that fails is logged once and tried again at the next change. */
export class WorldFile {
  readonly #folder: string | null;
  readonly #world: World;
  readonly #clock: Clock;
  readonly #log: Log;
  #changed = false;
  #failed = false;
  #waiting = false;
  #closed = false;
  #writing: Promise<void> = Promise.resolve();

  constructor(folder: string | null, world: World, clock: Clock, log: Log) {
    this.#folder = folder;
    this.#world = world;
    this.#clock = clock;
    this.#log = log;
  }

  changed(): void {
    this.#changed = true;
    if (this.#waiting || this.#closed || this.#folder === null) return;
    this.#waiting = true;
    void this.#clock.sleep(WRITE_AFTER_MS).then(() => {
      this.#waiting = false;
      // What was waiting at the end has been written by then.
      return this.#closed ? undefined : this.#write();
    });
  }

  /** Resolves when all up to now is on disk, or could not be written; nothing is written by itself afterwards. */
  close(): Promise<void> {
    this.#closed = true;
    return this.#write();
  }

  #write(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#writeNow());
    return this.#writing;
  }

  async #writeNow(): Promise<void> {
    if (this.#folder === null || !this.#changed) return;
    this.#changed = false;
    const part = `${pathIn(this.#folder)}.part`;
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await writeFile(part, JSON.stringify(this.#world.keep()), { mode: 0o600 });
      await rename(part, pathIn(this.#folder));
      this.#failed = false;
    } catch (error) {
      this.#changed = true;
      this.#report(error);
    }
  }

  #report(error: unknown): void {
    if (!this.#failed) this.#log.error({ code: readCode(error) }, 'the playground could not be written to disk');
    this.#failed = true;
  }
}
