import { pressOf, type Card } from './card.js';
import { actions, button, card, line } from './compose.js';

/** Put under the first answer a manager gets, for no platform says who installed Guidon. */
export function drawSettingsOffer(): Card {
  return card(line('settings.offer'), actions(button('settings.button.set-up', pressOf('fill', 'settings-home'), 'main')));
}
