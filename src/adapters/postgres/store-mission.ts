import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Mission, Standing } from '../../core/mission/mission.js';
import type { CommunityStore } from '../../ports/store.js';
import type { Run } from './doors.js';
import { firstOf } from './row-access.js';
import { missions, standings } from './schema.js';

type MissionPart = Pick<CommunityStore, 'mission' | 'saveMission' | 'standings' | 'addStanding' | 'publishStandings'>;

export function storeMission(community: string, run: Run): MissionPart {
  return {
    mission: () =>
      run(async (statements) => {
        const row = firstOf(await statements.select().from(missions).where(eq(missions.community, community)));
        return row === null ? null : toMission(row);
      }),
    saveMission: async (mission) => {
      const row = toMission(mission);
      await run((statements) => statements.insert(missions).values({ community, ...row }).onConflictDoUpdate({ target: missions.community, set: row }));
    },
    standings: () =>
      run(async (statements) => {
        const rows = await statements.select().from(standings).where(eq(standings.community, community)).orderBy(asc(standings.day), asc(standings.at));
        return rows.map(toStanding);
      }),
    addStanding: async ({ day, us, them, unit, publishedAt }, now) => {
      await run((statements) => statements.insert(standings).values({ community, day, us, them, unit, publishedAt, at: now }));
    },
    publishStandings: async (now) => {
      await run((statements) =>
        statements
          .update(standings)
          .set({ publishedAt: now })
          .where(and(eq(standings.community, community), isNull(standings.publishedAt))),
      );
    },
  };
}

/** The mission's own fields, whatever else the given thing carries. */
function toMission(row: Mission): Mission {
  const { words, attainable, endCriterion, notLine, state, finalAt, madeFinalAt, attainedAt, evidence } = row;
  return { words, attainable, endCriterion, notLine, state, finalAt, madeFinalAt, attainedAt, evidence };
}

function toStanding({ id, day, us, them, unit, publishedAt }: typeof standings.$inferSelect): Standing {
  return { id, day, us, them, unit, publishedAt };
}
