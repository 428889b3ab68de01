import { findManagersDoor } from '../use-cases/announce.js';
import type { Hand } from './hand.js';

/** A steward's note that cannot go to that person goes to the managers' channel, as another delivery. What else is written to a person is nobody else's business. */
export async function tellManagersInstead({ around, delivery, store }: Hand): Promise<void> {
  const { kind, subject, id } = delivery;
  if (kind !== 'steward-note') return;
  const door = await findManagersDoor(store, delivery.home);
  if (door) await store.addDelivery({ ...door, kind, subject, once: `instead:${id}`, due: around.clock.now() });
}
