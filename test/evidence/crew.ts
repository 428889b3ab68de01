import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BuiltBot } from './build-bot.js';

export interface CrewOptions {
  readonly bot: BuiltBot;
  readonly workers: number;
  /** Settings of the process in one place. */
  readonly settingsOf: (slot: number) => Readonly<Record<string, string>>;
  readonly skewed: boolean;
}

interface Member {
  readonly child: ChildProcess;
  readonly output: string;
  frozen: boolean;
  /** Whether its end is our doing. */
  expected: boolean;
}

/** A process was hit: which, and whether it had finished starting. */
export interface Hit {
  readonly pid: number;
  readonly wasReady: boolean;
}

const START_AGAIN_AFTER = 500;
const LONGEST_START = 120_000;
const MOST_FALSE_STARTS = 3;
const READY = 'Guidon is ready';

/** Keeps one bot process in each place; whatever ends is followed by another. */
export class Crew {
  /** Processes that ended without being asked to, with their exit code or signal. */
  readonly lostMembers: string[] = [];
  started = 0;
  readonly #places: (Member | null)[];
  #closed = false;

  constructor(private readonly options: CrewOptions) {
    this.#places = Array.from({ length: options.workers }, () => null);
  }

  start(slot: number): void {
    if (this.#closed) return;
    const { bot, settingsOf, skewed } = this.options;
    this.started += 1;
    const output = join(bot.folder, `process-${String(this.started)}.log`);
    const file = openSync(output, 'w');
    const before = skewed ? ['--import', bot.clockShift] : [];
    const settings = { PATH: process.env['PATH'] ?? '', PORT: '0', LOG_LEVEL: 'info', ...settingsOf(slot) };
    const child = spawn(process.execPath, [...before, bot.program], { cwd: bot.folder, env: settings, stdio: ['ignore', file, file] });
    closeSync(file);
    const member: Member = { child, output, frozen: false, expected: false };
    this.#places[slot] = member;
    child.once('exit', (code, signal) => {
      if (this.#closed || this.#places[slot] !== member) return;
      this.#places[slot] = null;
      if (!member.expected) this.lostMembers.push(signal ?? String(code));
      // As whoever runs it does: a process that cannot start is tried again a little later.
      if (member.expected) this.start(slot);
      else setTimeout(() => { this.start(slot); }, START_AGAIN_AFTER);
    });
  }

  /** Ends a process at once; another takes its place. Null when there is none just now. */
  async kill(slot: number): Promise<Hit | null> {
    const member = this.#places[slot];
    if (!member) return null;
    return this.#end(member, 'SIGKILL');
  }

  /** Asks a process to end; another takes its place when it has. */
  async replace(slot: number): Promise<Hit | null> {
    const member = this.#places[slot];
    if (!member) return null;
    return this.#end(member, 'SIGTERM');
  }

  freeze(slot: number): Hit | null {
    const member = this.#places[slot];
    if (!member || member.frozen || !member.child.kill('SIGSTOP')) return null;
    member.frozen = true;
    return this.#hitOf(member);
  }

  thaw(slot: number): void {
    const member = this.#places[slot];
    if (!member?.frozen) return;
    member.frozen = false;
    member.child.kill('SIGCONT');
  }

  isReady(slot: number): boolean {
    const member = this.#places[slot];
    return member ? isReady(member) && !member.frozen : false;
  }

  /** Throws when they do not come up: then there is nothing to be shown. */
  async allReady(): Promise<void> {
    const until = performance.now() + LONGEST_START;
    while (!this.#places.every((member) => member && isReady(member))) {
      if (this.lostMembers.length > MOST_FALSE_STARTS || performance.now() > until) throw new Error(`The processes do not start: ${readFileSync(join(this.options.bot.folder, 'process-1.log'), 'utf8')}`);
      await sleep(100);
    }
  }

  /** Ends all for good; whoever does not go within `patience` ms is ended at once. */
  async close(patience: number): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#places.map(async (member) => {
      if (!member || hasEnded(member)) return;
      member.child.kill('SIGCONT');
      member.child.kill('SIGTERM');
      await Promise.race([once(member.child, 'exit'), sleep(patience)]);
      if (!hasEnded(member)) member.child.kill('SIGKILL');
    }));
  }

  /** Everything all processes wrote, one line each. */
  *lines(): Generator<string> {
    for (let each = 1; each <= this.started; each += 1) {
      yield* readFileSync(join(this.options.bot.folder, `process-${String(each)}.log`), 'utf8').split('\n');
    }
  }

  async #end(member: Member, signal: 'SIGKILL' | 'SIGTERM'): Promise<Hit> {
    const hit = this.#hitOf(member);
    member.expected = true;
    if (member.frozen && signal === 'SIGTERM') member.child.kill('SIGCONT');
    member.child.kill(signal);
    if (!hasEnded(member)) await once(member.child, 'exit');
    return hit;
  }

  #hitOf(member: Member): Hit {
    return { pid: member.child.pid ?? 0, wasReady: isReady(member) };
  }
}

function isReady({ output }: Member): boolean {
  return readFileSync(output, 'utf8').includes(READY);
}

function hasEnded({ child }: Member): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
