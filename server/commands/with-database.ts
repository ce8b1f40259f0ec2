import { connect, type Database } from '@/db/connect'
import { getEnvironment } from '../environment'

/** A connection of its own for one command, closed when the command is done. */
export async function withDatabase<Result>(work: (db: Database) => Promise<Result>): Promise<Result> {
  const { db, close } = connect(getEnvironment().RAMAI_DATABASE_DIRECT_URL)
  try {
    return await work(db)
  } finally {
    await close()
  }
}
