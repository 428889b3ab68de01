import type { Card } from '../cards/card.js';
import { drawConsentQuestion, sayConsentQuestion } from '../cards/goal-answers.js';
import type { Goal } from '../core/goals/goal.js';
import type { Context } from './context.js';
import { STEWARD_NOTES } from './consent.js';

/** Puts the question under a card when its reader is the goal's steward and was never asked. */
export async function askStewardConsent(context: Context, goal: Goal, card: Card): Promise<Card> {
  if (goal.steward !== context.person.id || goal.state !== 'active') return card;
  if (await context.store.consent(context.person.id, STEWARD_NOTES)) return card;
  return { blocks: [...card.blocks, ...drawConsentQuestion()] };
}

/** Keeps what a steward answered, with the words they were shown. */
export async function answerStewardConsent(context: Context, yes: boolean): Promise<void> {
  const { store, person, now } = context;
  const before = await store.consent(person.id, STEWARD_NOTES);
  const withdrawn = !yes && before?.givenAt ? now : null;
  await store.saveConsent(person.id, {
    purpose: STEWARD_NOTES,
    wording: sayConsentQuestion(),
    givenAt: yes ? now : (before?.givenAt ?? null),
    refusedAt: yes || withdrawn !== null ? null : now,
    withdrawnAt: withdrawn,
  });
}
