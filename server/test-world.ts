import { inject, onTestFinished } from 'vitest'
import { connect } from '@/db/connect'
import { cloneDatabase } from '@/tools/postgres/test-database'

/** A seeded Ramai database of the calling test's own. */
export async function freshDatabase() {
  const { url, drop } = await cloneDatabase(inject('templateUrl'))
  const { db, close } = connect(url)
  onTestFinished(async () => {
    await close()
    await drop()
  })

  return db
}
