import type { Consent } from '../ports/store.js';

/** What a steward agrees to: notes about the goals in their hands. */
export const STEWARD_NOTES = 'steward-notes';

/** Whether a person has agreed and not taken it back since. */
export function isConsentLive(consent: Consent | null): boolean {
  const givenAt = consent?.givenAt ?? null;
  return givenAt !== null && [consent?.refusedAt, consent?.withdrawnAt].every((against) => (against ?? -1) < givenAt);
}
