import { assertHears } from '@jembatan/audit-log'
import { assertFits } from '@jembatan/platform/migrations'
import { readSchema } from '@/db/migrate'
import { getHeadSigner } from './audit/audit-api'
import { getDatabase } from './database'
import { getEnvironment } from './environment'
import { getIssuerRegistry } from './handoff/issuer-registry'
import { findOldShopAccount } from './payment/gateway/old-shop-account'

/**
 * Ends the process with a sentence about the missing setting when it cannot start. `open` is called
 * once the settings are known to be complete.
 */
export async function assertStartable(open: typeof getDatabase = getDatabase) {
  try {
    getEnvironment()
    await getHeadSigner()
    await getIssuerRegistry()
    await findOldShopAccount()
    const { db, sql } = open()
    await assertHears(sql, { variable: 'PASAR_DATABASE_DIRECT_URL' })
    await assertFits('Pasar', () => readSchema(db))
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}
