import { card, line } from '../cards/compose.js';
import { drawNoGoalOff, drawSlowed } from '../cards/heat-note-card.js';
import { requireChannel } from '../use-cases/check-channels.js';
import { answerCard } from '../use-cases/answers.js';
import { decideCounting, decideTelling, decideText, decideWatching } from '../use-cases/decide-watching.js';
import { showChannelHeat, showHeat } from '../use-cases/show-heat.js';
import { slowChannel } from '../use-cases/slow-channel.js';
import { sayHeated } from '../use-cases/tell-heat.js';
import { definePress } from './define-press.js';

export const heatPress = definePress({ name: 'heat', who: 'managers', run: showHeat });

/** One channel, by a button or out of the menu. */
export const heatChannel = definePress({
  name: 'heat-channel',
  who: 'managers',
  run: (context, rest, chosen) => showChannelHeat(context, rest[0] ?? chosen[0] ?? '', false),
});

export const heatText = definePress({
  name: 'heat-text',
  who: 'managers',
  async run(context, [channel = '', on]) {
    await decideText(context, channel, on === 'on');
    return showChannelHeat(context, channel, true);
  },
});

export const heatWatch = definePress({
  name: 'heat-watch',
  who: 'managers',
  async run(context, [channel = '', on]) {
    await decideWatching(context, channel, on === 'on');
    return showChannelHeat(context, channel, true);
  },
});

export const heatTell = definePress({
  name: 'heat-tell',
  who: 'managers',
  async run(context, [channel = '', on]) {
    await decideTelling(context, channel, on === 'on');
    return showChannelHeat(context, channel, true);
  },
});

/** A manager's own word for it. */
export const heated = definePress({
  name: 'heated',
  who: 'managers',
  async run(context, [named = '']) {
    sayHeated(context, await requireChannel(context, named));
    return answerCard(card(line('heat.heated')));
  },
});

export const slow = definePress({
  name: 'slow',
  who: 'managers',
  async run(context, [channel = '']) {
    const came = await slowChannel(context, channel);
    context.around.wake();
    return answerCard(drawSlowed(channel, came));
  },
});

export const noGoalOff = definePress({
  name: 'no-goal-off',
  who: 'managers',
  async run({ store }) {
    await store.changeSettings({ noGoalNotes: false });
    return answerCard(drawNoGoalOff());
  },
});

/** Anybody, about themselves. */
export const counting = definePress({
  name: 'counting',
  who: 'anyone',
  async run(context, [counted]) {
    await decideCounting(context, counted === 'on');
    return answerCard(card(line(counted === 'on' ? 'privacy.counted.done' : 'privacy.uncounted.done')));
  },
});
