import { join } from 'node:path';
import { featuresOf, type MessageFeatures } from '../src/core/heat/text/message-features.js';
import { readStretch } from '../src/core/heat/text/read-stretch.js';
import type { TextModel } from '../src/core/heat/text/text-model.js';
import { readJsonLines } from './read-lines.js';

/** One day of one channel on which at least five people wrote. */
export interface ChannelDay {
  readonly channel: string;
  /** Days since 1970, in UTC. */
  readonly day: number;
  /** Highest heat read on it. */
  readonly heat: number;
}

/** What a replay saw, and what it cost. */
export interface Replay {
  readonly days: readonly ChannelDay[];
  readonly messages: number;
  readonly readings: number;
  readonly abstained: number;
  /** Microseconds a message: making features, and reading after every fifth. */
  readonly featureCost: number;
  readonly readingCost: number;
}

interface MessageRow {
  readonly channel: string;
  readonly author: string;
  readonly ts: number;
  readonly text: string;
}

interface Day {
  readonly people: Set<string>;
  heat: number;
}

const KEPT = 20;
const EVERY = 5;
const FEWEST_PEOPLE = 5;
const DAY = 86_400;

/** Lets the messages of a file of traffic pass as they came, channel by channel. */
export function replayTraffic(model: TextModel, folder: string, name: string): Replay {
  const rows = readJsonLines<MessageRow>(join(folder, 'traffic', `${name}.jsonl`));
  const began = performance.now();
  const features = rows.map(({ text }) => featuresOf(text));
  const made = performance.now();
  const channels = new Map<string, { kept: MessageFeatures[]; seen: number }>();
  const days = new Map<string, Day>();
  let readings = 0;
  let abstained = 0;
  for (const [place, { channel, author, ts }] of rows.entries()) {
    const state = channels.get(channel) ?? { kept: [], seen: 0 };
    state.kept = [...state.kept, features[place] ?? featuresOf('')].slice(-KEPT);
    state.seen += 1;
    channels.set(channel, state);
    const key = `${channel} ${Math.floor(ts / DAY)}`;
    const day = days.get(key) ?? { people: new Set<string>(), heat: 0 };
    day.people.add(author);
    days.set(key, day);
    if (state.seen % EVERY !== 0) continue;
    const reading = readStretch(model, state.kept);
    readings += 1;
    if (reading.is === 'read') day.heat = Math.max(day.heat, reading.heat);
    else abstained += 1;
  }
  const read = performance.now();
  const busy = [...days].filter(([, { people }]) => people.size >= FEWEST_PEOPLE);
  return {
    days: busy.map(([key, { heat }]) => ({ channel: key.slice(0, key.lastIndexOf(' ')), day: Number(key.slice(key.lastIndexOf(' ') + 1)), heat })),
    messages: rows.length,
    readings,
    abstained,
    featureCost: ((made - began) * 1_000) / rows.length,
    readingCost: ((read - made) * 1_000) / rows.length,
  };
}

/** Share of the days from which on, looking back 14 days, a channel was hot on at least three. */
export function shareOfFrequent(days: readonly ChannelDay[], threshold: number): number {
  const hot = days.filter(({ heat }) => heat >= threshold);
  const frequent = days.filter(({ channel, day }) => hot.filter((other) => other.channel === channel && other.day <= day && other.day > day - 14).length >= 3);
  return frequent.length / days.length;
}
