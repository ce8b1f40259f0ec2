import { withReplicas } from 'drizzle-orm/pg-core'
import type { Database } from './connect'

/**
 * What reads for everybody alike and may be some moments old: of a replica, where one is set. It writes nothing and begins no
 * transaction, and a verb that names this type has said that it may lag. What is one person's own takes the database itself.
 */
export type Lagging = Pick<Database, 'select' | 'selectDistinct' | '$count' | 'query' | 'with' | '$with' | 'execute'>

/** Statements in SQL of their own go where the others do: drizzle leaves them at the primary, since they could write. */
export function openLagging(db: Database, replica: Database): Lagging {
  return Object.assign(withReplicas(db, [replica]), { execute: replica.execute.bind(replica) })
}
