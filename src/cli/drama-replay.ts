import { readGoalLines, type ArchivedGoal } from '../adapters/archive/json-lines.js';
import { openArchive } from '../adapters/archive/open-archive.js';
import type { ArchivedMessage } from '../core/heat/archived.js';
import { Replay, type ReplayCounts, type ReplayEvent } from '../core/heat/replay.js';
import type { TextModel } from '../core/heat/text/text-model.js';
import { sayLine, type MessageKey } from '../words/say.js';
import { sayReason, tell, Troubles, writeLine } from './drama-words.js';

interface Asked {
  readonly path: string;
  readonly goals: string | null;
  readonly model: TextModel | null;
  readonly json: boolean;
}

const PROGRESS_EVERY = 20_000;

/** Leads a past through the live code and writes what would have happened. */
export async function replay({ path, goals, model, json }: Asked): Promise<void> {
  const troubles = new Troubles();
  const times = goals === null ? [] : await readGoals(goals, troubles);
  const archive = await openArchive(path);
  const past: Past = { kind: archive.kind, channels: new Map(), span: { first: Infinity, last: 0 }, text: model !== null };
  let seen = 0;
  for await (const found of archive.messages) {
    if (found.is === 'trouble') troubles.add(found.trouble);
    else see(past, found.thing, (channel) => new Replay(channel, { model, goals: times.filter((goal) => goal.channel === channel) }));
    seen += 1;
    if (!json && seen % PROGRESS_EVERY === 0) tell(`… ${seen} messages`);
  }
  await finish(past, troubles);
  if (json) tell(JSON.stringify({ summary: { ...sumUp(past), troubles: troubles.list() } }));
  else for (const line of [...sayPast(past), ...troubles.say()]) tell(line);
}

function see({ channels, span }: Past, message: ArchivedMessage, open: (channel: string) => Replay): void {
  const { channel, at } = message;
  const there = channels.get(channel) ?? open(channel);
  channels.set(channel, there);
  there.see(message);
  span.first = Math.min(span.first, at);
  span.last = Math.max(span.last, at);
}

async function finish({ channels }: Past, troubles: Troubles): Promise<void> {
  for (const there of channels.values()) there.finish();
  noteLate(channels, troubles);
  const events = [...channels.values()].flatMap((there) => there.events).sort((one, other) => one.at - other.at);
  for (const event of events) await writeLine(asLine(event));
}

async function readGoals(path: string, troubles: Troubles): Promise<ArchivedGoal[]> {
  const goals: ArchivedGoal[] = [];
  for await (const found of readGoalLines(path)) {
    if (found.is === 'found') goals.push(found.thing);
    else troubles.add({ where: `goals, ${found.trouble.where}`, what: found.trouble.what });
  }
  return goals;
}

function noteLate(channels: ReadonlyMap<string, Replay>, troubles: Troubles): void {
  for (const [channel, { counts }] of channels) for (let each = 0; each < counts.late; each += 1) troubles.add({ where: channel, what: 'came more than an hour out of order and was left out' });
}

function asLine({ channel, at, event, heat, reasons, end }: ReplayEvent): object {
  const said = reasons.map(sayReason);
  return { channel, at: Math.round(at / 1000), event, heat, reasons: end === null ? said : [sayLine(`flag.end.${end}` as MessageKey)] };
}

interface Past {
  readonly kind: string;
  readonly channels: Map<string, Replay>;
  readonly span: { first: number; last: number };
  readonly text: boolean;
}

function sumUp({ kind, channels, span, text }: Past) {
  const total = (count: (counts: ReplayCounts) => number) => [...channels.values()].reduce((sum, { counts }) => sum + count(counts), 0);
  return {
    kind,
    text,
    channels: channels.size,
    messages: total(({ messages }) => messages),
    from: Math.round(Math.min(span.first, span.last) / 1000),
    to: Math.round(span.last / 1000),
    channelDays: total(({ days }) => days),
    hoursRead: total(({ hours }) => hours),
    hotHours: total(({ hotHours }) => hotHours),
    flags: total(({ flags }) => flags),
  };
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function sayPast(past: Past): string[] {
  const { channels, messages, from, to, hoursRead, hotHours, channelDays, flags } = sumUp(past);
  if (messages === 0) return ['No message could be read.'];
  return [
    `${messages} messages in ${channels} channels (${past.kind}), from ${dayOf(from * 1000)} to ${dayOf(to * 1000)}.`,
    `${hoursRead} hours had at least five people within a day and were read; ${hotHours} of them ran hot. Days are those of UTC.`,
    flags === 0 ? `No flag would have been raised in ${channelDays} channel-days.` : `${flags} flags would have been raised in ${channelDays} channel-days:`,
    ...[...past.channels].flatMap(([channel, { events }]) => sayFlags(channel, events)),
    ...(past.text ? [] : ['Only how messages followed each other was read. Live, that alone raises no flag: a member, a manager or moderation would have had to say so too.']),
  ];
}

function sayFlags(channel: string, events: readonly ReplayEvent[]): string[] {
  const flags = events.filter(({ event }) => event.startsWith('flag'));
  return flags.flatMap((flag, place) => {
    if (flag.event !== 'flag-opened') return [];
    const closed = flags[place + 1];
    const ended = closed === undefined ? 'open to the end' : `until ${dayOf(closed.at)}: ${sayLine(`flag.end.short.${closed.end ?? 'cooled'}` as MessageKey)}`;
    return [`  ${channel}, from ${dayOf(flag.at)} ${ended}.`];
  });
}
