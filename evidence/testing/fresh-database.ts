import postgres from 'postgres'
import { inject, onTestFinished } from 'vitest'
import { cloneDatabase } from '../../tools/postgres/test-database'

/** A database of Ramai of the calling test's own. */
export async function freshDatabase() {
  const { url, drop } = await cloneDatabase(inject('templateUrl'))
  const sql = postgres(url, { max: 2, onnotice: () => {} })
  onTestFinished(async () => {
    await sql.end({ timeout: 5 })
    await drop()
  })

  return { url, sql }
}
