import { asc, getTableColumns, sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { ChannelHour } from '../../ports/heat-store.js';
import type { Statements } from './connection.js';
import { heatHours } from './schema.js';

const { community: _, ...hourColumns } = getTableColumns(heatHours);

export function selectHours(statements: Statements, wanted: SQL | undefined): Promise<ChannelHour[]> {
  return statements.select(hourColumns).from(heatHours).where(wanted).orderBy(asc(heatHours.hour), asc(heatHours.channel));
}

/** One statement, so that of two processes neither loses what the other saw. */
export async function addHeatHour(statements: Statements, hour: ChannelHour & { readonly community: string }): Promise<void> {
  const target = [heatHours.community, heatHours.home, heatHours.channel, heatHours.hour];
  const { home, channel, community, ...rest } = hour;
  const row = { community, home, channel, ...rest, signals: [...rest.signals] };
  await statements.insert(heatHours).values(row).onConflictDoUpdate({ target, set: joined });
}

const joined = {
  heat: greaterOf(heatHours.heat),
  kind: ofTheHotter(heatHours.kind),
  signals: ofTheHotter(heatHours.signals),
  reasons: ofTheHotter(heatHours.reasons),
  messages: greaterOf(heatHours.messages),
  people: greaterOf(heatHours.people),
  hot: sql`${heatHours.hot} or ${offered(heatHours.hot)}`,
};

function offered(column: PgColumn): SQL {
  return sql`excluded.${sql.identifier(column.name)}`;
}

function greaterOf(column: PgColumn): SQL {
  return sql`greatest(${column}, ${offered(column)})`;
}

function ofTheHotter(column: PgColumn): SQL {
  return sql`case when ${offered(heatHours.heat)} > ${heatHours.heat} then ${offered(column)} else ${column} end`;
}
