import { sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { emptyTables } from '@/db/empty'
import { type MerchantSeed, seedMerchant } from '@/db/seed'
import { recordEvent } from '../audit/record-event'

/** As on the first day: no order, no job, the demo merchant, and the machine's own time. */
export async function resetSimulation(db: Database, merchant: MerchantSeed) {
  await db.transaction(async (tx) => {
    await emptyTables(tx)
    // A job that runs at this moment is no longer queued; it finds no row and ends in peace.
    await tx.execute(sql`select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker.jobs`)
    await seedMerchant(tx, merchant)
    await recordEvent(tx, { kind: 'database_reset', detail: {}, at: new Date() })
  })
}
