import { drawFlag } from '../cards/flag-card.js';
import { drawHeatNotice, drawHotNow, drawNoGoal } from '../cards/heat-note-card.js';
import { suggestNext } from '../core/goals/suggest-next.js';
import type { HeatKind, HeatReason } from '../core/heat/heat.js';
import { gatherFlag } from '../use-cases/gather-flag.js';
import { isLiving } from '../use-cases/living-goals.js';
import type { Drawing, Drawn } from './drawing.js';

const HOUR_MS = 3_600_000;
const SETTLED = { withdrawn: 'settled' } as const;

/** One card from a flag's beginning to its end. */
export async function drawFlagPost({ store, delivery, now, posted }: Drawing): Promise<Drawn> {
  const flag = await store.flag(String(delivery.subject.flag));
  if (flag === null || (flag.closedAt !== null && !posted)) return SETTLED;
  return drawFlag(await gatherFlag(store, flag, now));
}

/** What was decided otherwise before it could be said is not said. */
export async function drawHeatNoticePost({ store, delivery, posted }: Drawing): Promise<Drawn> {
  const on = delivery.subject.on === 1;
  const decided = (await store.watchedChannels()).find(({ home, channel }) => home === delivery.home && channel === delivery.target);
  const isOn = (decided?.textSince ?? null) !== null;
  return posted || isOn === on ? drawHeatNotice(on) : SETTLED;
}

/** Hours later it is no longer news. */
export async function drawHotNowNote({ store, delivery, now, posted }: Drawing): Promise<Drawn> {
  if (!posted && now - delivery.due > HOUR_MS) return SETTLED;
  const { home, channel, kind, reasons, slow } = delivery.subject;
  const slowed = (await store.slows()).find((each) => each.home === home && each.channel === channel);
  return drawHotNow({
    ...{ home: String(home), channel: String(channel), kind: kind as HeatKind, reasons: readReasons(String(reasons)) },
    ...{ maySlow: slow === 1, slowedUntil: slowed?.until ?? null },
  });
}

export async function drawNoGoalNote({ store, community, now, posted }: Drawing): Promise<Drawn> {
  const life = { community, rhythms: await store.rhythms(), now };
  const goals = await store.goals();
  if (!posted && (!community.noGoalNotes || goals.some((goal) => isLiving(goal, life)))) return SETTLED;
  return drawNoGoal(suggestNext(null, goals));
}

/** Reasons as a delivery keeps them: codes and figures. */
export function writeReasons(reasons: readonly HeatReason[]): string {
  return reasons.map(({ code, count }) => (count === null ? code : `${code}:${String(count)}`)).join(',');
}

function readReasons(written: string): HeatReason[] {
  return written.split(',').filter((each) => each !== '').map(readReason);
}

function readReason(written: string): HeatReason {
  const [code = '', count] = written.split(':');
  return { code, count: count === undefined ? null : Number(count) };
}
