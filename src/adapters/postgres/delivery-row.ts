import { and, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { Platform } from '../../core/community/home.js';
import type { Delivery } from '../../core/delivery/delivery.js';
import type { Statements } from './connection.js';
import { deliveries, homes } from './schema.js';

/** A delivery's columns and those of the home it goes to, for use where only the delivery's table is at hand. */
export const deliveryColumns = {
  ...getTableColumns(deliveries),
  platform: sql<Platform>`(select ${homes.platform} from ${homes} where ${homes.id} = ${deliveries.home})`,
  homeKey: sql<string>`(select ${homes.key} from ${homes} where ${homes.id} = ${deliveries.home})`,
};

/** Still to be sent or looked for. */
export const isOpen = inArray(deliveries.state, ['ready', 'claimed', 'sending', 'unknown']);

type DeliveryRow = typeof deliveries.$inferSelect & { readonly platform: Platform; readonly homeKey: string };

export function selectDeliveries(statements: Statements) {
  return statements
    .select({ ...getTableColumns(deliveries), platform: homes.platform, homeKey: homes.key })
    .from(deliveries)
    .innerJoin(homes, and(eq(homes.community, deliveries.community), eq(homes.id, deliveries.home)))
    .$dynamic();
}

export function toDelivery(row: DeliveryRow): Delivery {
  const { once: _once, sentAt: _sentAt, turn: _turn, editNotBefore: _editNotBefore, ...rest } = row;
  return { ...rest, marker: makeMarker(row.id) };
}

/** 22 characters that stand for the delivery's id on the platforms. */
function makeMarker(id: string): string {
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
}
