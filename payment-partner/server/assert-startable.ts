import { assertHears } from '@jembatan/audit-log'
import { assertFits } from '@jembatan/platform/migrations'
import { readSchema } from '@/db/migrate'
import { getHeadSigner } from './audit/audit-api'
import { getDatabase } from './database'
import { getEnvironment } from './environment'

/**
 * Exits with a sentence that says what to set, if the configuration is unusable. `open` is called
 * when the settings are complete.
 */
export async function assertStartable(open: typeof getDatabase = getDatabase) {
  try {
    const { KASIR_AUDIT_SIGNING_KEY_FILE: file } = getEnvironment()
    if (file) await getHeadSigner(file)
    const { db, sql } = open()
    await assertHears(sql, { variable: 'KASIR_DATABASE_DIRECT_URL' })
    await assertFits('Kasir', () => readSchema(db))
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}
