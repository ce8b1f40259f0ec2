import { remember } from '@epic-web/remember'
import { afterAll, inject, onTestFinished } from 'vitest'
import { connect } from '@/db/connect'
import { cloneRestorableDatabase } from '@/tools/dev/postgres/restorable-database'
import { cloneDatabase } from '@/tools/dev/postgres/test-database'

/** Shared through the process: it runs several test files, each with its own modules. */
const memory = remember(
  'ramaiTestDatabase',
  (): { ramaiTestDatabase?: ReturnType<typeof cloneRestorableDatabase> } => ({}),
)

/** The connection of this test file. */
let connection: ReturnType<typeof connect> | undefined
afterAll(() => connection?.close())

/** Returns a seeded Ramai database without rows of other tests. */
export async function freshDatabase() {
  memory.ramaiTestDatabase ??= cloneRestorableDatabase(inject('templateUrl'))
  const { url, restore } = await memory.ramaiTestDatabase
  connection ??= connect(url)
  await restore()

  return connection.db
}

/** Returns a database that the test may alter; it is dropped afterwards. */
export async function ownDatabase() {
  const { url, drop } = await cloneDatabase(inject('templateUrl'))
  const { db, close } = connect(url)
  onTestFinished(async () => {
    await close()
    await drop()
  })

  return db
}
