import { findManagersDoor } from '../use-cases/announce.js';
import { isConsentLive, STEWARD_NOTES } from '../use-cases/consent.js';
import type { Hand } from './hand.js';

/** Nobody is written to without their word, and it may have been taken back since the note was made. */
export async function mayWriteTo({ around, delivery, store }: Hand): Promise<boolean> {
  const person = await store.person(delivery.home, delivery.target, around.clock.now());
  return isConsentLive(await store.consent(person.id, STEWARD_NOTES));
}

/** A note that cannot go to a person goes to the managers' channel, as another delivery. */
export async function tellManagersInstead({ around, delivery, store }: Hand): Promise<void> {
  const door = await findManagersDoor(store, delivery.home);
  if (!door) return;
  const { kind, subject, id } = delivery;
  await store.addDelivery({ ...door, kind, subject, once: `instead:${id}`, due: around.clock.now() });
}
