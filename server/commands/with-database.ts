import { connect, type Database } from '@/db/connect'
import { getEnvironment } from '../environment'

/** Opens a connection for one command and closes it afterwards. */
export async function withDatabase<Result>(work: (db: Database) => Promise<Result>): Promise<Result> {
  const { db, close } = connect(getEnvironment().RAMAI_DATABASE_DIRECT_URL)
  try {
    return await work(db)
  } finally {
    await close()
  }
}
