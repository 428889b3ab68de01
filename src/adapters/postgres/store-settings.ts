import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Home } from '../../core/community/home.js';
import type { Community } from '../../core/community/settings.js';
import type { Change, CommunityStore } from '../../ports/store.js';
import type { Run } from './doors.js';
import { isId, onlyOf, saysSomething } from './row-access.js';
import { communities, homes } from './schema.js';

type Settings = Pick<CommunityStore, 'settings' | 'changeSettings' | 'homes' | 'changeHome'>;

export function storeSettings(community: string, run: Run): Settings {
  return {
    settings: () => run(async (statements) => toCommunity(onlyOf(await statements.select().from(communities).where(eq(communities.id, community))))),
    changeSettings: async (change) => {
      const row = toSettingsRow(change);
      if (saysSomething(row)) await run((statements) => statements.update(communities).set(row).where(eq(communities.id, community)));
    },
    homes: () => run(async (statements) => (await statements.select().from(homes).where(isHere(community)).orderBy(asc(homes.joinedAt), asc(homes.id))).map(toHome)),
    changeHome: async (home, change) => {
      const { name, postsChannel, managersChannel, boardChannel, managerRole } = change;
      const row = { name, postsChannel, managersChannel, boardChannel, managerRole };
      if (isId(home) && saysSomething(row)) {
        await run((statements) => statements.update(homes).set(row).where(and(eq(homes.community, community), eq(homes.id, home))));
      }
    },
  };
}

function isHere(community: string) {
  return and(eq(homes.community, community), isNull(homes.leftAt));
}

function toCommunity(row: typeof communities.$inferSelect): Community {
  return { ...row, quietDays: row.quietDays as Community['quietDays'] };
}

function toSettingsRow({ quietDays, ...rest }: Change<Omit<Community, 'id'>>) {
  return { ...rest, quietDays: quietDays === undefined ? undefined : [...quietDays] };
}

/** What of a home's row the core knows. */
export function toHome(row: typeof homes.$inferSelect): Home {
  const { id, platform, key, name, postsChannel, managersChannel, boardChannel, managerRole } = row;
  return { id, platform, key, name, postsChannel, managersChannel, boardChannel, managerRole };
}
