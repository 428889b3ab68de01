import { and, asc, eq, isNotNull, isNull, lt, notExists, or, sql, type SQL } from 'drizzle-orm';
import type { Volunteer } from '../../core/asks/volunteer.js';
import type { Moment } from '../../core/time/moment.js';
import type { AskedBefore, AskStore } from '../../ports/ask-store.js';
import type { Statements } from './connection.js';
import { isOpen } from './delivery-row.js';
import type { Run } from './doors.js';
import { firstOf, isId } from './row-access.js';
import { consents, deliveries, invitations, people, volunteers } from './schema.js';
import { makeStorable } from './storable-text.js';

type Volunteers = Pick<AskStore, 'volunteer' | 'saveVolunteer' | 'leaveRegister' | 'skills' | 'volunteersToAsk' | 'contact' | 'noteMessage' | 'setUnreachable' | 'waitingMessages'>;

/** The purpose of the consent without which nobody is in the register. */
const PURPOSE = 'asks';

export function storeVolunteers(community: string, run: Run): Volunteers {
  const members = and(eq(volunteers.community, community), isNull(volunteers.leftAt));
  return {
    volunteer: async (person) =>
      isId(person) ? run(async (statements) => firstOf((await statements.select().from(volunteers).where(and(members, eq(volunteers.person, person)))).map(toVolunteer))) : null,
    saveVolunteer: async (volunteer, now) => {
      if (isId(volunteer.person)) await run((statements) => save(statements, { community, volunteer, now }));
    },
    leaveRegister: async (person, now) => {
      if (isId(person)) await run((statements) => leave(statements, { community, person, now }));
    },
    skills: (most) =>
      run(async (statements) => {
        const skill = sql<string>`mode() within group (order by skill)`;
        const rows = await statements
          .select({ skill })
          .from(sql`${volunteers}, unnest(${volunteers.skills}) as skill`)
          .where(members)
          .groupBy(sql`lower(skill)`)
          .orderBy(sql`count(*) desc, lower(skill)`)
          .limit(most);
        return rows.map((row) => row.skill);
      }),
    volunteersToAsk: () => run((statements) => listToAsk(statements, community)),
    ...storeContacts(community, run),
  };
}

function storeContacts(community: string, run: Run): Pick<Volunteers, 'contact' | 'noteMessage' | 'setUnreachable' | 'waitingMessages'> {
  const is = (person: string) => and(eq(people.community, community), eq(people.id, person));
  const columns = { firstMessageAt: people.firstMessageAt, unreachableUntil: people.unreachableUntil };
  return {
    contact: async (person) => {
      const unknown = { firstMessageAt: null, unreachableUntil: null };
      return isId(person) ? run(async (statements) => firstOf(await statements.select(columns).from(people).where(is(person))) ?? unknown) : unknown;
    },
    noteMessage: async (person, now) => {
      if (isId(person)) await run((statements) => statements.update(people).set({ firstMessageAt: now }).where(and(is(person), isNull(people.firstMessageAt))));
    },
    setUnreachable: async (person, until) => {
      if (isId(person)) await run((statements) => statements.update(people).set({ unreachableUntil: until }).where(is(person)));
    },
    waitingMessages: () =>
      run((statements) => {
        const theirs = and(eq(people.community, community), eq(people.home, deliveries.home), eq(people.key, deliveries.target));
        const known = statements.select({ id: people.id }).from(people).where(and(theirs, isNotNull(people.firstMessageAt)));
        return statements.$count(deliveries, and(eq(deliveries.community, community), eq(deliveries.toPerson, true), isOpen, notExists(known)));
      }),
  };
}

/** A consent that is live: given, and not refused or taken back since. */
function isLive(): SQL | undefined {
  const holds = (against: typeof consents.refusedAt | typeof consents.withdrawnAt) => or(isNull(against), lt(against, consents.givenAt));
  return and(eq(consents.purpose, PURPOSE), isNotNull(consents.givenAt), holds(consents.refusedAt), holds(consents.withdrawnAt));
}

/** Whether a person may be asked; whoever takes it back meanwhile waits until this transaction has ended. */
export async function holdConsent(statements: Statements, community: string, person: string): Promise<boolean> {
  const is = and(eq(consents.community, community), eq(consents.person, person), isLive());
  return (await statements.select({ id: consents.id }).from(consents).where(is).for('share')).length > 0;
}

interface Saving {
  readonly community: string;
  readonly volunteer: Volunteer;
  readonly now: Moment;
}

async function save(statements: Statements, { community, volunteer, now }: Saving): Promise<void> {
  const { person, skills, quiet, zone, pausedUntil, threadFallback, unnamed } = volunteer;
  if (!(await holdConsent(statements, community, person))) return;
  const said = { skills: skills.map(makeStorable), quietFrom: quiet?.from ?? null, quietTo: quiet?.to ?? null, zone, pausedUntil, threadFallback, unnamed, leftAt: null };
  const joinedAt = sql`case when ${volunteers.leftAt} is null then ${volunteers.joinedAt} else ${new Date(now).toISOString()}::timestamptz end`;
  await statements
    .insert(volunteers)
    .values({ community, person, ...said, joinedAt: now })
    .onConflictDoUpdate({ target: [volunteers.community, volunteers.person], set: { ...said, joinedAt } });
}

interface Leaving {
  readonly community: string;
  readonly person: string;
  readonly now: Moment;
}

async function leave(statements: Statements, { community, person, now }: Leaving): Promise<void> {
  const moment = sql`${new Date(now).toISOString()}::timestamptz`;
  const isTheirs = and(eq(consents.community, community), eq(consents.person, person), isLive());
  // However wrong a clock runs, the word that came last holds.
  await statements.update(consents).set({ withdrawnAt: sql`greatest(${moment}, ${consents.givenAt})` }).where(isTheirs);
  const nothing = { skills: [], quietFrom: null, quietTo: null, zone: 'UTC', pausedUntil: null, threadFallback: false, unnamed: false };
  await statements
    .update(volunteers)
    .set({ ...nothing, leftAt: now })
    .where(and(eq(volunteers.community, community), eq(volunteers.person, person), isNull(volunteers.leftAt)));
  await statements
    .update(invitations)
    .set({ answer: 'stop', answeredAt: now })
    .where(and(eq(invitations.community, community), eq(invitations.person, person), isNull(invitations.answer)));
}

async function listToAsk(statements: Statements, community: string): Promise<AskedBefore[]> {
  const asked = statements
    .select({
      person: invitations.person,
      lastAskedAt: sql`max(${invitations.at})`.mapWith(invitations.at).as('last_asked_at'),
      waits: sql<boolean>`bool_or(${invitations.answer} is null)`.as('waits'),
      laterUntil: sql`max(${invitations.laterUntil})`.mapWith(invitations.at).as('later_until'),
    })
    .from(invitations)
    .where(eq(invitations.community, community))
    .groupBy(invitations.person)
    .as('asked');
  const rows = await statements
    .select({
      volunteer: volunteers,
      unreachableUntil: people.unreachableUntil,
      lastAskedAt: asked.lastAskedAt,
      waits: sql<boolean>`coalesce(${asked.waits}, false)`,
      laterUntil: asked.laterUntil,
    })
    .from(volunteers)
    .innerJoin(people, and(eq(people.community, volunteers.community), eq(people.id, volunteers.person)))
    .innerJoin(consents, and(eq(consents.community, volunteers.community), eq(consents.person, volunteers.person), isLive()))
    .leftJoin(asked, eq(asked.person, volunteers.person))
    .where(and(eq(volunteers.community, community), isNull(volunteers.leftAt)))
    .orderBy(asc(volunteers.joinedAt), asc(volunteers.person));
  return rows.map((row) => ({ ...row, volunteer: toVolunteer(row.volunteer) }));
}

function toVolunteer({ person, skills, quietFrom, quietTo, zone, pausedUntil, threadFallback, unnamed }: typeof volunteers.$inferSelect): Volunteer {
  const quiet = quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo };
  return { person, skills, quiet, zone, pausedUntil, threadFallback, unnamed };
}
