import { eq, lt } from 'drizzle-orm';
import type { QueueStore } from '../../ports/store.js';
import type { Run } from './doors.js';
import { forgetDmPlaces } from './queue-dms.js';
import { forgetHours } from './queue-heat.js';
import { firstOf } from './row-access.js';
import { drafts, registrations, seen } from './schema.js';

type Memory = Pick<QueueStore, 'firstTime' | 'registration' | 'saveRegistration' | 'forget'>;

const DAY = 24 * 3_600_000;

/** What was seen and said to the platforms, and forgetting it in time. */
export function queueMemory(run: Run, tidy: () => Promise<void>): Memory {
  let tidiedAt = Number.NEGATIVE_INFINITY;
  return {
    firstTime: (platform, key, now) =>
      run(async (statements) => {
        const rows = await statements.insert(seen).values({ platform, key, at: now }).onConflictDoNothing().returning({ key: seen.key });
        return rows.length > 0;
      }),
    registration: (platform) =>
      run(async (statements) => firstOf(await statements.select().from(registrations).where(eq(registrations.platform, platform)))?.fingerprint ?? null),
    saveRegistration: async (platform, fingerprint) => {
      await run((statements) =>
        statements.insert(registrations).values({ platform, fingerprint }).onConflictDoUpdate({ target: registrations.platform, set: { fingerprint } }),
      );
    },
    forget: async (now) => {
      await run(async (statements) => {
        await statements.delete(drafts).where(lt(drafts.at, now - DAY));
        await statements.delete(seen).where(lt(seen.at, now - 2 * DAY));
        await forgetHours(statements, now);
        await forgetDmPlaces(statements, now);
      });
      if (now - tidiedAt < DAY) return;
      tidiedAt = now;
      await tidy();
    },
  };
}
