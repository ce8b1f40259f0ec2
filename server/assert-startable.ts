import { assertHears } from '@jembatan/audit-log'
import { assertFits } from '@jembatan/platform/migrations'
import { readSchema } from '@/db/migrate'
import { getHeadSigner } from './audit/audit-api'
import { getDatabase } from './database'
import { getIssuer } from './handoff/issuer'
import { getShops } from './shop/shops'

/**
 * Ends the process before it serves requests, with sentences that say what to set and without a
 * stack.
 */
export async function assertStartable() {
  try {
    await getIssuer()
    getShops()
    await getHeadSigner()
    const { db, sql } = getDatabase()
    await assertHears(sql, { variable: 'RAMAI_DATABASE_DIRECT_URL' })
    await assertFits('Ramai', () => readSchema(db))
  } catch (problem) {
    console.error(problem instanceof Error ? problem.message : problem)
    process.exit(1)
  }
}
