import { card, line } from '../cards/compose.js';
import { answerCard } from '../use-cases/answers.js';
import { tellHeat } from '../use-cases/tell-heat.js';
import { defineMessageAction } from './define-command.js';

/** The message itself is not looked at: it only says where. */
export const tellHeatAction = defineMessageAction({
  name: 'action.heat',
  who: 'anyone',
  async run(context, on) {
    const { channel } = on;
    const told = await tellHeat(context, channel);
    const key = told === 'told' ? 'heat.told' : (`heat.told.${told}` as const);
    return answerCard(card(line(key, { channel: { is: 'channel', id: channel } })));
  },
});
