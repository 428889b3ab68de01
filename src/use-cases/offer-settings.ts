import { drawSettingsOffer } from '../cards/settings-card.js';
import type { Answer } from '../ports/front-desk.js';
import type { Context } from './context.js';

/** The platform does not say who installed Guidon: the first manager at any door is offered the settings, once. */
export async function offerSettings(context: Context, answer: Answer): Promise<Answer> {
  const { community, manager, store, now } = context;
  if (answer.is !== 'card' || !manager || community.setUpAt !== null || community.settingsOfferedAt !== null) return answer;
  await store.changeSettings({ settingsOfferedAt: now });
  return { is: 'card', card: { blocks: [...answer.card.blocks, ...drawSettingsOffer().blocks] } };
}
