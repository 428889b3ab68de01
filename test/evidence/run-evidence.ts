import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { History } from '../history/check-history.js';
import { buildBot, type BuiltBot } from './build-bot.js';
import { Crew, type Hit } from './crew.js';
import { openDiscord } from './discord-place.js';
import { judgeRun, listNotes, type Verdict } from './judge-run.js';
import type { Place } from './place.js';
import { planRun, type Aim, type Blow, type Plan } from './plan-run.js';
import { PostgresServer } from './postgres-server.js';
import type { Options } from './read-options.js';
import { openSlack } from './slack-place.js';
import { writePosts } from './write-posts.js';

/** What one run came to; the judged part by the ledgers, the rest to show that the blows met something. */
export interface Outcome extends Verdict {
  readonly platform: Options['platform'];
  readonly manifest: Options['manifest'];
  readonly seed: number;
  readonly workers: number;
  readonly kills: number;
  readonly postgres_kills: number;
  readonly freezes: number;
  readonly disconnects: number;
  readonly replacements: number;
  readonly faults: number;
  /** Kills and freezes that met a process with an attempt begun and not recorded. */
  readonly blows_at_work: number;
  readonly kills_while_starting: number;
  /** Posts of which the program did not know for a while whether they had arrived. */
  readonly unknown: number;
  readonly looks: number;
  readonly parked: number;
  readonly parked_untold: number;
  readonly skipped: number;
  /** Seconds from the server's being back to the next request to post, each time. */
  readonly recovery_s: readonly number[];
  readonly fell_over: readonly string[];
  readonly errors: Readonly<Record<string, number>>;
  readonly violations: readonly string[];
  readonly drained: boolean;
  readonly seconds: number;
  readonly passed: boolean;
  readonly by_platform: Readonly<Record<string, Verdict>>;
}

type Say = (line: string) => void;

const SECOND = 1_000;
/** What writing one post takes at most, on a machine that does other things as well. */
const WRITING = 8;
const GRACE = 2 * SECOND;
const LEAVING = 15 * SECOND;
/** Where nothing is posted a blow does not wait for ever. */
const LONGEST_AIM = 5 * SECOND;
const ANYTHING: Aim = { is: 'anything', after: 0 };
const ALLOWED_SKEW = 1 * SECOND;

/** Stops early, cleaning up, when `stopped` is. */
export async function runEvidence(options: Options, say: Say, stopped: AbortSignal): Promise<Outcome> {
  const started = performance.now();
  const plan = planRun(options);
  const places = [
    ...(options.platform === 'slack' ? [] : [await openDiscord(plan)]),
    ...(options.platform === 'discord' ? [] : [await openSlack(plan, options)]),
  ];
  const server = await PostgresServer.prepare(`guidon_evidence_${randomBytes(4).toString('hex')}`);
  const bot = await buildBot();
  const run = new Run({ options, plan, places, server, bot, say });
  try {
    return await Promise.race([run.play(started), rejectWhen(stopped)]);
  } finally {
    await run.close();
    await Promise.all(places.map((place) => place.stop()));
    if (!options.keep) await bot.dispose();
    await server.dispose();
  }
}

function rejectWhen(stopped: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    stopped.addEventListener('abort', () => { reject(new Error('It was stopped.')); });
  });
}

interface Parts {
  readonly options: Options;
  readonly plan: Plan;
  readonly places: readonly Place[];
  readonly server: PostgresServer;
  readonly bot: BuiltBot;
  readonly say: Say;
}

class Run {
  readonly #crew: Crew;
  readonly #inDoubt = new Set<string>();
  readonly #waiting: (() => void)[] = [];
  readonly #backAt: number[] = [];
  readonly #done = { kill: 0, replace: 0, freeze: 0, 'stop-postgres': 0, disconnect: 0 };
  #atWork = 0;
  #whileStarting = 0;
  #watching = true;

  constructor(private readonly parts: Parts) {
    const { bot, options, places, server, plan } = parts;
    const found = Object.assign({ DATABASE_URL: server.url }, ...places.map(({ settings }) => settings)) as Record<string, string>;
    const settingsOf = (slot: number): Record<string, string> => (options.skew ? { ...found, ...skewOf(slot, plan) } : found);
    this.#crew = new Crew({ bot, workers: options.workers, settingsOf, skewed: options.skew });
  }

  async play(started: number): Promise<Outcome> {
    const { options, plan, places, server, say } = this.parts;
    const begin = Date.now() + options.posts * WRITING + 10 * SECOND;
    const wishes = await writePosts(plan, places, { databaseUrl: server.url, begin });
    say(`${String(wishes.length)} posts are written; they fall due over ${String(plan.lasts / SECOND)} s`);
    for (const place of places) {
      place.watchPosts(new Map(plan.posts.flatMap(({ platform, mark, fault }) => (platform === place.platform && fault !== null ? [[mark, fault] as const] : []))), this.#onPost);
    }
    const watch = this.#watch();
    await sleep(Math.max(0, begin - 8 * SECOND - Date.now()));
    for (let slot = 0; slot < options.workers; slot += 1) this.#crew.start(slot);
    await this.#crew.allReady();
    await this.#strikeAll(begin);
    const drained = await this.#drain(begin);
    this.#watching = false;
    await watch;
    await this.#crew.close(LEAVING);
    const histories = places.map((place): History => this.#historyOf(place, wishes));
    return this.#report({ histories, drained, started });
  }

  async close(): Promise<void> {
    this.#watching = false;
    await this.#crew.close(0);
  }

  /** Blows at one process fall one after the other, each at its moment or as soon as the one before is over. */
  async #strikeAll(begin: number): Promise<void> {
    const turns = new Map<number | null, Promise<void>>();
    for (const blow of this.parts.plan.blows) {
      const place = 'slot' in blow ? blow.slot : null;
      const before = turns.get(place) ?? Promise.resolve();
      turns.set(place, before.then(async () => {
        await sleep(Math.max(0, begin + blow.at - Date.now()));
        await this.#strike(blow);
      }));
    }
    await Promise.all(turns.values());
  }

  async #strike(blow: Blow): Promise<void> {
    switch (blow.is) {
      case 'kill':
        await this.#note(await this.#hit(blow, () => this.#crew.kill(blow.slot)), true);
        break;
      case 'replace':
        await this.#hit({ slot: blow.slot, aim: ANYTHING }, () => this.#crew.replace(blow.slot));
        break;
      case 'freeze':
        await this.#note(await this.#hit(blow, () => Promise.resolve(this.#crew.freeze(blow.slot))), false);
        await sleep(blow.lasts);
        this.#crew.thaw(blow.slot);
        break;
      case 'stop-postgres':
        await this.parts.server.crash();
        this.#backAt.push(Date.now());
        break;
      case 'disconnect':
        await Promise.all(this.parts.places.map((place) => place.disturb(blow.how, blow.lasts)));
    }
    this.#done[blow.is] += 1;
  }

  /** A place may be empty for a moment; the blow waits until somebody is there. */
  async #hit({ slot, aim }: { readonly slot: number; readonly aim: Aim }, strike: () => Promise<Hit | null>): Promise<Hit> {
    for (;;) {
      const hit = await this.#atAim(slot, aim, strike);
      if (hit !== null) return hit;
      await sleep(100);
    }
  }

  /** With `after` 0 a blow at a request to post falls before that is served. */
  async #atAim(slot: number, { is, after }: Aim, strike: () => Promise<Hit | null>): Promise<Hit | null> {
    while (is !== 'anything' && !this.#crew.isReady(slot)) await sleep(50);
    if (is !== 'posting') {
      if (is === 'running') await sleep(after);
      return strike();
    }
    return new Promise((resolve) => {
      let struck = false;
      const go = (): void => {
        if (!struck) resolve(after === 0 ? strike() : sleep(after).then(strike));
        struck = true;
      };
      this.#waiting.push(go);
      setTimeout(go, LONGEST_AIM);
    });
  }

  readonly #onPost = (): void => {
    for (const go of this.#waiting.splice(0)) go();
  };

  async #note({ pid, wasReady }: Hit, killed: boolean): Promise<void> {
    if (killed && !wasReady) this.#whileStarting += 1;
    const underWay = await this.parts.server.listUnderWay(pid);
    if (underWay.length > 0) this.#atWork += 1;
    for (const id of underWay) this.#inDoubt.add(id);
  }

  async #watch(): Promise<void> {
    let turn = 0;
    while (this.#watching) {
      for (const id of await this.parts.server.listUnknown()) this.#inDoubt.add(id);
      if ((turn += 1) % 20 === 0) {
        const open = await this.parts.server.countOpen();
        this.parts.say(`${String(open ?? '?')} to go; kills ${String(this.#done.kill)}, freezes ${String(this.#done.freeze)}, database stopped ${String(this.#done['stop-postgres'])}, replaced ${String(this.#done.replace)}, disturbed ${String(this.#done.disconnect)}; in doubt so far ${String(this.#inDoubt.size)}`);
      }
      await sleep(SECOND / 2);
    }
  }

  /** True when nothing is left to be done before patience ends. */
  async #drain(begin: number): Promise<boolean> {
    const { plan, options, server } = this.parts;
    await sleep(Math.max(0, begin + plan.lasts - Date.now()));
    const until = Date.now() + options.patience * SECOND;
    while (Date.now() < until) {
      if ((await server.countOpen()) === 0) {
        await sleep(GRACE);
        if ((await server.countOpen()) === 0) return true;
      }
      await sleep(SECOND);
    }
    return false;
  }

  #historyOf(place: Place, wishes: History['wishes']): History {
    const homes = new Set(place.homes.map(({ key }) => key));
    return {
      wishes: wishes.filter(({ home }) => homes.has(home)),
      knocks: place.knocks(),
      managersChannels: place.homes.map(({ key, managersChannel }) => ({ home: key, channel: managersChannel })),
      mayBeEarlyBy: this.parts.options.skew ? ALLOWED_SKEW : 0,
      mayFollowCancelBy: 0,
    };
  }

  async #report({ histories, drained, started }: { histories: readonly History[]; drained: boolean; started: number }): Promise<Outcome> {
    const { options, places, server, plan } = this.parts;
    const { platform, manifest, seed, workers } = options;
    const whole = joinHistories(histories);
    const verdict = judgeRun(whole);
    const parked = await server.listParked();
    const untold = countUntold(parked, listNotes(whole));
    const wrong = verdict.lost + verdict.duplicates + verdict.early + verdict.wrong_place + verdict.other + untold;
    return {
      ...verdict,
      ...{ platform, manifest, seed, workers },
      kills: this.#done.kill,
      postgres_kills: this.#done['stop-postgres'],
      freezes: this.#done.freeze,
      disconnects: this.#done.disconnect,
      replacements: this.#done.replace,
      faults: plan.posts.filter(({ fault }) => fault !== null).length,
      blows_at_work: this.#atWork,
      kills_while_starting: this.#whileStarting,
      unknown: this.#inDoubt.size,
      looks: places.reduce((sum, place) => sum + place.countLooks(), 0),
      parked: parked.reduce((sum, { count }) => sum + count, 0),
      parked_untold: untold,
      skipped: await server.countSkipped(),
      recovery_s: this.#backAt.map((back) => recoveryOf(whole, back)),
      fell_over: this.#crew.lostMembers,
      errors: countErrors(this.#crew.lines()),
      violations: places.flatMap((place) => [...place.violations]).slice(0, 5),
      drained,
      seconds: Math.round((performance.now() - started) / SECOND),
      passed: wrong === 0,
      by_platform: Object.fromEntries(places.map((place, index) => [place.platform, judgeRun(histories[index] ?? whole)])),
    };
  }
}

function joinHistories(histories: readonly History[]): History {
  const [first] = histories;
  if (first === undefined) throw new Error('there is nothing to judge');
  return {
    ...first,
    wishes: histories.flatMap(({ wishes }) => wishes),
    knocks: histories.flatMap(({ knocks }) => knocks),
    managersChannels: histories.flatMap(({ managersChannels }) => managersChannels),
  };
}

/** Each given-up post wants a note of its own that names its channel. */
function countUntold(parked: readonly { target: string; count: number }[], notes: readonly string[]): number {
  const wanted = new Map<string, number>();
  for (const { target, count } of parked) wanted.set(target, (wanted.get(target) ?? 0) + count);
  return [...wanted].reduce((sum, [target, count]) => sum + Math.max(0, count - notes.filter((text) => text.includes(target)).length), 0);
}

function recoveryOf({ knocks }: History, back: number): number {
  const next = Math.min(...knocks.flatMap(({ at }) => (at >= back ? [at] : [])));
  return Math.round((next - back) / 10) / 100;
}

/** Lines at warning level and above, by what they say; a line a kill cut off counts as nothing. */
function countErrors(lines: Iterable<string>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const line of lines) {
    const said = readLine(line);
    if (said !== null) counts[said] = (counts[said] ?? 0) + 1;
  }
  return counts;
}

function readLine(line: string): string | null {
  try {
    const { level, msg } = JSON.parse(line) as { level?: unknown; msg?: unknown };
    return (typeof level === 'number' ? level >= 40 : ['warn', 'error', 'fatal'].includes(String(level))) ? `${String(level)} ${String(msg)}` : null;
  } catch {
    return null;
  }
}

function skewOf(slot: number, { lasts }: Plan): Record<string, string> {
  const ahead = { EVIDENCE_SKEW_MS: String(600 * SECOND) };
  const behind = { EVIDENCE_SKEW_MS: String(-600 * SECOND) };
  const stepping = { EVIDENCE_STEP_AFTER_MS: String(Math.floor(lasts / 2)) };
  return [ahead, behind, stepping][slot % 3] ?? {};
}
