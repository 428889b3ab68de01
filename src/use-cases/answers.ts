import type { Card, Form } from '../cards/card.js';
import type { Answer } from '../ports/front-desk.js';

export function answerCard(card: Card): Answer {
  return { is: 'card', card };
}

export function answerForm(form: Form): Answer {
  return { is: 'form', form };
}
