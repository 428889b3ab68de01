import { parseArgs } from 'node:util';

export type Chosen = 'discord' | 'slack' | 'both';

/** What one run is asked to do; counts of blows are for the whole run. */
export interface Options {
  readonly posts: number;
  readonly kills: number;
  readonly workers: number;
  readonly platform: Chosen;
  readonly manifest: 'full' | 'basic';
  readonly seed: number;
  readonly postgresKills: number;
  readonly freezes: number;
  readonly disconnects: number;
  readonly skew: boolean;
  /** Seconds between two orderly replacements; 0: none. */
  readonly replace: number;
  /** Of a thousand posts so many have their first answer lost or refused. */
  readonly faults: number;
  /** Seconds over which posts fall due and blows fall; null: long enough for the blows. */
  readonly spread: number | null;
  /** Seconds after that until what is missing counts as lost. */
  readonly patience: number;
  /** Whether what the processes wrote is left behind. */
  readonly keep: boolean;
  readonly json: boolean;
}

export const USAGE = `usage: npm run evidence -- [--posts N] [--kills N] [--workers N] [--platform discord|slack|both] [--seed N] [--json]
  --manifest basic      on Slack without leave to read back
  --postgres-kills N    the database server is stopped at once and started again
  --freezes N           a process stands still for longer than its lease
  --disconnects N       sockets are cut, sessions ended, the platform is away for seconds
  --skew                one process 10 min ahead, one 10 min behind, one steps back an hour
  --replace SECONDS     every so often one process is asked to stop and another started
  --faults N            so many posts in a thousand lose their first answer (10 unless given)
  --spread SECONDS      posts fall due over this time
  --patience SECONDS    how long after it what is missing is waited for (600 unless given)
  --keep                leaves what the processes wrote in .tmp`;

const PLATFORMS: readonly string[] = ['discord', 'slack', 'both'];

/** Throws an error whose message is the usage. */
export function readOptions(argv: readonly string[]): Options {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const counts = { posts: text, kills: text, workers: text, seed: text, 'postgres-kills': text, freezes: text, disconnects: text, replace: text, faults: text, spread: text, patience: text };
  const { values } = parseArgs({ args: [...argv], options: { ...counts, platform: text, manifest: text, skew: flag, keep: flag, json: flag } });
  const platform = values.platform ?? 'both';
  const manifest = values.manifest ?? 'full';
  if (!PLATFORMS.includes(platform) || !['full', 'basic'].includes(manifest)) throw new Error(USAGE);
  return {
    posts: readCount(values.posts, 1_000),
    kills: readCount(values.kills, 20),
    workers: readCount(values.workers, values.skew === true ? 3 : 2),
    platform: platform as Chosen,
    manifest: manifest as Options['manifest'],
    seed: readCount(values.seed, 1),
    postgresKills: readCount(values['postgres-kills'], 0),
    freezes: readCount(values.freezes, 0),
    disconnects: readCount(values.disconnects, 0),
    skew: values.skew ?? false,
    replace: readCount(values.replace, 0),
    faults: readCount(values.faults, 10),
    spread: values.spread === undefined ? null : readCount(values.spread, 60),
    patience: readCount(values.patience, 600),
    keep: values.keep ?? false,
    json: values.json ?? false,
  };
}

function readCount(given: string | undefined, otherwise: number): number {
  if (given === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(given)) throw new Error(USAGE);
  return Number(given);
}
