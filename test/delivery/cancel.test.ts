/** After a command is confirmed nothing it took back is posted later than two seconds, and what is posted says what was true when it was sent. */
import { describe, expect, jest, test } from '@jest/globals';
import { drawPlain } from '../../src/cards/draw-plain.js';
import type { Delivery } from '../../src/core/delivery/delivery.js';
import { nextOccurrence } from '../../src/core/time/occurrence.js';
import { rhythmOf } from '../../src/use-cases/ensure-rhythm.js';
import { makeEntry, makeGoal } from '../cards/sample.js';
import { Chance } from '../simulation/chance.js';
import { World, type Bug } from '../simulation/world.js';
import { report, sized } from './sizes.js';

jest.setTimeout(sized(180_000, 1_800_000));

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Monday, 2 March 2026, 08:00 UTC; both posts are due ten minutes later. */
const START = Date.UTC(2026, 2, 2, 8);
const DUE = START + 10 * MINUTE;
const MAY_FOLLOW = 2 * SECOND;

const COMMANDS = ['let-go', 'edit', 'move', 'rhythm-off', 'pause', 'start-over'] as const;
type Command = (typeof COMMANDS)[number];

interface Arrived {
  readonly marker: string;
  /** Between these two moments its words were read: when it was taken for its first attempt, and when that was written down. */
  readonly takenAt: number;
  readonly writtenAt: number;
  readonly at: number;
  readonly channel: string;
  readonly kind: 'launch' | 'digest';
  readonly text: string;
}

interface Played {
  readonly command: Command;
  readonly at: number;
  readonly arrived: readonly Arrived[];
}

/** A platform that takes everything once, after a moment, or says to wait first, and remembers what came when. */
function remember(arrived: Arrived[], dawdles: number): Bug {
  const taken = new Map<string, Delivery>();
  const takenAt = new Map<string, number>();
  const written = new Map<string, { readonly takenAt: number; readonly writtenAt: number }>();
  return (parts, chance) => {
    const { queue } = parts.store;
    const claim: typeof queue.claim = async (...wanted) => {
      const claimed = await queue.claim(...wanted);
      for (const each of claimed) {
        taken.set(each.id, each);
        takenAt.set(each.id, wanted[2]);
      }
      return claimed;
    };
    const record: typeof queue.record = (delivery, ...rest) => {
      const row = taken.get(delivery.id);
      if (rest[3] && row?.drawn === null) written.set(row.marker, { takenAt: takenAt.get(row.id) ?? 0, writtenAt: parts.clock.now() });
      return queue.record(delivery, ...rest);
    };
    let refusals = chance.between(0, 2);
    return {
      ...parts,
      store: { ...parts.store, queue: { ...queue, claim, record } },
      chat: {
        ...parts.chat,
        find: (to, marker) => {
          const known = arrived.find((each) => each.marker === marker);
          return Promise.resolve(known && 'channel' in to ? { is: 'found', ref: { ...to, message: known.marker } } : { is: 'absent' });
        },
        post: async (to, card, marker) => {
          await parts.clock.sleep(chance.between(1, 150) + dawdles);
          const now = parts.clock.now();
          if (refusals > 0) {
            refusals -= 1;
            return { is: 'wait', until: now + chance.between(0, 3 * SECOND) };
          }
          const text = drawPlain(card);
          const ref = { ...to, message: marker };
          if (arrived.some((each) => each.marker === marker)) return { is: 'sent', ref };
          arrived.push({ marker, ...written.get(marker)!, at: now, channel: to.channel, kind: text.includes('ready to help') ? 'launch' : 'digest', text });
          return { is: 'sent', ref };
        },
      },
    };
  };
}

/** One launch and one digest, and one command somewhere between their planning and their being sent, with a database that is slow now and then. */
async function play(seed: number, dawdles = 0): Promise<Played> {
  const chance = new Chance(seed);
  const arrived: Arrived[] = [];
  const command = COMMANDS[seed % COMMANDS.length]!;
  const weather = { storeAway: [], calmFrom: START + HOUR };
  const trouble = { away: [], closed: new Set<string>(), searchesRarely: false, hidesUntil: START };
  const world = new World(chance, { start: START, handle: 'nonce', stopped: [], weather, trouble }, remember(arrived, dawdles));
  const { tables, timeline } = world;
  const community = 'community-north';
  const home = world.addHome(community, 'north', 'UTC').id;
  const goal = makeGoal({ id: 'goal', home, channel: 'general', title: 'Plan A', due: '2027-12-12', openedAt: START, lastMovedAt: START });
  tables.goals.set(goal.id, { ...goal, community });
  tables.entries.set('entry', makeEntry({ id: 'entry', goal: goal.id, amount: 1, at: START }));
  const timing = { recurrence: { every: 'day' }, at: '08:10', anchor: '2026-03-02' } as const;
  const nextDue = nextOccurrence(rhythmOf(timing, tables.communities.get(community)!), START)?.due ?? null;
  tables.rhythms.set('rhythm', { community, id: 'rhythm', home, channel: 'general', ...timing, catchUp: 'latest', on: true, offReason: null, plannedTo: START, nextDue });
  const store = world.doors().of(community);
  await store.addDelivery({ home, target: 'general', toPerson: false, kind: 'launch', subject: { goal: goal.id }, once: 'launch:goal', due: DUE });
  const at = DUE + chance.between(-3 * SECOND, 6 * SECOND);
  timeline.at(at, () => {
    const known = tables.goals.get(goal.id)!;
    const settings = tables.communities.get(community)!;
    const rhythm = tables.rhythms.get('rhythm')!;
    switch (command) {
      case 'let-go':
        tables.goals.set(goal.id, { ...known, state: 'let-go', closedAt: at });
        break;
      case 'edit':
        tables.goals.set(goal.id, { ...known, title: 'Plan B' });
        break;
      case 'move':
        tables.goals.set(goal.id, { ...known, channel: 'workshop' });
        break;
      case 'rhythm-off':
        tables.rhythms.set('rhythm', { ...rhythm, on: false });
        break;
      case 'pause':
        tables.communities.set(community, { ...settings, pausedUntil: at + 24 * HOUR });
        break;
      case 'start-over':
        tables.communities.set(community, { ...settings, endedAt: at });
        break;
    }
  });
  for (let place = 0; place < chance.between(1, 2); place += 1) world.employ(`worker-${String(place)}`, [{ diesAt: null, freezesAt: null, freezesFor: 0, ahead: 0 }]);
  await timeline.run(DUE + 30 * MINUTE, () => false);
  return { command, at, arrived };
}

/** Whether the command took this post back. */
function isCancelled(command: Command, { kind, channel }: Arrived): boolean {
  switch (command) {
    case 'let-go':
    case 'start-over':
      return true;
    case 'edit':
      return false;
    case 'move':
      return channel === 'general';
    case 'rhythm-off':
    case 'pause':
      return kind === 'digest';
  }
}

function findFaults({ command, at, arrived }: Played): string[] {
  const late = arrived.filter((post) => isCancelled(command, post) && post.at > at + MAY_FOLLOW).map((post) => `${post.kind} ${String(post.at - at)} ms after ${command}`);
  const stale = arrived.filter((post) => command === 'edit' && post.text.includes(post.takenAt > at ? 'Plan A' : post.writtenAt < at ? 'Plan B' : 'nothing')).map((post) => `${post.kind} of another time at ${String(post.takenAt - at)} ms`);
  const launches = arrived.filter(({ kind }) => kind === 'launch').length;
  const expected = command === 'let-go' || command === 'start-over' ? [0, 1] : [1];
  return [...late, ...stale, ...(expected.includes(launches) ? [] : [`${String(launches)} launches with ${command}`])];
}

describe('between being planned and being sent', () => {
  test(`in ${String(sized(600, 10_000))} interleavings nothing that was taken back is posted two seconds later, and each says what was true`, async () => {
    const tries = sized(600, 10_000);
    const faults: string[] = [];
    const seen = new Map<string, number>();
    for (let seed = 1; seed <= tries; seed += 1) {
      const played = await play(seed);
      faults.push(...findFaults(played).map((fault) => `seed ${String(seed)}: ${fault}`));
      const cut = played.arrived.length < 2 ? 'cut' : 'whole';
      seen.set(`${played.command} ${cut}`, (seen.get(`${played.command} ${cut}`) ?? 0) + 1);
    }
    report('interleavings of commands and posts', tries, faults.length);
    expect(faults).toEqual([]);
    // The commands come before as well as after what they meet.
    for (const command of ['let-go', 'rhythm-off', 'pause', 'start-over']) expect([command, (seen.get(`${command} cut`) ?? 0) > 0, (seen.get(`${command} whole`) ?? 0) > 0]).toEqual([command, true, true]);
  });

  test('a way to the platform that takes three seconds is found out', async () => {
    let seed = 1;
    while (seed < 200 && findFaults(await play(seed, 3 * SECOND)).length === 0) seed += 1;
    expect(seed).toBeLessThan(200);
  });
});
