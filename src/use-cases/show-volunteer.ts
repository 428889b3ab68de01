import { drawVolunteer } from '../cards/volunteer-card.js';
import type { Values, Answer } from '../ports/front-desk.js';
import { dayOf } from '../core/time/calendar.js';
import { answerCard } from './answers.js';
import { ASKS, isConsentLive } from './consent.js';
import type { Context } from './context.js';
import { volunteerHere } from './volunteering.js';

/** One's own page of the register. */
export async function showVolunteer({ store, person, now, home, around }: Context): Promise<Answer> {
  const volunteer = isConsentLive(await store.consent(person.id, ASKS)) ? await store.volunteer(person.id) : null;
  const pausedUntil = volunteer?.pausedUntil ?? null;
  const day = volunteer === null || pausedUntil === null || pausedUntil <= now ? null : dayOf(pausedUntil, volunteer.zone);
  return answerCard(drawVolunteer(volunteer, { pausedUntil: day, threads: around.chatOf(home.platform)?.aside !== undefined }));
}

/** What the form is filled in with: what somebody said before. */
export async function wordVolunteer(context: Context): Promise<Values> {
  const { skills, quiet, zone, pausedUntil } = await volunteerHere(context);
  return {
    skills: skills.join(', '),
    quiet: quiet === null ? '' : `${quiet.from} to ${quiet.to}`,
    zone,
    paused: pausedUntil === null || pausedUntil <= context.now ? '' : dayOf(pausedUntil, zone),
  };
}
