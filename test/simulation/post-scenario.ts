import type { Home } from '../../src/core/community/home.js';
import type { DeliveryKind } from '../../src/core/delivery/delivery.js';
import type { Goal } from '../../src/core/goals/goal.js';
import { makeGoal } from '../cards/sample.js';
import type { Wish } from '../history/check-history.js';
import type { Chance } from './chance.js';
import { drawDeaths, drawFates, drawSpan } from './draw-fates.js';
import type { Played } from './simulate.js';
import { World, type Bug } from './world.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Monday, 2 March 2026, 08:00 UTC. */
const START = Date.UTC(2026, 2, 2, 8);
const TROUBLED_FOR = 20 * MINUTE;
const COMMANDS_FOR = 12 * MINUTE;
const END = START + 20 * HOUR;
/** A look at the channel is only worth something when nothing can be under way any more. */
const OPERATOR_WAITS = 5 * MINUTE;

interface Asked {
  readonly wish: Wish;
  readonly goal: Goal;
  readonly community: string;
}

/** A few launch posts of two communities, changed, cancelled, and asked for twice, in twenty minutes of every kind of trouble. */
export async function playPosts(chance: Chance, bug: Bug): Promise<Played> {
  const handle = chance.of(['nonce', 'read-back', 'read-back', 'blind'] as const);
  const troubled = { from: START, to: START + TROUBLED_FOR };
  const closed = new Set(chance.happens(0.15) ? ['channel-1'] : []);
  const hidesUntil = chance.happens(0.2) ? START + chance.of([40 * MINUTE, 30 * HOUR]) : START;
  const world = new World(chance, {
    ...{ start: START, handle, stopped: [] },
    weather: { storeAway: drawSpan(chance, troubled, MINUTE), calmFrom: troubled.to },
    trouble: { away: drawSpan(chance, troubled, chance.of([20 * MINUTE, 3 * HOUR])), closed, searchesRarely: chance.happens(0.3), hidesUntil },
  }, bug);
  const homes = ['north', 'south'].map((name) => ({ community: `community-${name}`, home: world.addHome(`community-${name}`, name, 'UTC') }));
  const asked = Array.from({ length: chance.between(1, 4) }, (_, index) => drawWish(chance, chance.of(homes), index + 1, { closed, blind: handle === 'blind' || hidesUntil > START }));
  for (const each of asked) await askFor(world, each);
  const deaths = drawDeaths(chance);
  const workers = chance.between(1, 3);
  for (let place = 0; place < workers; place += 1) world.employ(`worker-${String(place)}`, drawFates(chance, place === 0 ? deaths : 0));
  operate(world);
  await world.timeline.run(END, () => world.timeline.now > START + COMMANDS_FOR && isSettled(world));
  if (hidesUntil === START) denounceNeedlessQuestions(world);
  const managersChannels = homes.map(({ home }) => ({ home: home.key, channel: String(home.managersChannel) }));
  return {
    world,
    history: { wishes: asked.map(({ wish }) => wish), knocks: world.platform.knocks, managersChannels, mayBeEarlyBy: 1_000, mayFollowCancelBy: 75_000 },
  };
}

/** Of posts whose channel takes nothing the managers hear, unless nobody could say whether that note arrived. */
function drawWish(chance: Chance, place: { readonly community: string; readonly home: Home }, number: number, { closed, blind }: { closed: ReadonlySet<string>; blind: boolean }): Asked {
  const { community, home } = place;
  const channel = `channel-${String(number)}`;
  const mark = `[${String(number).padStart(2, '0')}]`;
  const cancelledAt = chance.happens(0.25) ? START + chance.between(0, COMMANDS_FOR) : null;
  const moments = chance.happens(0.6) ? Array.from({ length: chance.between(1, 4) }, () => START + chance.between(1, COMMANDS_FOR)).sort((one, other) => one - other) : [];
  const versions = [START, ...moments].map((from, index) => ({ from, text: `${mark} Plan ${String.fromCharCode(65 + index)}` }));
  const due = START + chance.between(0, 6 * MINUTE);
  const isClosed = closed.has(channel);
  const goal = makeGoal({ id: `goal-${String(number)}`, number, home: home.id, channel, title: versions[0]!.text, openedAt: START, lastMovedAt: START });
  const refused = isClosed && !blind && cancelledAt === null;
  return { community, goal, wish: { key: mark, home: home.key, channel, due, mark, owed: !isClosed && cancelledAt === null, refused, versions, cancelledAt } };
}

/** Commands come as people give them: once, or once more when they got no answer. */
async function askFor(world: World, { wish, goal, community }: Asked): Promise<void> {
  world.tables.goals.set(goal.id, { ...goal, community });
  const store = world.doors().of(community);
  const once = `launch:${goal.id}`;
  for (let times = world.chance.happens(0.3) ? 2 : 1; times > 0; times -= 1) {
    await store.addDelivery({ home: goal.home, target: goal.channel, toPerson: false, kind: 'launch', subject: { goal: goal.id }, once, due: wish.due });
  }
  for (const { from, text } of wish.versions.slice(1)) world.timeline.at(from, () => change(world, goal.id, { title: text }));
  if (wish.cancelledAt !== null) world.timeline.at(wish.cancelledAt, () => change(world, goal.id, { state: 'let-go', closedAt: wish.cancelledAt }));
}

function change(world: World, id: string, changed: Partial<Goal>): void {
  const goal = world.tables.goals.get(id);
  if (goal) world.tables.goals.set(id, { ...goal, ...changed });
  world.note(`command ${id} ${JSON.stringify(changed)}`);
}

/** Looks where Guidon may not, and says what there is, as long as somebody is there to be told. */
export function operate(world: World, every = 10 * MINUTE): void {
  world.timeline.after(every, () => {
    operate(world, every);
    if (world.isStopped()) return;
    for (const { id, community, marker, state, reason, kind, attemptedAt } of world.tables.deliveries.values()) {
      if (state !== 'parked' || !isAsked(reason, kind) || world.timeline.now - (attemptedAt ?? 0) < OPERATOR_WAITS) continue;
      const said = world.platform.has(marker) ? 'appeared' : 'again';
      world.note(`a manager says of ${id}: ${said}`);
      void world.doors('operator').of(community).settleUnseen(id, said);
    }
  });
}

/** Whether a manager is asked to look for it. */
function isAsked(reason: string | null, kind: DeliveryKind): boolean {
  return (reason === 'unseen' || reason === 'undecided') && kind !== 'manager-note';
}

/** A platform that is away only delays: nobody is asked about what Guidon could see for itself afterwards. */
function denounceNeedlessQuestions(world: World): void {
  for (const line of world.history) if (line.includes('"reason":"undecided"')) world.broken.push(`asked without need: ${line}`);
}

/** Nothing more will happen but the passing of time. */
export function isSettled({ tables, timeline }: World): boolean {
  for (const { state, reason, kind, attemptedAt } of tables.deliveries.values()) {
    const isOpen = state === 'parked' && isAsked(reason, kind);
    // The last request may still be on its way.
    if (timeline.now - (attemptedAt ?? 0) < 2 * MINUTE || isOpen || !['sent', 'parked', 'skipped'].includes(state)) return false;
  }
  return true;
}
