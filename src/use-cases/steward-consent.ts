import type { Card } from '../cards/card.js';
import { drawConsentQuestion, sayConsentQuestion } from '../cards/goal-answers.js';
import type { Goal } from '../core/goals/goal.js';
import type { Moment } from '../core/time/moment.js';
import type { Consent } from '../ports/store.js';
import type { Context } from './context.js';
import { STEWARD_NOTES } from './consent.js';

/** Puts the question under a card when its reader is the goal's steward and was never asked. */
export async function askStewardConsent(context: Context, goal: Goal, card: Card): Promise<Card> {
  if (goal.steward !== context.person.id || goal.state !== 'active') return card;
  if (await context.store.consent(context.person.id, STEWARD_NOTES)) return card;
  return { blocks: [...card.blocks, ...drawConsentQuestion()] };
}

/** A no after a yes takes it back; a first no is a refusal. */
function sayNo(givenAt: Moment | null, now: Moment): Pick<Consent, 'givenAt' | 'refusedAt' | 'withdrawnAt'> {
  return givenAt === null ? { givenAt, refusedAt: now, withdrawnAt: null } : { givenAt, refusedAt: null, withdrawnAt: now };
}

/** Keeps what a steward answered, with the words they were shown. */
export async function answerStewardConsent(context: Context, yes: boolean): Promise<void> {
  const { store, person, now } = context;
  const givenBefore = (await store.consent(person.id, STEWARD_NOTES))?.givenAt ?? null;
  const said = yes ? { givenAt: now, refusedAt: null, withdrawnAt: null } : sayNo(givenBefore, now);
  await store.saveConsent(person.id, { purpose: STEWARD_NOTES, wording: sayConsentQuestion(), ...said });
}
