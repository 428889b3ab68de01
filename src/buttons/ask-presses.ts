import { answerCard } from '../use-cases/answers.js';
import { previewAsk, sendAsk } from '../use-cases/send-ask.js';
import { closeAsk, showAsk } from '../use-cases/show-asks.js';
import { thankHelpers } from '../use-cases/thank-helpers.js';
import { settleSteward } from '../use-cases/settle-steward.js';
import { drawStewardSettled } from '../cards/steward-note-card.js';
import { definePress } from './define-press.js';

export const askShow = definePress({
  name: 'ask-show',
  who: 'managers',
  run: (context, rest, chosen) => showAsk(context, rest[0] ?? chosen[0]),
});

export const askWhen = definePress({
  name: 'ask-when',
  who: 'managers',
  run: (context, rest) => previewAsk(context, rest[0], rest[1]),
});

export const askSend = definePress({
  name: 'ask-send',
  who: 'managers',
  run: (context, rest) => sendAsk(context, rest[0], rest[1]),
});

export const askClose = definePress({
  name: 'ask-close',
  who: 'managers',
  run: (context, rest) => closeAsk(context, rest[0]),
});

export const thank = definePress({
  name: 'thank',
  who: 'managers',
  run: thankHelpers,
});

/** Somebody has written to the one who helps. */
export const written = definePress({
  name: 'written',
  who: 'anyone',
  async run(context, rest) {
    await settleSteward(context, rest[0]);
    return answerCard(drawStewardSettled());
  },
});
