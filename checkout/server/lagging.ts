import type { Database } from '@/db/connect'
import type { Lagging } from '@/db/lagging'
import { findDatabase } from './database'

/**
 * Returns the replica reader beside the process's own database; any other database is returned
 * itself. An import rule restricts it to procedures about public data: never a person's own order,
 * basket or account.
 */
export function laggingBehind(db: Database): Lagging {
  const own = findDatabase()

  return own?.db === db ? own.lagging : db
}
