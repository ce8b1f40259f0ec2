import { withReplicas } from 'drizzle-orm/pg-core'
import type { Database } from './connect'

/**
 * A reader for public data that may be some moments old, from a replica where one is configured. It
 * cannot write or begin a transaction. A verb that takes this type accepts the lag; a person's own
 * data must come from `Database`.
 */
export type Lagging = Pick<Database, 'select' | 'selectDistinct' | '$count' | 'query' | 'with' | '$with' | 'execute'>

/** Routes raw SQL to the replica as well: drizzle sends it to the primary, since it could write. */
export function openLagging(db: Database, replica: Database): Lagging {
  return Object.assign(withReplicas(db, [replica]), { execute: replica.execute.bind(replica) })
}
