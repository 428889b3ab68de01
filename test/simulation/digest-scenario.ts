import { replan } from '../../src/core/time/replan.js';
import { nextOccurrence } from '../../src/core/time/occurrence.js';
import { rhythmOf } from '../../src/use-cases/ensure-rhythm.js';
import { makeEntry, makeGoal } from '../cards/sample.js';
import type { Wish } from '../history/check-history.js';
import type { Chance } from './chance.js';
import { drawDeaths, drawFates, type Span } from './draw-fates.js';
import { dueByTheClock } from './due-by-the-clock.js';
import { isSettled, operate } from './post-scenario.js';
import type { Played } from './simulate.js';
import { World, type Bug } from './world.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAYS = 4;
/** A missed digest is still posted so long after its time. */
const CATCH_UP = 12 * HOUR;
/** So long the workers have to be there before one can be missed by no fault of theirs. */
const ENOUGH = HOUR;
/** Days around which clocks are changed, and a zone an hour behind to move to. */
const PLACES = [
  { zone: 'Europe/Berlin', behind: 'Europe/London', first: '2026-03-27' },
  { zone: 'Europe/Berlin', behind: 'Europe/London', first: '2026-10-23' },
  { zone: 'America/New_York', behind: 'America/Chicago', first: '2026-03-06' },
  { zone: 'America/New_York', behind: 'America/Chicago', first: '2026-10-30' },
  { zone: 'Australia/Lord_Howe', behind: 'Australia/Brisbane', first: '2026-04-03' },
  { zone: 'Australia/Lord_Howe', behind: 'Australia/Brisbane', first: '2026-10-02' },
  { zone: 'Antarctica/Troll', behind: 'Atlantic/Azores', first: '2026-03-27' },
  { zone: 'UTC', behind: 'Atlantic/Azores', first: '2026-03-02' },
] as const;
const TIMES = ['02:30', '02:00', '01:15', '09:00', '23:45'];

interface Plan {
  readonly at: string;
  readonly days: readonly string[];
  readonly zones: readonly string[];
  readonly dues: readonly number[];
  /** The community moves to another zone shortly after this day's digest, or never. */
  readonly movesOn: number | null;
}

/** A daily digest over four days in which clocks change, workers are away for hours, and the community may move to another zone. */
export async function playDigests(chance: Chance, bug: Bug): Promise<Played> {
  const plan = drawPlan(chance);
  const { dues } = plan;
  const start = dues[0]! - 3 * HOUR;
  const end = dues[DAYS - 1]! + CATCH_UP + HOUR;
  const stopped = drawAbsence(chance, dues);
  const handle = chance.of(['nonce', 'read-back', 'blind'] as const);
  const world = new World(chance, { start, handle, stopped, weather: { storeAway: [], calmFrom: end }, trouble: { away: [], closed: new Set(), searchesRarely: false, hidesUntil: start } }, bug);
  found(world, plan, start);
  const workers = chance.between(1, 3);
  const deaths = drawDeaths(chance);
  for (let place = 0; place < workers; place += 1) world.employ(`worker-${String(place)}`, drawFates(chance, place === 0 ? deaths : 0));
  if (handle === 'blind') operate(world, 30 * MINUTE);
  await world.timeline.run(end + 10 * HOUR, () => world.timeline.now > end && isSettled(world));
  for (const { local, outcome, reason } of world.tables.occurrences.values()) world.note(`${local} was ${outcome} ${String(reason)}`);
  const wishes = plan.days.map((day, index): Wish => ({ key: day, home: 'north', channel: 'general', due: dues[index]!, mark: null, owed: isOwed(dues, index, stopped), versions: [], cancelledAt: null }));
  const managersChannels = [{ home: 'north', channel: 'managers-north' }];
  return { world, history: { wishes, knocks: world.platform.knocks, managersChannels, mayBeEarlyBy: 1_000, mayFollowCancelBy: 0 } };
}

function drawPlan(chance: Chance): Plan {
  const { zone, behind, first } = chance.of(PLACES);
  const at = chance.of(TIMES);
  const days = Array.from({ length: DAYS }, (_, index) => new Date(Date.parse(first) + index * 24 * HOUR).toISOString().slice(0, 10));
  const movesOn = chance.happens(0.4) ? chance.between(0, DAYS - 2) : null;
  const zones = days.map((_, index) => (movesOn !== null && index > movesOn ? behind : zone));
  return { at, days, zones, dues: days.map((day, index) => dueByTheClock(day, at, zones[index]!)), movesOn };
}

/** It begins when a day's digest has come to its end, or that would be sent late beside the next, and nobody could tell whose it is. */
function drawAbsence(chance: Chance, dues: readonly number[]): Span[] {
  if (chance.happens(0.4)) return [];
  const from = dues[chance.between(0, DAYS - 2)]! + chance.between(5 * HOUR, 22 * HOUR);
  return [{ from, to: from + chance.between(HOUR, 44 * HOUR) }];
}

/** Somebody was at work for long enough while it could still be posted. */
function isOwed(dues: readonly number[], index: number, stopped: readonly Span[]): boolean {
  const due = dues[index]!;
  const until = Math.min(due + CATCH_UP, dues[index + 1] ?? Infinity);
  return stopped.every(({ from, to }) => from > due + ENOUGH || to < until - ENOUGH);
}

function found(world: World, { at, days, zones, dues, movesOn }: Plan, start: number): void {
  const { tables, timeline } = world;
  const community = 'community-north';
  const home = world.addHome(community, 'north', zones[0]!).id;
  const timing = { recurrence: { every: 'day' }, at, anchor: days[0]! } as const;
  const nextDue = nextOccurrence(rhythmOf(timing, tables.communities.get(community)!), start)?.due ?? null;
  tables.rhythms.set('rhythm', { community, id: 'rhythm', home, channel: 'general', ...timing, catchUp: 'latest', on: true, offReason: null, plannedTo: start, nextDue });
  const goal = makeGoal({ id: 'goal', home, channel: 'general', due: '2027-12-12', openedAt: start, lastMovedAt: start });
  tables.goals.set(goal.id, { ...goal, community });
  for (const [index, due] of dues.entries()) {
    timeline.at(due - HOUR, () => {
      const now = timeline.now;
      tables.entries.set(`entry-${String(index)}`, makeEntry({ id: `entry-${String(index)}`, goal: goal.id, amount: 1, at: now }));
      tables.goals.set(goal.id, { ...tables.goals.get(goal.id)!, lastMovedAt: now });
    });
  }
  if (movesOn !== null) timeline.at(dues[movesOn]! + world.chance.between(2, 40) * MINUTE, () => void moveTo(world, community, zones[movesOn + 1]!));
}

/** As the settings do it: days already dealt with do not come again. */
async function moveTo(world: World, community: string, zone: string): Promise<void> {
  const { communities, rhythms } = world.tables;
  const moved = { ...communities.get(community)!, zone };
  communities.set(community, moved);
  const occurrences = await world.doors().of(community).occurrences('general', DAYS);
  const rhythm = rhythms.get('rhythm')!;
  const dealtWith = occurrences.map(({ local }) => local.slice(0, 10)).sort().at(-1) ?? null;
  rhythms.set('rhythm', { ...rhythm, ...replan(rhythmOf(rhythm, moved), rhythm.plannedTo, dealtWith) });
  world.note(`the community moves to ${zone}`);
}
