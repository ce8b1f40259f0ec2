import type { Database } from '@/db/connect'
import type { Lagging } from '@/db/lagging'
import type { Context } from './context'
import { findDatabase } from './database'

/** The context for data that all visitors see alike: `db` may lag behind the primary. */
export type BrowsingContext = Omit<Context, 'db'> & { db: Lagging; primary: Database }

/**
 * Returns the lagging client of the process's own database; any other database stands for itself.
 * An import rule restricts its use to data that everybody sees alike, never a person's own order,
 * basket or account.
 */
export function laggingBehind(db: Database): Lagging {
  const own = findDatabase()

  return own?.db === db ? own.lagging : db
}
