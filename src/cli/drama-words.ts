import { once } from 'node:events';
import type { ArchiveTrouble } from '../core/heat/archived.js';
import type { HeatReason } from '../core/heat/heat.js';
import { sayLine, type MessageKey } from '../words/say.js';
import { english } from '../words/en/index.js';

/** Writes one JSON line, and waits when whoever reads is slower. */
export async function writeLine(thing: unknown): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(thing)}\n`)) await once(process.stdout, 'drain');
}

export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A reason as the cards say it. */
export function sayReason({ code, count }: HeatReason): string {
  const key = `heat.reason.${code}`;
  return sayLine(key in english ? (key as MessageKey) : 'heat.reason.other', { count: count ?? 0 });
}

const NAMED = 3;

/** What could not be read, counted and named. */
export class Troubles {
  readonly #kinds = new Map<string, { count: number; where: string[] }>();

  add({ where, what }: ArchiveTrouble): void {
    const kind = this.#kinds.get(what) ?? { count: 0, where: [] };
    kind.count += 1;
    if (kind.where.length < NAMED) kind.where.push(where);
    this.#kinds.set(what, kind);
  }

  say(): string[] {
    return [...this.#kinds].map(([what, { count, where }]) => `${count} × ${what}: ${where.join('; ')}${count > where.length ? '; …' : ''}`);
  }

  list(): readonly object[] {
    return [...this.#kinds].map(([what, { count, where }]) => ({ what, count, where }));
  }
}
