import type { Consent } from '../ports/store.js';

/** What a steward agrees to: notes about the goals in their hands. */
export const STEWARD_NOTES = 'steward-notes';
/** What an author agrees to: to be told once what became of a proposal. */
export const PROPOSAL_NEWS = 'proposal-news';
/** What a volunteer agrees to: to be asked for help by direct message. */
export const ASKS = 'asks';

/** Whether a person has agreed and not taken it back since. */
export function isConsentLive(consent: Consent | null): boolean {
  const givenAt = consent?.givenAt ?? null;
  return givenAt !== null && [consent?.refusedAt, consent?.withdrawnAt].every((against) => (against ?? -1) < givenAt);
}
