import { remember } from '@epic-web/remember'
import { afterAll, inject, onTestFinished } from 'vitest'
import { connect } from '@/db/connect'
import { cloneRestorableDatabase } from '@/tools/postgres/restorable-database'
import { cloneDatabase } from '@/tools/postgres/test-database'

/** A process runs one test file after the other, each with modules of its own: what they share lives outside them. */
const kept = remember(
  'ramaiTestDatabase',
  (): { ramaiTestDatabase?: ReturnType<typeof cloneRestorableDatabase> } => ({}),
)

/** Of this file. */
let connection: ReturnType<typeof connect> | undefined
afterAll(() => connection?.close())

/** A seeded Ramai database with no rows of another test. */
export async function freshDatabase() {
  kept.ramaiTestDatabase ??= cloneRestorableDatabase(inject('templateUrl'))
  const { url, restore } = await kept.ramaiTestDatabase
  connection ??= connect(url)
  await restore()

  return connection.db
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
