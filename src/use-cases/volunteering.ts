import { drawAgainQuestion, sayAgainQuestion, sayJoinQuestion } from '../cards/volunteer-card.js';
import type { Card } from '../cards/card.js';
import type { Volunteer } from '../core/asks/volunteer.js';
import { Refusal } from '../core/refusal.js';
import { startOfDay } from '../core/time/calendar.js';
import { readDay } from '../core/time/read-day.js';
import type { CalendarDay, Moment } from '../core/time/moment.js';
import { readTime } from '../core/time/read-time.js';
import { listNearestZones } from '../core/time/nearest-zones.js';
import { findZone } from '../core/time/zone.js';
import type { Values } from '../ports/front-desk.js';
import { ASKS, isConsentLive } from './consent.js';
import { together, type Context } from './context.js';

const SKILLS = { most: 10, letters: 30 } as const;

/** What a new volunteer begins with: the night is theirs. */
function beginWith(context: Context): Volunteer {
  const { person, community } = context;
  return { person: person.id, skills: [], quiet: { from: '22:00', to: '08:00' }, zone: community.zone, pausedUntil: null, threadFallback: false, unnamed: false };
}

/** Puts the question under the answer to *I'll help*, to somebody who was never asked. */
export async function askAgain(context: Context, card: Card): Promise<Card> {
  if (await context.store.consent(context.person.id, ASKS)) return card;
  return { blocks: [...card.blocks, ...drawAgainQuestion()] };
}

/** Keeps the consent with the words shown; a new yes is a new consent, a no after a yes ends it for good. */
export async function answerAskAgain(context: Context, yes: boolean): Promise<void> {
  if (yes) return join(context, sayAgainQuestion());
  return refuse(context);
}

/** The same from one's own page; whoever comes back gives a new consent and begins anew. */
export function joinRegister(context: Context): Promise<void> {
  return join(context, sayJoinQuestion());
}

function join(context: Context, wording: string): Promise<void> {
  return together(context, async ({ store, person, now }) => {
    const before = await store.consent(person.id, ASKS);
    if (isConsentLive(before) && (await store.volunteer(person.id))) return;
    await store.saveConsent(person.id, { purpose: ASKS, wording, givenAt: now, refusedAt: null, withdrawnAt: null });
    await store.saveVolunteer(beginWith(context), now);
  });
}

async function refuse(context: Context): Promise<void> {
  const { store, person, now } = context;
  if (isConsentLive(await store.consent(person.id, ASKS))) return stopAsking(context);
  await store.saveConsent(person.id, { purpose: ASKS, wording: sayAgainQuestion(), givenAt: null, refusedAt: now, withdrawnAt: null });
}

/** At once and for good. */
export function stopAsking({ store, person, now }: Context): Promise<void> {
  return store.leaveRegister(person.id, now);
}

/** Whether other communities this Guidon serves may ask the same person. */
export async function isAskedElsewhere({ around, home, visit, store }: Context): Promise<boolean> {
  return (await around.store.queue.registersOf(home.platform, visit.visitor.key)).some(({ community }) => community !== store.community);
}

/** The same in every community: each is left by its own door. */
export async function stopAskingEverywhere(context: Context): Promise<void> {
  const { around, home, visit, now } = context;
  await stopAsking(context);
  for (const { community, person } of await around.store.queue.registersOf(home.platform, visit.visitor.key)) await around.store.of(community).leaveRegister(person, now);
}

export async function volunteerHere({ store, person }: Context): Promise<Volunteer> {
  const volunteer = await store.volunteer(person.id);
  if (!volunteer) throw new Refusal('not-volunteer');
  return volunteer;
}

/** What somebody says of themselves in the form. */
export async function saveVolunteering(context: Context, { skills = '', quiet = '', zone: named = '', paused = '' }: Values): Promise<void> {
  const before = await volunteerHere(context);
  const zone = readZone(named) ?? before.zone;
  const said = { skills: readSkills(skills), quiet: readQuiet(quiet), zone, pausedUntil: readPause(paused, context.today, zone) };
  await context.store.saveVolunteer({ ...before, ...said }, context.now);
}

/** Until the first moment of that day where they are. */
function readPause(typed: string, today: CalendarDay, zone: string): Moment | null {
  const day = readDay(typed, today);
  if (day === null) return null;
  if (typeof day !== 'string') throw new Refusal('pause-day', { typed });
  return startOfDay(day, zone);
}

export async function changeVolunteering(context: Context, change: Partial<Pick<Volunteer, 'threadFallback' | 'unnamed'>>): Promise<void> {
  await context.store.saveVolunteer({ ...(await volunteerHere(context)), ...change }, context.now);
}

function readSkills(typed: string): string[] {
  const skills = [...new Set(typed.split(/[,;\n]/u).map((word) => word.replaceAll(/\s+/g, ' ').trim()).filter((word) => word !== ''))];
  if (skills.length > SKILLS.most || skills.some((word) => word.length > SKILLS.letters)) throw new Refusal('too-many-skills', SKILLS);
  return skills;
}

function readQuiet(typed: string): Volunteer['quiet'] {
  if (typed.trim() === '') return null;
  const [from, to, more] = typed.split(/\s*(?:to|until|till|-|–|—)\s*/u).map(readTime);
  if (typeof from !== 'string' || typeof to !== 'string' || more !== undefined) throw new Refusal('quiet-unreadable', { typed });
  return { from, to };
}

function readZone(typed: string): string | null {
  if (typed.trim() === '') return null;
  const zone = findZone(typed);
  if (zone !== null) return zone;
  const nearest = listNearestZones(typed, 3);
  throw nearest.length === 0 ? new Refusal('zone-unknown', { typed }) : new Refusal('zone-unknown-nearest', { typed, nearest: nearest.join(' · ') });
}
