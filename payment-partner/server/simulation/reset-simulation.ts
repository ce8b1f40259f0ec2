import { sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { emptyTables } from '@/db/empty'
import { type MerchantSeed, seedMerchant } from '@/db/seed'
import { recordEvent } from '../audit/record-event'

/** Resets the simulation: no orders, no jobs, the demo merchant, and the machine's time. */
export async function resetSimulation(db: Database, merchant: MerchantSeed) {
  await db.transaction(async (tx) => {
    await emptyTables(tx)
    // A running job is no longer queued; it finds no row and ends without an error.
    await tx.execute(sql`select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker.jobs`)
    await seedMerchant(tx, merchant)
    await recordEvent(tx, { kind: 'database_reset', detail: {}, at: new Date() })
  })
}
