import { Chance } from '../simulation/chance.js';
import type { Options } from './read-options.js';

/**
 * When a blow falls from its moment on: whatever the process is doing, even starting · so many milliseconds later, once it
 * has started · so many milliseconds after some request to post has come in, once it has started.
 */
export interface Aim {
  readonly is: 'anything' | 'running' | 'posting';
  readonly after: number;
}

/** Moments are milliseconds after the beginning of the run. */
export type Blow =
  | { readonly at: number; readonly is: 'kill'; readonly slot: number; readonly aim: Aim }
  | { readonly at: number; readonly is: 'replace'; readonly slot: number }
  | { readonly at: number; readonly is: 'freeze'; readonly slot: number; readonly aim: Aim; readonly lasts: number }
  | { readonly at: number; readonly is: 'stop-postgres' }
  | { readonly at: number; readonly is: 'disconnect'; readonly how: Disturbance; readonly lasts: number };

export type Disturbance = 'cut' | 'ask-to-return' | 'end-sessions' | 'away' | 'refusing';

export const LOST_REPLIES = ['reset-after-store', '500-after-store', 'cut-body', 'no-answer-after-store', 'reset', '503'] as const;
export type LostReply = (typeof LOST_REPLIES)[number];

export interface PlannedPost {
  /** Found in this post's text and in no other. */
  readonly mark: string;
  readonly platform: 'discord' | 'slack';
  /** Which home and which of its channels. */
  readonly home: number;
  readonly channel: number;
  readonly kind: 'launch' | 'achieved';
  readonly due: number;
  readonly fault: LostReply | null;
}

/** A channel's rhythm that falls due once in the run, at the first whole minute from then on. */
export interface PlannedDigest {
  readonly platform: 'discord' | 'slack';
  readonly home: number;
  readonly due: number;
}

export interface Plan {
  readonly lasts: number;
  readonly homes: Readonly<Record<'discord' | 'slack', number>>;
  readonly channels: number;
  readonly posts: readonly PlannedPost[];
  readonly digests: readonly PlannedDigest[];
  readonly blows: readonly Blow[];
}

const SECOND = 1_000;
/** Longer than a worker holds what it took. */
const FROZEN_FOR = { least: 64 * SECOND, most: 74 * SECOND };
const BETWEEN_FREEZES = 6 * SECOND;
const MOST_DIGESTS = 40;
const DISTURBANCES: readonly Disturbance[] = ['cut', 'ask-to-return', 'end-sessions', 'away', 'refusing'];

/** The same options make the same plan. Each part draws chances of its own, so that more of one thing moves no other. */
export function planRun(options: Options): Plan {
  const lasts = lengthOf(options);
  const blows = planBlows(options, lasts);
  const homes = { discord: 20, slack: 1 };
  const channels = Math.max(2, Math.ceil(options.posts / 20 / 20));
  const posts = planPosts(options, { lasts, blows, homes, channels });
  const chance = new Chance(options.seed + 5);
  const wanted = Math.min(MOST_DIGESTS, Math.ceil(options.posts / 50));
  const digests = Array.from({ length: wanted }, (_, index) => {
    const platform = platformOf(options, index);
    return { platform, home: chance.between(0, homes[platform] - 1), due: chance.between(0, Math.max(0, lasts - 60 * SECOND)) };
  });
  return { lasts, homes, channels, posts, digests, blows };
}

function lengthOf({ spread, kills, freezes, workers, postgresKills, disconnects, replace }: Options): number {
  if (spread !== null) return spread * SECOND;
  const chains = Math.ceil(freezes / Math.max(1, workers - 1));
  const needs = [60, kills * 2, chains * 80 + 10, postgresKills * 14, disconnects * 8, replace > 0 ? 600 : 0];
  return Math.max(...needs) * SECOND;
}

function platformOf({ platform }: Options, index: number): 'discord' | 'slack' {
  if (platform !== 'both') return platform;
  return index % 2 === 0 ? 'discord' : 'slack';
}

interface Frame {
  readonly lasts: number;
  readonly blows: readonly Blow[];
  readonly homes: Plan['homes'];
  readonly channels: number;
}

/** Half of the posts fall due in the second before a blow, so that blows find something under way. */
function planPosts(options: Options, { lasts, blows, homes, channels }: Frame): PlannedPost[] {
  const chance = new Chance(options.seed + 1);
  const posts = Array.from({ length: options.posts }, (_, index): PlannedPost => {
    const platform = platformOf(options, index);
    const anywhere = chance.between(0, lasts);
    const before = blows.length === 0 ? anywhere : chance.of(blows).at - chance.between(0, SECOND);
    return {
      mark: `Q${String(index).padStart(6, '0')}Q`,
      platform,
      home: chance.between(0, homes[platform] - 1),
      channel: chance.between(0, platform === 'slack' ? channels * homes.discord - 1 : channels - 1),
      kind: chance.happens(0.2) ? 'launch' : 'achieved',
      due: chance.happens(0.5) ? anywhere : Math.max(0, before),
      fault: chance.happens(options.faults / 1_000) ? chance.of(LOST_REPLIES) : null,
    };
  });
  return posts.sort((one, other) => one.due - other.due);
}

function planBlows(options: Options, lasts: number): Blow[] {
  const blows = [
    ...planKills(options, lasts),
    ...planFreezes(options),
    ...planReplacements(options, lasts),
    ...spreadOut(new Chance(options.seed + 3), options.postgresKills, lasts).map((at) => ({ at, is: 'stop-postgres' as const })),
    ...planDisconnects(options, lasts),
  ];
  return blows.sort((one, other) => one.at - other.at);
}

function planKills({ seed, kills, workers }: Options, lasts: number): Blow[] {
  const chance = new Chance(seed + 2);
  return Array.from({ length: kills }, () => ({ at: chance.between(0, lasts), is: 'kill', slot: chance.between(0, workers - 1), aim: drawAim(chance) }));
}

/** One kill in ten falls wherever it falls; the others are not wasted on a process that has not begun to work. */
function drawAim(chance: Chance): Aim {
  const is = chance.of(['anything', ...Array.from({ length: 4 }, () => 'running' as const), ...Array.from({ length: 5 }, () => 'posting' as const)] as const);
  return { is, after: is === 'posting' ? Math.max(0, chance.between(-20, 60)) : chance.between(0, 3 * SECOND) };
}

/** The first process is never frozen, so that somebody takes over. */
function planFreezes({ seed, freezes, workers }: Options): Blow[] {
  const chance = new Chance(seed + 4);
  const places = Math.max(1, workers - 1);
  const free = Array.from({ length: places }, () => 2 * SECOND);
  return Array.from({ length: freezes }, (_, index) => {
    const place = index % places;
    const at = (free[place] ?? 0) + chance.between(0, BETWEEN_FREEZES);
    const lasts = chance.between(FROZEN_FOR.least, FROZEN_FOR.most);
    free[place] = at + lasts + BETWEEN_FREEZES / 2;
    return { at, is: 'freeze', slot: workers === 1 ? 0 : place + 1, aim: drawAim(chance), lasts };
  });
}

function planReplacements({ replace, workers }: Options, lasts: number): Blow[] {
  if (replace === 0) return [];
  const count = Math.floor(lasts / SECOND / replace);
  return Array.from({ length: count }, (_, index) => ({ at: (index + 1) * replace * SECOND, is: 'replace', slot: index % workers }));
}

function planDisconnects({ seed, disconnects }: Options, lasts: number): Blow[] {
  const chance = new Chance(seed + 6);
  return spreadOut(chance, disconnects, lasts).map((at) => ({ at, is: 'disconnect', how: chance.of(DISTURBANCES), lasts: chance.between(500, 6 * SECOND) }));
}

/** One at a random moment of each equal part, so that there is time to come back. */
function spreadOut(chance: Chance, count: number, lasts: number): number[] {
  const part = lasts / Math.max(1, count);
  return Array.from({ length: count }, (_, index) => Math.floor((index + 0.1 + 0.3 * chance.draw()) * part));
}
