import { withReplicas } from 'drizzle-orm/pg-core'
import type { Database } from './connect'

/**
 * A read-only client for data that is the same for everybody and may lag, on the replica if there
 * is one. It cannot write or begin a transaction. A verb that takes this type accepts the lag;
 * reads of a person's own data take `Database`.
 */
export type Lagging = Pick<Database, 'select' | 'selectDistinct' | '$count' | 'query' | 'with' | '$with' | 'execute'>

/**
 * Also sends raw SQL to the replica: drizzle would send it to the primary, because it could write.
 */
export function openLagging(db: Database, replica: Database): Lagging {
  return Object.assign(withReplicas(db, [replica]), { execute: replica.execute.bind(replica) })
}
