import type { HeatReason } from '../core/heat/heat.js';
import type { WatchedChannel } from '../core/heat/flag.js';
import { known } from '../words/say.js';
import { pressOf, type Block, type Card } from './card.js';
import { actions, button, card, line, note, title, typed } from './compose.js';
import { listReasons, sayHeat, sayWhy, type FlagReason, type HeatWord } from './heat-words.js';

export interface ChannelHeatFacts {
  readonly watched: WatchedChannel;
  readonly now: HeatWord;
  readonly hotDays: number;
  readonly reasons: readonly HeatReason[];
  readonly why: FlagReason;
  readonly goals: readonly string[];
  /** Live goals for the whole community. */
  readonly wholeGoals: readonly string[];
  /** Whether the platform grants the reading of text. */
  readonly textGranted: boolean;
}

/** One channel: its heat, its goals, why it is flagged or not, and everything a manager can decide about it. */
export function drawChannelHeat(facts: ChannelHeatFacts, saved = false): Card {
  const { watched } = facts;
  const place = { is: 'channel', id: watched.channel } as const;
  return card(
    title('heat.channel.title'),
    saved ? line('settings.saved') : null,
    line('heat.row', { channel: place, heat: sayHeat(facts.now), why: sayWhy(facts.why) }),
    line('heat.channel.days', { count: facts.hotDays }),
    listReasons(facts.reasons),
    drawGoals(facts),
    drawText(facts),
    drawShift(watched.shift),
    drawButtons(facts),
  );
}

function drawGoals({ goals, wholeGoals }: ChannelHeatFacts): Block[] {
  if (goals.length > 0) return [line('heat.channel.goals'), { is: 'list', items: goals.map((goal) => [typed(goal)]) }];
  const [whole] = wholeGoals;
  return [whole === undefined ? line('heat.channel.goals.none') : line('heat.channel.goals.whole', { title: typed(whole) })];
}

function drawText({ watched, textGranted }: ChannelHeatFacts): Block[] {
  if (watched.textSince !== null) {
    return [line('heat.channel.text.on', { since: { is: 'moment', at: watched.textSince, as: 'day' } }), note('heat.channel.text.english')];
  }
  return [note(textGranted ? 'heat.channel.text.off' : 'heat.channel.text.cannot')];
}

/** What managers' answers have moved, so that it is never a riddle. */
function drawShift(shift: number): Block | null {
  const count = Math.round(Math.abs(shift) * 100 * 10) / 10;
  return count === 0 ? null : note('heat.channel.shift', { direction: known(shift > 0 ? 'slower' : 'quicker'), count });
}

function drawButtons({ watched, textGranted, goals }: ChannelHeatFacts): Block[] {
  const { channel, textSince, tellAtOnce } = watched;
  const text = textSince === null ? (textGranted ? button('heat.button.text-on', pressOf('heat-text', channel, 'on')) : null) : button('heat.button.text-off', pressOf('heat-text', channel, 'off'));
  const goal = goals.length === 0 ? button('flag.button.goal', pressOf('fill', 'goal-add', 'channel', channel), 'main') : null;
  if (!watched.watched) return actions(button('heat.button.watch-on', pressOf('heat-watch', channel, 'on'), 'main'), button('heat.button.all', 'heat'));
  return [
    ...actions(goal, button('heat.button.heated', pressOf('heated', channel)), text, tellAtOnce ? button('heat.button.tell-off', pressOf('heat-tell', channel, 'off')) : button('heat.button.tell-on', pressOf('heat-tell', channel, 'on'))),
    ...actions(button('heat.button.watch-off', pressOf('heat-watch', channel, 'off')), button('heat.button.all', 'heat')),
  ];
}
