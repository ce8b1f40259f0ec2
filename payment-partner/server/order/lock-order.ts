import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'

/**
 * Serializes page creation and charges of one order: before the first one there is no row to lock.
 */
export const lockOrder = (tx: Connection, merchantId: string, orderId: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${merchantId}/${orderId}`}, 0))`)
