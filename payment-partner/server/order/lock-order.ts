import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'

/** Whoever makes a page or charges for one order takes turns: before the first there is no row to lock. */
export const lockOrder = (tx: Connection, merchantId: string, orderId: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${merchantId}/${orderId}`}, 0))`)
