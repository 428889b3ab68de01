import { and, eq, inArray } from 'drizzle-orm';
import type { Person } from '../../core/community/person.js';
import type { Consent, CommunityStore } from '../../ports/store.js';
import type { Run } from './doors.js';
import { firstOf, isId, onlyOf } from './row-access.js';
import { consents, people } from './schema.js';

type People = Pick<CommunityStore, 'person' | 'people' | 'consent' | 'saveConsent'>;

export function storePeople(community: string, run: Run): People {
  return {
    person: (home, key, now) =>
      run(async (statements) => {
        const find = () => statements.select().from(people).where(and(eq(people.community, community), eq(people.home, home), eq(people.key, key)));
        const known = firstOf(await find());
        if (known !== null) return toPerson(known);
        // Somebody else may be writing the same person down: then that row is the person.
        await statements.insert(people).values({ community, home, key, firstSeenAt: now }).onConflictDoNothing();
        return toPerson(onlyOf(await find()));
      }),
    people: async (ids) => {
      const known = ids.filter(isId);
      if (known.length === 0) return [];
      return run(async (statements) => (await statements.select().from(people).where(and(eq(people.community, community), inArray(people.id, known)))).map(toPerson));
    },
    consent: async (person, purpose) => {
      if (!isId(person)) return null;
      const is = and(eq(consents.community, community), eq(consents.person, person), eq(consents.purpose, purpose));
      return run(async (statements) => {
        const row = firstOf(await statements.select().from(consents).where(is));
        return row === null ? null : toConsent(row);
      });
    },
    saveConsent: async (person, consent) => {
      const { purpose, wording, givenAt, refusedAt, withdrawnAt } = consent;
      const record = { wording, givenAt, refusedAt, withdrawnAt };
      await run((statements) =>
        statements
          .insert(consents)
          .values({ community, person, purpose, ...record })
          .onConflictDoUpdate({ target: [consents.community, consents.person, consents.purpose], set: record }),
      );
    },
  };
}

function toPerson({ id, key, home, firstSeenAt, uncountedAt }: typeof people.$inferSelect): Person {
  return { id, key, home, firstSeenAt, uncountedAt };
}

function toConsent({ purpose, wording, givenAt, refusedAt, withdrawnAt }: typeof consents.$inferSelect): Consent {
  return { purpose, wording, givenAt, refusedAt, withdrawnAt };
}
