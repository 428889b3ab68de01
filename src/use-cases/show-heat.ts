import type { MenuOption } from '../cards/card.js';
import { drawChannelHeat } from '../cards/channel-heat-card.js';
import { drawHeat, MOST_ROWS, type HeatRow } from '../cards/heat-card.js';
import type { FlagReason, HeatWord } from '../cards/heat-words.js';
import type { HeatReason } from '../core/heat/heat.js';
import { counts, type FlagVerdict } from '../core/heat/judge-flag.js';
import { sumReasons } from '../core/heat/sum-reasons.js';
import { thresholdWith } from '../core/heat/thresholds.js';
import type { Answer } from '../ports/front-desk.js';
import { answerCard } from './answers.js';
import { requireChannel } from './check-channels.js';
import type { Context } from './context.js';
import { isTextGranted, seesMessages } from './decide-watching.js';
import { gatherHeat, type ChannelHeat } from './gather-heat.js';

const MOST_OPTIONS = 25;
const MOST_PAST = 20;
/** Below this share of its threshold a channel is calm. */
const WARM = 0.5;

/** Every channel of this home with its heat, its goals and why it is or is not flagged; then the flags there were. */
export async function showHeat(context: Context): Promise<Answer> {
  const { store, home, now, around } = context;
  const seen = around.watch.seenChannels(home.platform, home.key).map((channel) => ({ home: home.id, channel }));
  const channels = (await gatherHeat(store, now, seen)).filter((each) => each.home === home.id).sort(byHeat);
  const away = await findAway(context, channels.slice(0, MOST_ROWS));
  const past = (await store.flags({ most: MOST_PAST })).filter((flag) => flag.home === home.id);
  return answerCard(
    drawHeat({
      platform: home.platform,
      sees: seesMessages(context),
      rows: channels.map((each) => rowOf(context, each, away.has(each.channel))),
      options: await Promise.all(channels.slice(0, MOST_OPTIONS).map((each) => optionOf(context, each))),
      past: past.flatMap(({ channel, openedAt, closedAt, end }) => (closedAt === null || end === null ? [] : [{ channel, openedAt, closedAt, end }])),
    }),
  );
}

/** One channel, with what a manager can decide about it; `saved` when this answers a change. */
export async function showChannelHeat(context: Context, named: string, saved: boolean): Promise<Answer> {
  const { store, home, now } = context;
  const channel = await requireChannel(context, named);
  const found = (await gatherHeat(store, now, [{ home: home.id, channel }])).find((each) => each.home === home.id && each.channel === channel);
  if (!found) throw new Error('a channel asked for is always among those gathered');
  const away = (await findAway(context, [found])).has(channel);
  return answerCard(
    drawChannelHeat(
      {
        watched: found.watched,
        now: away ? 'away' : wordOf(context, found),
        hotDays: found.verdict.hotDays,
        reasons: reasonsOf(context, found),
        why: whyOf(found.verdict, away),
        goals: found.ownGoals.map(({ title }) => title),
        wholeGoals: found.wholeGoals.map(({ title }) => title),
        textGranted: isTextGranted(context),
      },
      saved,
    ),
  );
}

/** What hot days were read from; where there was none, the last hour. */
function reasonsOf({ around, home }: Context, { hours, channel }: ChannelHeat): readonly HeatReason[] {
  const hot = hours.filter((hour) => counts(hour));
  return hot.length > 0 ? sumReasons(hot) : (around.watch.heatNow(home.platform, home.key, channel)?.reasons ?? []);
}

function rowOf(context: Context, each: ChannelHeat, away: boolean): HeatRow {
  return { channel: each.channel, heat: away ? 'away' : wordOf(context, each), goal: each.ownGoals[0]?.title ?? null, why: whyOf(each.verdict, away) };
}

/** Those Guidon was taken out of, or may no longer see; nobody is known to be while the platform is away. */
async function findAway({ around, home }: Context, channels: readonly ChannelHeat[]): Promise<ReadonlySet<string>> {
  const chat = around.chatOf(home.platform);
  if (chat === null) return new Set();
  const asked = await Promise.all(channels.map(async ({ channel }) => ({ channel, lacks: await chat.missing({ platform: home.platform, home: home.key, channel }, ['see']) })));
  return new Set(asked.filter(({ lacks }) => lacks?.length !== 0).map(({ channel }) => channel));
}

function wordOf({ around, home }: Context, { channel, watched, hours }: ChannelHeat): HeatWord {
  const heat = around.watch.heatNow(home.platform, home.key, channel)?.heat ?? null;
  if (heat === null) return hours.length === 0 ? 'unseen' : 'calm';
  const threshold = thresholdWith(watched.shift);
  if (heat >= threshold) return 'hot';
  return heat >= WARM * threshold ? 'warm' : 'calm';
}

function whyOf(verdict: FlagVerdict, away: boolean): FlagReason {
  if (away && verdict.is !== 'keep') return { code: 'away', count: 0, until: null };
  switch (verdict.is) {
    case 'raise':
      return { code: 'due', count: verdict.hotDays, until: null };
    case 'keep':
    case 'close':
      return { code: 'open', count: verdict.hotDays, until: null };
    case 'none':
      return { code: verdict.why, count: verdict.count, until: verdict.until };
  }
}

/** A menu shows letters only, and the number is all that is kept of a channel. */
async function optionOf({ around, home }: Context, { channel }: ChannelHeat): Promise<MenuOption> {
  const name = (await around.chatOf(home.platform)?.nameOf({ platform: home.platform, home: home.key, channel })) ?? channel;
  return { label: `#${name}`.slice(0, 75), value: channel };
}

function byHeat(one: ChannelHeat, other: ChannelHeat): number {
  return rank(other) - rank(one) || other.verdict.hotDays - one.verdict.hotDays || one.channel.localeCompare(other.channel);
}

function rank({ verdict }: ChannelHeat): number {
  return verdict.is === 'none' ? 0 : 1;
}
