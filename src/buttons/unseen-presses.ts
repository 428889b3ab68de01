import { drawUnseenSettled } from '../cards/manager-note-card.js';
import { answerCard } from '../use-cases/answers.js';
import type { Context } from '../use-cases/context.js';
import { definePress } from './define-press.js';

async function settle(context: Context, delivery: string | undefined, said: 'appeared' | 'again') {
  const settled = await context.store.settleUnseen(delivery ?? '', said);
  context.around.wake();
  return answerCard(drawUnseenSettled(settled ? said : 'before'));
}

export const appeared = definePress({
  name: 'appeared',
  who: 'managers',
  run: (context, rest) => settle(context, rest[0], 'appeared'),
});

export const sendAgain = definePress({
  name: 'send-again',
  who: 'managers',
  run: (context, rest) => settle(context, rest[0], 'again'),
});
