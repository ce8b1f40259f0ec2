import type { Database } from '@/db/connect'
import type { Lagging } from '@/db/lagging'
import type { Context } from './context'
import { findDatabase } from './database'

/** The context of what all visitors see alike: `db` may be some moments behind the primary. */
export type BrowsingContext = Omit<Context, 'db'> & { db: Lagging; primary: Database }

/**
 * What stands beside the process's own database for reads that may lag; any other has none. An import rule says who may ask:
 * a procedure about what everybody sees alike, and never one about a person's own order, basket or account.
 */
export function laggingBehind(db: Database): Lagging {
  const own = findDatabase()

  return own?.db === db ? own.lagging : db
}
