import type { Marker } from '../../ports/chat.js';

const EVENT = 'guidon_delivery';

/** What a post of ours carries unseen, by which it is found again. */
export function markWith(marker: Marker) {
  return { metadata: { event_type: EVENT, event_payload: { marker } } };
}

/** Whether a message as Slack keeps it was posted with this marker. */
export function isMarked(message: unknown, marker: Marker): boolean {
  const { metadata } = message as { metadata?: { event_type?: string; event_payload?: { marker?: unknown } } };
  return metadata?.event_type === EVENT && metadata.event_payload?.marker === marker;
}
