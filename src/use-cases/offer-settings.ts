import { drawSettingsOffer } from '../cards/settings-card.js';
import type { Community } from '../core/community/settings.js';
import type { Answer } from '../ports/front-desk.js';
import type { Context } from './context.js';

/** The platform does not say who installed Guidon: the first manager at any door is offered the settings, once. */
export async function offerSettings(context: Context, answer: Answer): Promise<Answer> {
  const { community, manager, store, now } = context;
  if (answer.is !== 'card' || !manager || !isOfferDue(community)) return answer;
  // The visit itself may have set everything up.
  if (!isOfferDue(await store.settings())) return answer;
  await store.changeSettings({ settingsOfferedAt: now });
  return { is: 'card', card: { blocks: [...answer.card.blocks, ...drawSettingsOffer().blocks] } };
}

function isOfferDue({ setUpAt, settingsOfferedAt }: Community): boolean {
  return setUpAt === null && settingsOfferedAt === null;
}
