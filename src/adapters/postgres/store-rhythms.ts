import { and, asc, desc, eq } from 'drizzle-orm';
import type { ChannelRhythm, CommunityStore, StoredOccurrence } from '../../ports/store.js';
import type { Run } from './doors.js';
import { isId, onlyOf, saysSomething } from './row-access.js';
import { occurrences, rhythms } from './schema.js';

type Rhythms = Pick<CommunityStore, 'rhythms' | 'saveRhythm' | 'changeRhythm' | 'addOccurrence' | 'occurrences'>;

export function storeRhythms(community: string, run: Run): Rhythms {
  return {
    rhythms: () =>
      run(async (statements) => {
        const rows = await statements.select().from(rhythms).where(eq(rhythms.community, community)).orderBy(asc(rhythms.home), asc(rhythms.channel));
        return rows.map(toRhythm);
      }),
    saveRhythm: ({ home, channel, recurrence, at, anchor, catchUp, on, offReason, plannedTo, nextDue }) =>
      run(async (statements) => {
        const set = { recurrence, at, anchor, catchUp, on, offReason, plannedTo, nextDue };
        const target = [rhythms.community, rhythms.home, rhythms.channel];
        const rows = await statements
          .insert(rhythms)
          .values({ community, home, channel, ...set })
          .onConflictDoUpdate({ target, set })
          .returning();
        return toRhythm(onlyOf(rows));
      }),
    changeRhythm: async (id, change) => {
      if (!isId(id) || !saysSomething(change)) return;
      await run((statements) => statements.update(rhythms).set(change).where(and(eq(rhythms.community, community), eq(rhythms.id, id))));
    },
    addOccurrence: (occurrence) =>
      run(async (statements) => {
        const rows = await statements.insert(occurrences).values({ community, ...toOccurrence(occurrence) }).onConflictDoNothing().returning({ rhythm: occurrences.rhythm });
        return rows.length > 0;
      }),
    occurrences: (channel, most) =>
      run(async (statements) => {
        const wanted = and(eq(occurrences.community, community), channel === null ? undefined : eq(occurrences.channel, channel));
        return (await statements.select().from(occurrences).where(wanted).orderBy(desc(occurrences.due), asc(occurrences.channel)).limit(most)).map(toOccurrence);
      }),
  };
}

function toRhythm({ community: _, ...rhythm }: typeof rhythms.$inferSelect): ChannelRhythm {
  return rhythm;
}

function toOccurrence(row: StoredOccurrence): StoredOccurrence {
  const { home, channel, rhythm, local, due, outcome, reason, delivery } = row;
  return { home, channel, rhythm, local, due, outcome, reason, delivery };
}
