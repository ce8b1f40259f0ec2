import { inject, onTestFinished } from 'vitest'
import { connect } from '@/db/connect'
import { cloneRestorableDatabase } from '@/tools/postgres/restorable-database'
import { cloneDatabase } from '@/tools/postgres/test-database'

/** All tests of a file take the same database, one after the other. */
const shared: { database?: ReturnType<typeof openSharedDatabase> } = {}

/** A seeded Ramai database with no rows of another test. */
export async function freshDatabase() {
  shared.database ??= openSharedDatabase()
  const { db, restore } = await shared.database
  await restore()

  return db
}

async function openSharedDatabase() {
  const { url, restore } = await cloneRestorableDatabase(inject('templateUrl'))

  return { ...connect(url), restore }
}

/** A database that the calling test may alter, and that nobody gets after it. */
export async function ownDatabase() {
  const { url, drop } = await cloneDatabase(inject('templateUrl'))
  const { db, close } = connect(url)
  onTestFinished(async () => {
    await close()
    await drop()
  })

  return db
}
